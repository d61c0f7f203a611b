package io.perennial.voice;

import io.perennial.accounts.Account;
import java.time.Instant;
import java.util.Optional;

/** A feature request as its snapshots showed it; the later snapshot wins, never by silence. */
record RequestRecord(
        long id,
        Account.Id account,
        String source,
        String externalId,
        String title,
        Instant askedAt,
        Optional<Instant> deliveredAt,
        Optional<Instant> declinedAt,
        String properties,
        Instant seenAt) {

    RequestRecord merge(RequestRecord other) {
        RequestRecord later = other.seenAt.isBefore(seenAt) ? this : other;
        RequestRecord earlier = later == this ? other : this;
        return new RequestRecord(
                Math.max(id, other.id),
                later.account,
                source,
                externalId,
                later.title.isEmpty() ? earlier.title : later.title,
                askedAt.isBefore(other.askedAt) ? askedAt : other.askedAt,
                later.deliveredAt.or(() -> earlier.deliveredAt),
                later.declinedAt.or(() -> earlier.declinedAt),
                later.properties.equals("{}") ? earlier.properties : later.properties,
                later.seenAt);
    }

    FeatureRequest request() {
        return new FeatureRequest(id, account, title, askedAt, deliveredAt, declinedAt);
    }
}
