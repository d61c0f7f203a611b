package io.perennial.web;

import io.perennial.access.Access;
import io.perennial.access.Action;
import io.perennial.access.Actor;
import io.perennial.access.Member;
import io.perennial.connect.ColumnMapping;
import io.perennial.connect.Connections;
import io.perennial.connect.FileMapping;
import io.perennial.connect.ImportJob;
import io.perennial.connect.ImportPlan;
import io.perennial.connect.Remark;
import io.perennial.connect.Sample;
import io.perennial.shared.SourceKey;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/** Files: upload, see how they are understood, correct that, try, run, watch. */
@Controller
public class ImportsPage {

    private static final int LISTED = 50;

    private final Access access;
    private final Connections connections;

    ImportsPage(Access access, Connections connections) {
        this.access = access;
        this.connections = connections;
    }

    /** How uploaded files are understood, or why they are not. */
    public record Plan(long upload, String source, String mapping, Optional<ImportPlan> plan, List<String> problems) {

        /** What a column can be taken for instead: the statement that says so beside the key of its name. */
        public Map<String, String> choices(FileMapping file, ColumnMapping column) {
            Map<String, String> choices = new LinkedHashMap<>();
            String place = file.file() + "." + column.column() + "=";
            ImportPlan.targets(file.kind()).stream()
                    .filter(target -> !target.equals(column.target()))
                    .forEach(target -> choices.put(place + target, "connect.field." + target));
            if (!column.target().startsWith(ColumnMapping.CUSTOM)) {
                choices.put(place + ColumnMapping.CUSTOM + ImportPlan.ownKey(column.column()), "connect.field.custom");
            }
            if (!column.target().equals(ColumnMapping.IGNORE)) {
                choices.put(place + ColumnMapping.IGNORE, "connect.field.ignore");
            }
            return choices;
        }

        /** The key of the name of what a column is taken for now. */
        public static String named(ColumnMapping column) {
            return "connect.field." + (column.target().startsWith(ColumnMapping.CUSTOM) ? "custom" : column.target());
        }
    }

    @GetMapping("/data/imports")
    String page(Model model) {
        access.require(MemberSessions.current().orElseThrow(), Action.SEE_DATA);
        return imports(model, Optional.empty(), "");
    }

    @PostMapping("/data/imports")
    String upload(
            @RequestParam List<MultipartFile> files,
            @RequestParam String source,
            @ModelAttribute("page") Frame frame,
            Model model,
            HttpServletResponse response)
            throws IOException {
        Member by = importer();
        List<MultipartFile> sent =
                files.stream().filter(file -> !file.isEmpty()).toList();
        Optional<String> problem = problem(files, sent, source, frame);
        if (problem.isPresent()) {
            response.setStatus(422);
            return imports(model, problem, source);
        }
        long upload = connections.openUpload(by.email());
        List<String> unreadable = new ArrayList<>();
        for (MultipartFile file : sent) {
            String name = Optional.ofNullable(file.getOriginalFilename()).orElse("file.csv");
            try (InputStream bytes = file.getInputStream()) {
                if (!connections.upload(upload, name, bytes)) {
                    unreadable.add(name);
                }
            }
        }
        if (!unreadable.isEmpty()) {
            response.setStatus(422);
            return imports(model, Optional.of(frame.text("imports.unreadable", String.join(", ", unreadable))), source);
        }
        return "redirect:/data/imports/plan/" + upload + "?source=" + source;
    }

    private static Optional<String> problem(
            List<MultipartFile> files, List<MultipartFile> sent, String source, Frame frame) {
        List<String> names = files.stream()
                .map(MultipartFile::getOriginalFilename)
                .filter(name -> name != null && !name.isBlank())
                .toList();
        if (sent.isEmpty()) {
            return Optional.of(
                    names.isEmpty()
                            ? frame.text("imports.no-file")
                            : frame.text("imports.empty-file", String.join(", ", names)));
        }
        return Optional.of(frame.text("data.key.name")).filter(words -> !named(source));
    }

    private String imports(Model model, Optional<String> problem, String source) {
        model.addAttribute("jobs", connections.imports(LISTED));
        model.addAttribute("samples", connections.samples());
        model.addAttribute("problem", problem);
        model.addAttribute("source", source);
        return "imports";
    }

    /** A file as it can look, to try an import with or to write the own one by. */
    @GetMapping("/data/imports/samples/{file}")
    void sample(@PathVariable String file, HttpServletResponse response) throws IOException {
        access.require(MemberSessions.current().orElseThrow(), Action.SEE_DATA);
        Sample sample = connections.samples().stream()
                .filter(known -> known.file().equals(file))
                .findFirst()
                .orElseThrow(NotThere::new);
        response.setContentType("text/csv;charset=utf-8");
        response.setHeader("Content-Disposition", "attachment; filename=\"" + sample.file() + "\"");
        response.getWriter().write(sample.csv());
    }

    @GetMapping("/data/imports/plan/{upload}")
    String plan(@PathVariable long upload, @RequestParam String source, Model model) throws IOException {
        importer();
        return planned(upload, source, connections.draftMapping(upload), model);
    }

    @PostMapping("/data/imports/plan/{upload}")
    String decide(
            @PathVariable long upload,
            @RequestParam String source,
            @RequestParam(defaultValue = "") String mapping,
            @RequestParam MultiValueMap<String, String> form,
            @RequestParam String go)
            throws IOException {
        Member by = importer();
        List<String> sets = form.getOrDefault("set", List.of()).stream()
                .filter(set -> !set.isBlank())
                .toList();
        SourceKey key = new SourceKey(source);
        Connections.Planned planned = connections.planUpload(upload, Optional.of(key), mapping, sets);
        connections.draftMapping(
                upload,
                planned instanceof Connections.Planned.Ready(var plan) && !sets.isEmpty() ? plan.yaml() : mapping);
        if (go.equals("check") || !(planned instanceof Connections.Planned.Ready ready)) {
            return "redirect:/data/imports/plan/" + upload + "?source=" + source;
        }
        boolean dryRun = go.equals("try");
        if (!dryRun) {
            connections.saveMapping(ready.plan(), by.email());
        }
        long job = connections.start(upload, key, ready.plan().yaml(), dryRun, by.email());
        access.audit(
                Actor.Person.of(by),
                dryRun ? "import.tried" : "import.started",
                "source " + source,
                Map.of("import", job));
        return "redirect:/data/imports/" + job;
    }

    private String planned(long upload, String source, String mapping, Model model) throws IOException {
        Plan plan = switch (connections.planUpload(upload, Optional.of(new SourceKey(source)), mapping, List.of())) {
            case Connections.Planned.Ready(var ready) ->
                new Plan(upload, source, mapping.isBlank() ? ready.yaml() : mapping, Optional.of(ready), List.of());
            case Connections.Planned.Refused(var reasons) ->
                new Plan(upload, source, mapping, Optional.empty(), reasons);
        };
        model.addAttribute("view", plan);
        return "import-plan";
    }

    @GetMapping("/data/imports/{id}")
    String job(@PathVariable long id, Model model) {
        access.require(MemberSessions.current().orElseThrow(), Action.SEE_DATA);
        model.addAttribute("job", connections.importOf(id).orElseThrow(NotThere::new));
        return "import-job";
    }

    /** What was tried, for good. */
    @PostMapping("/data/imports/{id}/run")
    String runTried(@PathVariable long id) {
        Member by = importer();
        ImportJob tried = connections.importOf(id).orElseThrow(NotThere::new);
        long job = connections.startTried(id, by.email()).orElseThrow(NotThere::new);
        access.audit(
                Actor.Person.of(by),
                "import.started",
                "source " + tried.source().value(),
                Map.of("import", job));
        return "redirect:/data/imports/" + job;
    }

    @PostMapping("/data/imports/{id}/cancel")
    String cancel(@PathVariable long id, HttpServletRequest request) {
        Member by = importer();
        connections.cancel(id);
        access.audit(Actor.Person.of(by), "import.cancelled", "import " + id, Map.of());
        return "redirect:/data/imports/" + id;
    }

    @GetMapping("/data/imports/{id}/rejects.csv")
    void rejects(@PathVariable long id, @ModelAttribute("page") Frame frame, HttpServletResponse response)
            throws IOException {
        importer();
        ImportJob job = connections.importOf(id).orElseThrow(NotThere::new);
        response.setContentType("text/csv;charset=utf-8");
        response.setHeader("Content-Disposition", "attachment; filename=\"rejects-" + job.id() + ".csv\"");
        connections.rejects(id, response.getWriter(), remark -> say(frame.words(), remark));
    }

    /** A remark of an import in the words of the page; what the door says is a sentence itself. */
    public static String say(Words words, Remark remark) {
        return remark.key().equals(Remark.OF_DOOR)
                ? words.sentence(String.join(" ", remark.arguments()))
                : words.text(remark.key(), remark.arguments().toArray());
    }

    private Member importer() {
        Member member = MemberSessions.current().orElseThrow();
        access.require(member, Action.IMPORT_DATA);
        return member;
    }

    private static boolean named(String source) {
        try {
            return !new SourceKey(source).value().isEmpty();
        } catch (IllegalArgumentException notAName) {
            return false;
        }
    }
}
