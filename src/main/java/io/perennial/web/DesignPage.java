package io.perennial.web;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;

/**
 * Every component of the pages, alive, with made-up content; only where {@code perennial.design=true}. For developers,
 * and so wholly in English.
 */
@Controller
class DesignPage {

    private final Dictionary dictionary;
    private final boolean shown;

    DesignPage(Dictionary dictionary, @Value("${perennial.design:false}") boolean shown) {
        this.dictionary = dictionary;
        this.shown = shown;
    }

    @ModelAttribute
    void onlyWhereShown() {
        if (!shown) {
            throw new NotThere();
        }
    }

    @GetMapping("/design")
    String page(@ModelAttribute("page") Frame frame, Model model) {
        model.addAttribute("page", english(frame));
        List<OptionalDouble> values = IntStream.range(0, 29)
                .mapToObj(day -> OptionalDouble.of(60 - day + 8 * Math.sin(day / 3.0)))
                .toList();
        model.addAttribute("spark", Chart.sparkline(values, 0, 100, 88, 24));
        return "design";
    }

    @GetMapping("/design/dialog")
    String dialog(@ModelAttribute("page") Frame frame, Model model) {
        model.addAttribute("page", english(frame));
        return "design-dialog";
    }

    @PostMapping("/design/toast")
    void toast(@ModelAttribute("page") Frame frame, HttpServletResponse response) {
        Toast.say(response, english(frame).text("today.undone"), Optional.of("/design/toast"), "design");
    }

    private Frame english(Frame frame) {
        return frame.speaking(dictionary.in("en", frame.words().zone()));
    }
}
