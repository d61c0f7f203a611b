package io.perennial.signals;

import io.perennial.accounts.AccountHistory;
import io.perennial.signals.Population.Measure;
import io.perennial.signals.Signal.Need;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What the history of an account was made from, in 32 bytes: equal facts give equal fingerprints. */
record Fingerprint(byte[] facts, Instant asOf, LocalDate through) {

    static Fingerprint of(History history, PlanIndex plan, Instant asOf) {
        MessageDigest digest = sha256();
        Reader reader = new Reader(history, new Situation(plan, Population.UNKNOWN, Sources.all()));
        View view = reader.at(asOf);
        add(digest, history);
        ByteBuffer number = ByteBuffer.allocate(4);
        view.series().digest(value -> digest.update(number.clear().putInt(value).array()));
        LocalDate through = Moments.after(
                        LocalDate.ofEpochDay(view.today()),
                        asOf,
                        history.account().zone(asOf))
                .closedThrough();
        return new Fingerprint(digest.digest(), asOf, through);
    }

    /** Together with what holds for all accounts. */
    byte[] with(byte[] ground) {
        MessageDigest digest = sha256();
        digest.update(facts);
        return digest.digest(ground);
    }

    /** What holds for all accounts: the segment, the sources, the plan, the catalogue. */
    static byte[] ground(Population population, int from, int to, Map<Need, Instant> first, int plan) {
        MessageDigest digest = sha256();
        for (Measure measure : Measure.values()) {
            for (int day = from; day <= to; day++) {
                Population.Day figures = population.at(measure, day);
                if (!figures.equals(Population.Day.NOBODY)) {
                    update(digest, day + " " + figures);
                }
            }
        }
        update(digest, new TreeMap<>(first) + " " + plan + " " + ValueCodec.CATALOGUE);
        return digest.digest();
    }

    /** One for all of them. */
    static byte[] joined(byte[] one, List<byte[]> others) {
        MessageDigest digest = sha256();
        digest.update(one);
        others.forEach(digest::update);
        return digest.digest();
    }

    private static void add(MessageDigest digest, History history) {
        AccountHistory account = history.account();
        update(digest, account.account().id() + " " + account.account().zone() + account.contractsCompleteUntil());
        update(digest, account.changes());
        update(digest, account.contracts());
        update(digest, account.contacts());
        update(digest, account.invoices());
        update(digest, history.tickets());
        update(digest, history.answers());
        update(digest, history.requests());
        update(digest, history.touchpoints());
        update(digest, history.plans());
        for (History.Absorbed absorbed : history.absorbed()) {
            update(digest, absorbed.at());
            add(digest, absorbed.other());
        }
    }

    private static void update(MessageDigest digest, Object facts) {
        digest.update(facts.toString().getBytes(StandardCharsets.UTF_8));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
