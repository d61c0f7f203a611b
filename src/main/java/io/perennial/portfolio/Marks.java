package io.perennial.portfolio;

import io.perennial.access.Member;
import io.perennial.accounts.AccountHistory;
import io.perennial.accounts.Contract;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * What people and rules say of a customer in a list.
 *
 * @param urgency of the reasons on the day's list, 0..1; 0 = not on it
 * @param attends on whose list it stands: who it was handed over to, else the CSM
 * @param tags words people gave it, in order
 * @param noticeGivenOn the first day on which notice was given of a contract that has not ended
 * @param endsOn first day without a contract, if known
 */
record Marks(
        double urgency,
        Optional<Member.Id> attends,
        List<String> tags,
        List<String> segments,
        Optional<LocalDate> noticeGivenOn,
        Optional<LocalDate> endsOn) {

    /** Key of the field that holds tags, joined by commas. */
    static final String TAGS = "tags";

    static final Marks NONE = new Marks(0, Optional.empty(), List.of(), List.of(), Optional.empty(), Optional.empty());

    Marks {
        tags = List.copyOf(tags);
        segments = List.copyOf(segments);
    }

    static Marks of(AccountHistory history, Marking marking, Optional<Member.Id> csm) {
        return new Marks(
                marking.standing().urgency(),
                marking.standing().handedTo().or(() -> csm),
                tags(history),
                marking.segments().stream().sorted().toList(),
                history.contracts().stream()
                        .flatMap(contract -> contract.noticeGivenAt().stream())
                        .map(at -> at.atZone(history.account().zone()).toLocalDate())
                        .min(LocalDate::compareTo),
                end(history));
    }

    private static List<String> tags(AccountHistory history) {
        return history.account().fields().get(TAGS) instanceof String text ? split(text) : List.of();
    }

    /** "vip, pilot ,vip" -> vip, pilot. */
    static List<String> split(String text) {
        return Arrays.stream(text.split(","))
                .map(String::strip)
                .filter(tag -> !tag.isEmpty())
                .distinct()
                .toList();
    }

    private static Optional<LocalDate> end(AccountHistory history) {
        List<LocalDate> ends = history.contracts().stream()
                .map(Contract::end)
                .flatMap(Optional::stream)
                .toList();
        return ends.size() < history.contracts().size()
                ? Optional.empty()
                : ends.stream().max(LocalDate::compareTo);
    }
}
