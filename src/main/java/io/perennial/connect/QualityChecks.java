package io.perennial.connect;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Looks at the rows of an import for what cannot be true together: use before the contract, tickets before the sign-up,
 * ids that come twice, customers who left with open contracts; and for data that end long ago although contracts are
 * told as if they were known until now. Finds, never corrects. Not for use by several threads.
 */
final class QualityChecks {

    private static final int OPEN = Integer.MAX_VALUE;
    private static final int EXAMPLES = 3;
    /** Days without anything after which the data look like an extract of long ago. */
    private static final int LONG_AGO = 60;

    private final Map<String, Tally> tallies = new LinkedHashMap<>();
    private final Map<String, Span> contracts = new HashMap<>();
    private final Map<String, Span> accounts = new HashMap<>();
    private final Map<String, Integer> signedUp = new HashMap<>();
    private final Map<String, Boolean> churned = new HashMap<>();
    private final Set<String> open = new HashSet<>();
    private @Nullable Notices notices;
    private int today = Integer.MIN_VALUE;
    private int newest = Integer.MIN_VALUE;
    private String lastAccount = "";
    private @Nullable Span lastSpan;

    private static final class Tally {
        private long count;
        private long of;
        private final List<String> examples = new ArrayList<>();
    }

    /** Days from which to which something was in force, both ends included. */
    private static final class Span {
        private int from = OPEN;
        private int until = Integer.MIN_VALUE;
    }

    /** Nobody said until when contracts are known, so it should be until this day. */
    void knownUntil(LocalDate day) {
        today = (int) day.toEpochDay();
    }

    private void seen(int day) {
        if (day <= today) {
            newest = Math.max(newest, day);
        }
    }

    void account(String account, Optional<LocalDate> created, Optional<Boolean> left) {
        created.ifPresent(day -> signedUp.put(account, (int) day.toEpochDay()));
        left.ifPresent(flag -> churned.put(account, flag));
    }

    void notices(Notices given) {
        this.notices = given;
    }

    void contract(String account, String contract, LocalDate start, Optional<LocalDate> end) {
        int from = (int) start.toEpochDay();
        int until = end.map(day -> (int) day.toEpochDay()).orElse(OPEN);
        widen(contracts.computeIfAbsent(contract, id -> new Span()), from, until);
        widen(accounts.computeIfAbsent(account, id -> new Span()), from, until);
        seen(from);
        seen(until);
        if (end.isEmpty()) {
            open.add(account);
        }
    }

    private static void widen(Span span, int from, int until) {
        span.from = Math.min(span.from, from);
        span.until = Math.max(span.until, until);
    }

    /** @param contract the contract the row names; empty if it only names the account */
    void use(String account, String contract, int day, String file, long line) {
        seen(day);
        Span span = contract.isEmpty() ? spanOf(account) : contracts.get(contract);
        if (span == null) {
            return;
        }
        note("useBeforeContract", day < span.from, file, line);
        note("useAfterContract", day > span.until, file, line);
    }

    private @Nullable Span spanOf(String account) {
        if (!account.equals(lastAccount)) {
            lastAccount = account;
            lastSpan = accounts.get(account);
        }
        return lastSpan;
    }

    void ticket(String account, int day, String file, long line) {
        seen(day);
        Integer from = signedUp.get(account);
        if (from != null) {
            note("ticketBeforeSignUp", day < from, file, line);
        }
    }

    /** An id that should name one row named an earlier one too. */
    void id(boolean repeated, String file, long line) {
        note("repeatedId", repeated, file, line);
    }

    private void note(String key, boolean found, String file, long line) {
        Tally tally = tallies.computeIfAbsent(key, k -> new Tally());
        tally.of++;
        if (found) {
            tally.count++;
            if (tally.examples.size() < EXAMPLES) {
                tally.examples.add(file + ":" + line);
            }
        }
    }

    private void noteAccount(String key, boolean found, String account) {
        Tally tally = tallies.computeIfAbsent(key, k -> new Tally());
        tally.of++;
        if (found) {
            tally.count++;
            if (tally.examples.size() < EXAMPLES) {
                tally.examples.add(account);
            }
        }
    }

    /** What was found, without what there was nothing of. */
    List<ImportSummary.Finding> findings() {
        Notices given = notices;
        churned.forEach((account, left) -> {
            if (left) {
                noteAccount("leftWithOpenContract", open.contains(account), account);
            }
            if (given != null) {
                noteAccount(left ? "leftWithoutNotice" : "stayedWithNotice", left != given.given(account), account);
            }
        });
        churned.clear();
        if (given != null) {
            given.each((account, notice) -> {
                Span span = accounts.get(account);
                int day = (int) notice.day().toEpochDay();
                noteAccount("noticeOutsideContract", span == null || day < span.from || day > span.until, account);
            });
            notices = null;
        }
        if (!accounts.isEmpty() && newest > Integer.MIN_VALUE && today - newest > LONG_AGO) {
            Tally tally = new Tally();
            tally.count = accounts.size();
            tally.of = accounts.size();
            tally.examples.add(LocalDate.ofEpochDay(newest + 1L).toString());
            tallies.put("endedLongAgo", tally);
        }
        return tallies.entrySet().stream()
                .filter(entry -> entry.getValue().count > 0)
                .map(entry -> new ImportSummary.Finding(
                        entry.getKey(), entry.getValue().count, entry.getValue().of, entry.getValue().examples))
                .toList();
    }
}
