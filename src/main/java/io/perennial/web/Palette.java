package io.perennial.web;

import io.perennial.access.Access;
import io.perennial.access.Action;
import io.perennial.access.Member;
import io.perennial.portfolio.Entry;
import io.perennial.portfolio.Filter;
import io.perennial.portfolio.Portfolio;
import io.perennial.portfolio.SavedView;
import io.perennial.portfolio.Sort;
import io.perennial.segments.Segments;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestParam;

/** Finds any customer, page, view or action by a few letters; shows only what the member may open. */
@Controller
public class Palette {

    private static final int CUSTOMERS = 8;
    /** Of so many, the largest that fit at all, the best fits are shown. */
    private static final int RANKED = 200;

    private static final int OTHERS = 8;

    private final Portfolio portfolio;
    private final Segments segments;
    private final Access access;

    Palette(Portfolio portfolio, Segments segments, Access access) {
        this.portfolio = portfolio;
        this.segments = segments;
        this.access = access;
    }

    /** A page or action of the product. */
    private record Place(String words, String path, String icon, Optional<Action> needs) {}

    private static final List<Place> PLACES = List.of(
            place("menu.home", "/", "home", null),
            place("palette.week", "/?tab=week", "calendar-event", null),
            place("palette.done", "/?tab=done", "check", null),
            place("notifications", "/notifications", "bell", Action.SEE_ACCOUNTS),
            place("palette.work", "/work", "circle-check", Action.SEE_ACCOUNTS),
            place("work.cases", "/work/cases", "flag", Action.SEE_ACCOUNTS),
            place("menu.churn", "/churn", "chart-line", Action.SEE_ACCOUNTS),
            place("menu.kpis", "/kpis", "scale", Action.SEE_ACCOUNTS),
            place("menu.accounts", "/accounts", "building", Action.SEE_ACCOUNTS),
            place("palette.at-risk", "/accounts?band=AT_RISK", "alert-triangle", Action.SEE_ACCOUNTS),
            place("palette.notice", "/accounts?notice=90&sort=NOTICE_DAY", "flag", Action.SEE_ACCOUNTS),
            place("segments", "/segments", "filter", Action.SEE_RULES),
            place("palette.segment", "/segments/new", "plus", Action.CHANGE_RULES),
            place("touch.title", "/segments/touch", "users", Action.SEE_RULES),
            place("balance.title", "/segments/balance", "scale", Action.CHANGE_RULES),
            place("menu.health", "/health", "activity", Action.SEE_RULES),
            place("menu.signals", "/signals", "wave-sine", Action.SEE_RULES),
            place("menu.data", "/data", "database", Action.SEE_DATA),
            place("palette.import", "/data/imports", "upload", Action.IMPORT_DATA),
            place("palette.rejects", "/data/rejects", "x", Action.SEE_DATA),
            place("palette.arriving", "/data/events", "activity", Action.SEE_DATA),
            place("menu.members", "/members", "users", Action.MANAGE_MEMBERS),
            place("menu.audit", "/audit", "shield", Action.READ_AUDIT),
            place("palette.me", "/me", "user", null));

    private static Place place(String words, String path, String icon, @Nullable Action needs) {
        return new Place(words, path, icon, Optional.ofNullable(needs));
    }

    /** Something found. */
    public record Hit(String text, String about, String path, String icon) {}

    @GetMapping("/palette")
    String find(@RequestParam(defaultValue = "") String q, @ModelAttribute("page") Frame frame, Model model) {
        Member member = MemberSessions.current().orElseThrow();
        String asked = q.strip();
        List<Hit> hits = new ArrayList<>();
        if (!asked.isEmpty() && access.allows(member, Action.SEE_ACCOUNTS)) {
            portfolio.page(Filter.ALL.withSearch(asked), Sort.ARR, true, 0, RANKED).entries().stream()
                    .sorted(Comparator.comparingInt(entry -> distance(entry.name(), asked)))
                    .limit(CUSTOMERS)
                    .forEach(entry -> hits.add(hit(entry, frame)));
        }
        List<Hit> others = new ArrayList<>();
        PLACES.stream()
                .filter(place -> place.needs().isEmpty()
                        || access.allows(member, place.needs().get()))
                .map(place -> new Hit(frame.text(place.words()), "", place.path(), place.icon()))
                .forEach(others::add);
        if (access.allows(member, Action.SEE_ACCOUNTS)) {
            portfolio.views(member).forEach(view -> others.add(view(view, frame)));
            segments.all()
                    .forEach(segment -> others.add(new Hit(
                            segment.name(frame.words().locale()),
                            frame.text("palette.in-segment"),
                            "/accounts?segment=" + segment.key(),
                            "filter")));
        }
        others.stream().filter(hit -> fits(hit.text(), asked)).limit(OTHERS).forEach(hits::add);
        model.addAttribute("hits", hits);
        model.addAttribute("asked", asked);
        return "palette";
    }

    private static Hit hit(Entry entry, Frame frame) {
        String about = frame.words().of("presence", entry.presence())
                + entry.health()
                        .map(health -> " · " + frame.words().of("band", health.band()))
                        .orElse("")
                + entry.csm().map(csm -> " · " + csm).orElse("");
        return new Hit(entry.name(), about, "/accounts/" + entry.account().value(), "building");
    }

    private static Hit view(SavedView view, Frame frame) {
        return new Hit(view.name(), frame.text("palette.view"), "/accounts" + view.query(), "list");
    }

    /** 0: the name itself, 1: how it begins, 2: how words of it begin, 3: somewhere in it or in an id. */
    static int distance(String name, String asked) {
        String known = name.toLowerCase(Locale.ROOT);
        String sought = asked.toLowerCase(Locale.ROOT);
        if (known.startsWith(sought)) {
            return known.equals(sought) ? 0 : 1;
        }
        return fits(name, asked) ? 2 : 3;
    }

    /** Each word that was typed begins a word of the text. */
    static boolean fits(String text, String asked) {
        String padded = " " + text.toLowerCase(Locale.ROOT).replace('-', ' ');
        for (String word : asked.toLowerCase(Locale.ROOT).split("\\s+")) {
            if (!padded.contains(" " + word)) {
                return false;
            }
        }
        return true;
    }
}
