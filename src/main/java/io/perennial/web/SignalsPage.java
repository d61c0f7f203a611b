package io.perennial.web;

import io.perennial.access.Access;
import io.perennial.access.Action;
import io.perennial.signals.Signal;
import io.perennial.signals.SignalCatalogue;
import io.perennial.signals.SignalWords;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;

/** The catalogue of signals: what is measured of each customer, and what it needs. */
@Controller
public class SignalsPage {

    private final Access access;

    SignalsPage(Access access) {
        this.access = access;
    }

    /** Signals by group in the order of the catalogue, and the words for them. */
    public record View(List<Signal.Group> groups, Map<Signal.Group, List<Signal>> signals, SignalWords words) {

        public String needs(Signal signal) {
            return signal.needs().stream()
                    .sorted(Comparator.naturalOrder())
                    .map(words::need)
                    .collect(Collectors.joining(", "));
        }
    }

    @GetMapping("/signals")
    String page(@ModelAttribute("page") Frame frame, Model model) {
        access.require(MemberSessions.current().orElseThrow(), Action.SEE_RULES);
        List<Signal> all = SignalCatalogue.all();
        model.addAttribute(
                "view",
                new View(
                        all.stream().map(Signal::group).distinct().toList(),
                        all.stream().collect(Collectors.groupingBy(Signal::group)),
                        SignalWords.in(frame.words().locale())));
        return "signals";
    }
}
