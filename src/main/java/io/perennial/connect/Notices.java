package io.perennial.connect;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;

/** Notices that stand in a file of their own: each ends up with the contract lines of its account in force that day. */
final class Notices {

    private final Map<String, List<Notice>> byAccount = new HashMap<>();

    /** A customer gave notice. */
    record Notice(Instant at, LocalDate day, Optional<String> reason) {}

    void add(String account, Notice notice) {
        byAccount.computeIfAbsent(account, id -> new ArrayList<>()).add(notice);
    }

    boolean given(String account) {
        return byAccount.containsKey(account);
    }

    void each(BiConsumer<String, Notice> look) {
        byAccount.forEach((account, notices) -> notices.forEach(notice -> look.accept(account, notice)));
    }

    /** The first notice of the account while the line was in force. */
    Optional<Notice> during(String account, LocalDate start, Optional<LocalDate> end) {
        return byAccount.getOrDefault(account, List.of()).stream()
                .filter(notice -> !notice.day().isBefore(start)
                        && end.map(notice.day()::isBefore).orElse(true))
                .min(Comparator.comparing(Notice::at));
    }
}
