package io.perennial.voice;

import io.perennial.accounts.Account;
import io.perennial.shared.Shown;
import java.time.Instant;
import java.util.Optional;

/** A feature request as its snapshots showed it; field by field the later snapshot wins. */
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
        Shown shown) {

    RequestRecord merge(RequestRecord other) {
        return new RequestRecord(
                Math.max(id, other.id),
                shown.later("account", other.shown, account, other.account),
                source,
                externalId,
                shown.later("title", other.shown, title, other.title),
                askedAt.isBefore(other.askedAt) ? askedAt : other.askedAt,
                shown.later("delivered_at", other.shown, deliveredAt, other.deliveredAt),
                shown.later("declined_at", other.shown, declinedAt, other.declinedAt),
                shown.later("properties", other.shown, properties, other.properties),
                shown.merge(other.shown));
    }

    FeatureRequest request() {
        return new FeatureRequest(id, account, title, askedAt, deliveredAt, declinedAt);
    }
}
