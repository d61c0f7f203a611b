package io.perennial.web;

import io.perennial.access.Access;
import io.perennial.access.Action;
import io.perennial.access.Member;
import io.perennial.access.PersonalData;
import io.perennial.access.PersonalData.Identifier;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import tools.jackson.databind.json.JsonMapper;

/** What is kept about a person: found by any of their names, taken out as a file, erased in two steps. */
@Controller
public class PrivacyPage {

    /** The names a person may be looked for by; numbers of ours are found from them. */
    private static final List<String> ASKED = List.of(Identifier.EMAIL, Identifier.USER_ID, Identifier.CONTACT_ID);

    private final Access access;
    private final JsonMapper json;

    PrivacyPage(Access access, JsonMapper json) {
        this.access = access;
        this.json = json;
    }

    /**
     * The page.
     *
     * @param names what the person is known by, sorted; empty before anybody was looked for
     * @param rows how many rows each table keeps
     * @param erased what an erasure changed; shown once
     */
    public record View(
            String kind,
            String value,
            List<Identifier> names,
            Map<String, Integer> rows,
            Optional<Map<String, Integer>> erased,
            Optional<String> problem) {

        public boolean asked() {
            return !value.isEmpty();
        }

        public boolean found() {
            return !rows.isEmpty();
        }
    }

    @GetMapping("/privacy")
    String page(Model model) {
        access.require(MemberSessions.current().orElseThrow(), Action.HANDLE_PERSONAL_DATA);
        return show(model, new View(Identifier.EMAIL, "", List.of(), Map.of(), Optional.empty(), Optional.empty()));
    }

    /** A post, so that nobody's name ends up in an address or a log of addresses. */
    @PostMapping("/privacy")
    String find(@RequestParam String kind, @RequestParam String value, Model model) {
        return show(model, found(kind, value.strip(), Optional.empty()));
    }

    @PostMapping("/privacy/export")
    ResponseEntity<byte[]> export(@RequestParam String kind, @RequestParam String value) {
        Map<String, List<Map<String, Object>>> kept = access.exportPerson(named(kind, value.strip()), member());
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_JSON)
                .header("Content-Disposition", "attachment; filename=\"person.json\"")
                .header("Cache-Control", "no-store")
                .body(json.writerWithDefaultPrettyPrinter().writeValueAsBytes(kept));
    }

    /** Only with the name written once more. */
    @PostMapping("/privacy/erase")
    String erase(
            @RequestParam String kind,
            @RequestParam String value,
            @RequestParam(defaultValue = "") String again,
            @ModelAttribute("page") Frame frame,
            Model model,
            HttpServletResponse response) {
        if (!again.strip().equalsIgnoreCase(value.strip())) {
            response.setStatus(422);
            return show(model, found(kind, value.strip(), Optional.of(frame.text("privacy.erase.again.wrong"))));
        }
        PersonalData.Report report = access.erasePerson(named(kind, value.strip()), member());
        return show(
                model,
                new View(
                        kind,
                        value.strip(),
                        sorted(report.person()),
                        Map.of(),
                        Optional.of(new TreeMap<>(report.rows())),
                        Optional.empty()));
    }

    private View found(String kind, String value, Optional<String> problem) {
        access.require(member(), Action.HANDLE_PERSONAL_DATA);
        if (value.isEmpty()) {
            return new View(kind, "", List.of(), Map.of(), Optional.empty(), Optional.empty());
        }
        Identifier start = named(kind, value);
        Set<Identifier> names = access.collect(start);
        Map<String, Integer> rows = new TreeMap<>(access.countPerson(names));
        return new View(kind, value, sorted(names), rows, Optional.empty(), problem);
    }

    private static List<Identifier> sorted(Set<Identifier> names) {
        return names.stream()
                .sorted(Comparator.comparing(Identifier::kind).thenComparing(Identifier::value))
                .toList();
    }

    private static Identifier named(String kind, String value) {
        if (!ASKED.contains(kind) || value.isEmpty()) {
            throw new NotThere();
        }
        return new Identifier(kind, value);
    }

    private static Member member() {
        return MemberSessions.current().orElseThrow();
    }

    private static String show(Model model, View view) {
        model.addAttribute("view", view);
        model.addAttribute("kinds", ASKED);
        return "privacy";
    }
}
