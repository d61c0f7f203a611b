package io.perennial.health;

import io.perennial.accounts.Account;
import io.perennial.accounts.AccountHistory;
import io.perennial.accounts.Accounts;
import io.perennial.accounts.ExternalId;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeMap;
import org.springframework.stereotype.Component;

/** Audits score histories of other systems by the same rule as our own. */
@Component
class Rivals {

    private static final int CHUNK = 1000;

    /** A score older than this says nothing of a day any more. */
    private static final int STANDS_DAYS = 31;

    private final Accounts accounts;
    private final Outcomes outcomes;
    private final DayStore days;

    Rivals(Accounts accounts, Outcomes outcomes, DayStore days) {
        this.accounts = accounts;
        this.outcomes = outcomes;
        this.days = days;
    }

    RivalAudit audit(List<RivalScore> scores, RivalAudit.Reading reading) {
        Map<String, Optional<Account.Id>> known = names();
        Map<Account.Id, NavigableMap<LocalDate, RivalScore>> byAccount = new HashMap<>();
        Set<String> unknown = new LinkedHashSet<>();
        long matched = 0;
        for (RivalScore score : scores) {
            Optional<Account.Id> account =
                    known.getOrDefault(score.account().strip().toLowerCase(Locale.ROOT), Optional.empty());
            if (account.isEmpty()) {
                unknown.add(score.account());
                continue;
            }
            matched++;
            byAccount.computeIfAbsent(account.get(), id -> new TreeMap<>()).put(score.day(), score);
        }
        Map<Account.Id, Departure> departures = outcomes.departures();
        LocalDate until = outcomes.until(departures);
        List<Outcome> theirs = theirs(byAccount, departures, until, reading);
        return new RivalAudit(
                Validation.of(theirs, until),
                Validation.of(ours(theirs), until),
                scores.size(),
                matched,
                List.copyOf(unknown));
    }

    private static List<Outcome> theirs(
            Map<Account.Id, NavigableMap<LocalDate, RivalScore>> byAccount,
            Map<Account.Id, Departure> departures,
            LocalDate until,
            RivalAudit.Reading reading) {
        Optional<LocalDate> first =
                byAccount.values().stream().map(NavigableMap::firstKey).min(LocalDate::compareTo);
        List<LocalDate> observed =
                first.map(day -> Outcome.observationDays(day, until)).orElse(List.of());
        List<Outcome> found = new ArrayList<>();
        byAccount.forEach((account, scores) -> observed.forEach(day -> {
            Map.Entry<LocalDate, RivalScore> standing = scores.floorEntry(day);
            Departure departure = departures.get(account);
            if (standing != null && departure != null && !standing.getKey().isBefore(day.minusDays(STANDS_DAYS))) {
                departure
                        .within(day, Validation.HORIZON_DAYS)
                        .ifPresent(lost -> found.add(outcome(account, day, standing.getValue(), lost, reading)));
            }
        }));
        return found;
    }

    private static Outcome outcome(
            Account.Id account, LocalDate day, RivalScore score, Optional<LocalDate> lost, RivalAudit.Reading reading) {
        double healthier = reading.higherIsHealthier() ? score.score() : -score.score();
        return new Outcome(account, day, OptionalDouble.of(healthier), reading.band(score), lost, List.of());
    }

    /** Our closings of the same customers and days; those we did not score are left out. */
    private List<Outcome> ours(List<Outcome> theirs) {
        Map<Account.Id, Map<LocalDate, Outcome>> asked = new HashMap<>();
        Set<LocalDate> observed = new HashSet<>();
        theirs.forEach(outcome -> {
            asked.computeIfAbsent(outcome.account(), id -> new HashMap<>()).put(outcome.day(), outcome);
            observed.add(outcome.day());
        });
        List<Outcome> ours = new ArrayList<>();
        for (Judgement row : days.on(observed, Optional.empty())) {
            Outcome same = asked.getOrDefault(row.account(), Map.of()).get(row.day());
            if (same != null) {
                ours.add(new Outcome(
                        row.account(), row.day(), row.score(), row.standing().band(), same.lostOn(), List.of()));
            }
        }
        return ours;
    }

    /** What customers are called; a name of several customers means none of them. */
    private Map<String, Optional<Account.Id>> names() {
        Map<String, Optional<Account.Id>> names = new HashMap<>();
        List<Account.Id> all = accounts.all();
        for (int from = 0; from < all.size(); from += CHUNK) {
            List<Account.Id> chunk = all.subList(from, Math.min(all.size(), from + CHUNK));
            accounts.histories(new HashSet<>(chunk)).values().stream()
                    .map(AccountHistory::account)
                    .forEach(account -> {
                        call(names, account.name(), account.id());
                        call(names, Long.toString(account.id().value()), account.id());
                    });
            accounts.externalIds(chunk)
                    .forEach(
                            (account, ids) -> ids.stream().map(ExternalId::id).forEach(id -> call(names, id, account)));
        }
        return names;
    }

    private static void call(Map<String, Optional<Account.Id>> names, String name, Account.Id account) {
        names.merge(
                name.strip().toLowerCase(Locale.ROOT),
                Optional.of(account),
                (one, other) -> one.equals(other) ? one : Optional.empty());
    }
}
