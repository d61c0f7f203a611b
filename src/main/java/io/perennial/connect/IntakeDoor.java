package io.perennial.connect;

import io.perennial.accounts.Account;
import io.perennial.accounts.Accounts;
import io.perennial.accounts.ExternalId;
import io.perennial.events.Event;
import io.perennial.events.FactKind;
import io.perennial.events.Intake;
import io.perennial.events.Verdict;
import io.perennial.shared.SourceKey;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The doors of imports: into the log, or only past it. */
final class IntakeDoor {

    private IntakeDoor() {}

    static Door open(Intake intake, SourceKey source) {
        return new Door() {
            @Override
            public List<Answer> accept(List<Event> events) {
                return intake.accept(source, events).verdicts().stream()
                        .map(IntakeDoor::answer)
                        .toList();
            }

            @Override
            public Set<String> known(List<String> messageIds) {
                return intake.known(source, messageIds);
            }
        };
    }

    private static Door.Answer answer(Verdict verdict) {
        return switch (verdict) {
            case Verdict.Accepted() -> new Door.Answer.Taken();
            case Verdict.Held(String reason) -> new Door.Answer.Waits(reason);
            // a reject would keep what was asked to be erased
            case Verdict.Forgotten() -> new Door.Answer.Known();
            case Verdict.Dropped(String _, boolean duplicate, String reason) ->
                duplicate ? new Door.Answer.Known() : new Door.Answer.Refused(reason);
        };
    }

    /** Looks at what would happen and changes nothing. */
    static final class Look implements Door {

        private final Intake intake;
        private final Accounts accounts;
        private final SourceKey source;
        private final Set<String> told = new HashSet<>();

        Look(Intake intake, Accounts accounts, SourceKey source) {
            this.intake = intake;
            this.accounts = accounts;
            this.source = source;
        }

        @Override
        public List<Answer> accept(List<Event> events) {
            Set<String> known = known(events.stream().map(Event::messageId).toList());
            Set<ExternalId> there = there(events);
            List<Answer> answers = new ArrayList<>(events.size());
            for (Event event : events) {
                answers.add(answer(event, known, there));
            }
            return answers;
        }

        @Override
        public Set<String> known(List<String> messageIds) {
            return intake.known(source, messageIds);
        }

        private Answer answer(Event event, Set<String> known, Set<ExternalId> there) {
            Optional<String> problem = intake.problem(event);
            if (problem.isPresent()) {
                return new Answer.Refused(problem.get());
            }
            if (known.contains(event.messageId())) {
                return new Answer.Known();
            }
            ExternalId account = event.account().orElseThrow();
            return there.contains(account) ? new Answer.Taken() : new Answer.Waits(account.id());
        }

        /** Accounts that exist, or that an earlier row of this import would make. */
        private synchronized Set<ExternalId> there(List<Event> events) {
            Set<ExternalId> asked = new HashSet<>();
            for (Event event : events) {
                event.account().ifPresent(asked::add);
                if (event.kind() == FactKind.GROUP) {
                    event.account().map(ExternalId::id).ifPresent(told::add);
                }
            }
            Map<ExternalId, Account.Id> known = accounts.ids((Collection<ExternalId>) asked);
            Set<ExternalId> there = new HashSet<>(known.keySet());
            asked.stream().filter(id -> told.contains(id.id())).forEach(there::add);
            return there;
        }
    }
}
