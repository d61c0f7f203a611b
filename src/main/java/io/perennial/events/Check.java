package io.perennial.events;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** First step: what no event may carry. Year 1999 -> dropped; a date more than a day ahead -> dropped. */
final class Check implements IntakeStep {

    private static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");
    private static final Duration AHEAD = Duration.ofDays(1);
    private static final int LARGEST = 256 * 1024;

    @Override
    public String label() {
        return "check";
    }

    @Override
    public void pass(List<Arrival> arrivals) {
        for (Arrival arrival : arrivals) {
            if (arrival.open()) {
                problem(arrival.event, arrival.receivedAt).ifPresent(reason -> arrival.drop(this, reason));
            }
        }
    }

    static Optional<String> problem(Event event, Instant receivedAt) {
        if (event.at().isBefore(EARLIEST)) {
            return Optional.of("it happened at " + event.at() + ", but nothing before 2000 is taken");
        }
        if (event.at().isAfter(receivedAt.plus(AHEAD))) {
            return Optional.of("it happened at " + event.at() + ", more than a day after it was received");
        }
        if (event.value().isPresent() && !(Math.abs(event.value().getAsDouble()) <= Millionths.LIMIT)) {
            return Optional.of(
                    "its value must lie within ±1e15 but is " + event.value().getAsDouble());
        }
        if (event.properties().length > LARGEST) {
            return Optional.of("its properties may have 256 KB but have " + event.properties().length + " bytes");
        }
        if (event.user().map(String::length).orElse(0) > 255
                || event.anonymousId().map(String::length).orElse(0) > 255) {
            return Optional.of("a user's id may have 255 characters");
        }
        if (holdsNull(event)) {
            return Optional.of("its ids and names must not hold the character U+0000");
        }
        return Optional.empty();
    }

    private static boolean holdsNull(Event event) {
        return nul(event.messageId())
                || nul(event.name())
                || event.user().filter(Check::nul).isPresent()
                || event.anonymousId().filter(Check::nul).isPresent()
                || event.account().filter(id -> nul(id.id()) || nul(id.kind())).isPresent();
    }

    private static boolean nul(String text) {
        return text.indexOf('\0') >= 0;
    }
}
