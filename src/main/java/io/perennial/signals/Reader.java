package io.perennial.signals;

import io.perennial.signals.Population.Measure;
import io.perennial.support.Ticket;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads the signals of one account at many instants. The activity is decoded once; the comparison of each day with its
 * baseline is kept, since neighbouring days ask for the same ones. Not safe for several threads.
 */
final class Reader {

    private final History history;
    private final Situation situation;
    private final Holidays holidays;
    private final Instant lastMerge;
    private @Nullable Series series;
    private int mergesSeen = -1;
    private int[] ticketDays = new int[0];
    private final DayTable<Optional<Baseline>> useBaselines;
    private final DayTable<Optional<Baseline>> ticketBaselines;
    private ZoneId zone;
    private DayTable<Instant> starts;

    Reader(History history, Situation situation) {
        this.history = history;
        this.situation = situation;
        this.holidays = Holidays.in(history.account().account().zone());
        this.lastMerge = merges(history).stream().max(Instant::compareTo).orElse(Instant.MIN);
        this.useBaselines = new DayTable<>(day -> baseline(Measure.USE, series()::use, day, 0, Baseline.LEAST_USE));
        this.ticketBaselines = new DayTable<>(day ->
                baseline(Measure.TICKETS, PopulationBuilder.counts(ticketDays), day, .5, Baseline.LEAST_TICKETS));
        this.zone = history.account().account().zone();
        this.starts = starts(zone);
    }

    private static DayTable<Instant> starts(ZoneId zone) {
        return new DayTable<>(
                day -> LocalDate.ofEpochDay(day).atStartOfDay(zone).toInstant());
    }

    /** When each local day of the zone begins; an account rarely moves to another. */
    DayTable<Instant> startsIn(ZoneId wanted) {
        if (!wanted.equals(zone)) {
            zone = wanted;
            starts = starts(wanted);
        }
        return starts;
    }

    Situation situation() {
        return situation;
    }

    Series series() {
        if (series == null) {
            throw new IllegalStateException("no instant has been asked for");
        }
        return series;
    }

    /** The account as it was known at an instant. */
    View at(Instant asOf) {
        History facts = Cut.facts(history, asOf);
        int merges =
                (int) merges(history).stream().filter(m -> m.isBefore(asOf)).count();
        if (merges != mergesSeen) {
            mergesSeen = merges;
            series = Series.of(lastMerge.isBefore(asOf) ? history : facts, situation.plan());
            useBaselines.clear();
            ticketBaselines.clear();
            ticketDays = ticketDays(asOf);
        }
        return new View(this, facts, asOf);
    }

    @Nullable
    Baseline useBaseline(int day) {
        return useBaselines.at(day).orElse(null);
    }

    @Nullable
    Baseline ticketBaseline(int day) {
        return ticketBaselines.at(day).orElse(null);
    }

    private Optional<Baseline> baseline(
            Measure measure, Baseline.Counts counts, int day, double smoothing, double least) {
        double[] pair = Baseline.compare(counts, day, holidays, smoothing);
        if (pair == null || pair[1] < least) {
            return Optional.empty();
        }
        Population population = situation.population();
        return Optional.of(new Baseline(
                Math.round(pair[0]), pair[1], population.movement(measure, day), population.dispersion(measure, day)));
    }

    int[] ticketDays() {
        return ticketDays;
    }

    /** Days on which tickets were opened, of this account and of those merged before the instant; all in order. */
    private int[] ticketDays(Instant asOf) {
        return all(history, asOf).stream()
                .mapToInt(t -> (int) t.openedAt()
                        .atZone(history.account().account().zone())
                        .toLocalDate()
                        .toEpochDay())
                .sorted()
                .toArray();
    }

    private static List<Ticket> all(History history, Instant asOf) {
        List<Ticket> tickets = new ArrayList<>(history.tickets());
        history.absorbed().stream()
                .filter(a -> a.at().isBefore(asOf))
                .forEach(a -> tickets.addAll(all(a.other(), asOf)));
        return tickets;
    }

    private static List<Instant> merges(History history) {
        List<Instant> instants = new ArrayList<>();
        for (History.Absorbed absorbed : history.absorbed()) {
            instants.add(absorbed.at());
            instants.addAll(merges(absorbed.other()));
        }
        return instants;
    }
}
