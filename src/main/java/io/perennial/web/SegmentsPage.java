package io.perennial.web;

import io.perennial.access.Access;
import io.perennial.access.Action;
import io.perennial.accounts.Accounts;
import io.perennial.conditions.Conditions;
import io.perennial.conditions.Name;
import io.perennial.portfolio.Filter;
import io.perennial.portfolio.Narrowing;
import io.perennial.portfolio.Portfolio;
import io.perennial.portfolio.Summary;
import io.perennial.segments.Move;
import io.perennial.segments.Segment;
import io.perennial.segments.Segments;
import io.perennial.signals.Assessment.Cause;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** All segments: what each amounts to and who came and went. */
@Controller
public class SegmentsPage {

    private final Segments segments;
    private final Portfolio portfolio;
    private final Conditions conditions;
    private final Accounts accounts;
    private final Access access;
    private final Clock clock;

    SegmentsPage(
            Segments segments,
            Portfolio portfolio,
            Conditions conditions,
            Accounts accounts,
            Access access,
            Clock clock) {
        this.segments = segments;
        this.portfolio = portfolio;
        this.conditions = conditions;
        this.accounts = accounts;
        this.access = access;
        this.clock = clock;
    }

    /** One segment in the list. */
    public record Row(Segment segment, Summary summary, long entered, long left) {}

    /** What came by facts and time; the first look at everybody and changed rules move nobody. */
    private static boolean happened(Move move) {
        return move.cause() == Cause.FACT || move.cause() == Cause.TIME;
    }

    @GetMapping("/segments")
    String list(Model model) {
        access.require(MemberSessions.current().orElseThrow(), Action.SEE_RULES);
        model.addAttribute(
                "rows",
                segments.all().stream()
                        .map(segment -> {
                            List<Move> moves =
                                    segments
                                            .moves(
                                                    segment.key(),
                                                    clock.instant().minus(Duration.ofDays(7)),
                                                    10_000)
                                            .stream()
                                            .filter(SegmentsPage::happened)
                                            .toList();
                            long entered = moves.stream().filter(Move::entered).count();
                            return new Row(
                                    segment,
                                    portfolio.summary(Filter.CUSTOMERS.with(Narrowing.inSegment(segment.key()))),
                                    entered,
                                    moves.size() - entered);
                        })
                        .toList());
        model.addAttribute("currency", accounts.installation().currency());
        return "segments";
    }

    @GetMapping("/segments/names")
    String names(Model model) {
        access.require(MemberSessions.current().orElseThrow(), Action.SEE_RULES);
        Collection<Name> all = conditions.vocabulary().names().values();
        model.addAttribute("names", List.copyOf(all));
        return "condition-names";
    }
}
