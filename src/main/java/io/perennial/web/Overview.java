package io.perennial.web;

import io.perennial.accounts.Account;
import io.perennial.accounts.Contact;
import io.perennial.accounts.Contract;
import io.perennial.attention.Reason;
import io.perennial.health.Band;
import io.perennial.health.Health;
import io.perennial.health.HealthScore;
import io.perennial.shared.Contribution;
import io.perennial.signals.Signal;
import io.perennial.signals.SignalCatalogue;
import io.perennial.signals.SignalValue;
import io.perennial.signals.SignalWords;
import io.perennial.web.AccountPeoplePage.Person;
import io.perennial.work.Case;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.stream.Collectors;

/** Reduces all that is known of a customer to the facts of the summary and of the next step. Pure. */
final class Overview {

    private static final int REASONS = 2;
    private static final double FELL = -3;
    private static final double NEAR = 0.5;

    private final AccountHead head;
    private final Optional<Health.Report> report;
    private final Optional<DifferenceView> difference;
    private final Map<String, SignalValue> values;
    private final AccountPeoplePage.View people;
    private final List<Case> open;
    private final Words words;

    Overview(
            AccountHead head,
            Optional<Health.Report> report,
            Optional<DifferenceView> difference,
            Map<String, SignalValue> values,
            AccountPeoplePage.View people,
            List<Case> open,
            Words words) {
        this.head = head;
        this.report = report;
        this.difference = difference;
        this.values = values;
        this.people = people;
        this.open = open;
        this.words = words;
    }

    Brief.Facts brief(LocalDate since, ForecastView forecast, Currency currency) {
        return new Brief.Facts(
                head.account().lifecycle(),
                report.map(Health.Report::band).orElse(Band.NOT_ENOUGH_DATA),
                report.map(found -> found.score().score()).orElse(OptionalDouble.empty()),
                change(),
                since,
                report.map(found -> found.score().coverage()).orElse(0.0),
                reasons(REASONS),
                forecast.forecast()
                        .filter(found -> forecast.alert().isPresent())
                        .map(found -> new Brief.Warning(found.within90(), words.money(found.expectedLoss(), currency))),
                champion(),
                head.renewal()
                        .map(next -> new Brief.Decision(
                                next.decisionDate(),
                                next.daysLeft(head.today()),
                                next.decisionDate().isBefore(next.term().end()))),
                head.history().contracts().stream()
                        .flatMap(contract -> contract.noticeGivenAt().stream())
                        .max(Comparator.naturalOrder())
                        .filter(at -> head.account().lifecycle() == Account.Lifecycle.NOTICE_GIVEN)
                        .map(at -> at.atZone(head.account().zone()).toLocalDate()),
                head.end(),
                open.size());
    }

    /** @param reasons why the customer stands on the day's list */
    Suggestion.Situation situation(List<Reason> reasons) {
        return new Suggestion.Situation(
                head.account().lifecycle(),
                reasons,
                champion(),
                head.renewal().map(next -> next.daysLeft(head.today())).orElse(-1L),
                !people.people().isEmpty() && people.missing().contains(Contact.Role.ECONOMIC_BUYER));
    }

    private OptionalDouble change() {
        return difference.map(found -> OptionalDouble.of(found.change() / 10.0)).orElse(OptionalDouble.empty());
    }

    /**
     * The sentences of what counts most: where the score fell, of what pulled it down since; else of what stands worst;
     * of a healthy customer of what stands best.
     */
    private List<String> reasons(int most) {
        SignalWords signals = SignalWords.in(words.locale());
        boolean championSaid = champion()
                .filter(known ->
                        known.left().isPresent() || known.inactiveDays().orElse(0) >= 14)
                .isPresent();
        return ranked().stream()
                .filter(key -> !championSaid || !key.startsWith("champion_"))
                .flatMap(key -> SignalCatalogue.find(key).stream())
                .flatMap(signal -> known(signal).map(value -> signals.why(signal, value)).stream())
                .distinct()
                .limit(most)
                .toList();
    }

    private Optional<SignalValue> known(Signal signal) {
        return Optional.ofNullable(values.get(signal.key())).filter(value -> value instanceof SignalValue.Known);
    }

    private List<String> ranked() {
        if (change().orElse(0) <= FELL) {
            return difference.orElseThrow().parts().stream()
                    .filter(part -> part.points() < 0)
                    .sorted(Comparator.comparingLong(ScoreView.Part::points))
                    .map(ScoreView.Part::signal)
                    .map(Contribution::signalOf)
                    .toList();
        }
        Map<String, Double> points = report.stream()
                .flatMap(found -> found.score().measures().stream())
                .filter(measure -> measure.grade().isPresent())
                .collect(Collectors.toMap(HealthScore.MeasurePart::signal, HealthScore.MeasurePart::points));
        boolean healthy = report.filter(found -> found.band() == Band.HEALTHY).isPresent();
        Comparator<Map.Entry<String, Double>> worst = Map.Entry.comparingByValue();
        return points.entrySet().stream()
                .filter(entry -> healthy ? entry.getValue() > NEAR : entry.getValue() < -NEAR)
                .sorted(healthy ? worst.reversed() : worst)
                .map(Map.Entry::getKey)
                .toList();
    }

    /** A champion who is there, the most active first; else the one who left last. */
    private Optional<Brief.Champion> champion() {
        List<Person> champions = people.people().stream()
                .filter(person -> person.roles().contains(Contact.Role.CHAMPION)
                        || person.contact().leftAt().isPresent()
                                && person.contact().roles().stream()
                                        .anyMatch(role -> role.role() == Contact.Role.CHAMPION))
                .toList();
        Comparator<Person> byUse =
                Comparator.comparing(person -> person.lastActive().orElse(LocalDate.MIN), Comparator.naturalOrder());
        return champions.stream()
                .filter(person -> person.contact().leftAt().isEmpty())
                .max(byUse)
                .or(() -> champions.stream()
                        .max(Comparator.comparing(
                                person -> person.contact().leftAt().orElse(Instant.MIN))))
                .map(this::champion);
    }

    private Brief.Champion champion(Person person) {
        return new Brief.Champion(
                person.contact().name(),
                person.lastActive()
                        .map(day -> OptionalLong.of(Math.max(0, ChronoUnit.DAYS.between(day, head.today()))))
                        .orElse(OptionalLong.empty()),
                person.contact()
                        .leftAt()
                        .map(at -> at.atZone(head.account().zone()).toLocalDate()));
    }

    /** Contracts with a line in force, for the table of products. */
    static List<Contract> running(AccountHead head) {
        return head.history().contracts().stream()
                .filter(contract -> contract.inForce(head.today()))
                .toList();
    }
}
