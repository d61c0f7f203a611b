package io.perennial.web;

import io.perennial.access.Action;
import io.perennial.access.Member;
import io.perennial.access.Rights;
import io.perennial.conditions.Name;
import java.util.Optional;

/**
 * What every page shows around its content.
 *
 * @param path of this request, without the query
 * @param here path and query, to come back to
 * @param theme "light", "dark" or "auto"
 * @param notice key of a text shown once on top, after something was done
 * @param undo address to post to that takes back what was done
 */
public record Frame(
        Words words,
        Optional<Member> member,
        String path,
        String here,
        String theme,
        Csrf csrf,
        Assets assets,
        boolean demo,
        Optional<String> notice,
        Optional<String> undo) {

    /** The token that every form sends back. */
    public record Csrf(String name, String token) {}

    public String text(String key, Object... values) {
        return words.text(key, values);
    }

    /** Whether the member may do this at all; what is not allowed is not offered. */
    public boolean may(Action action) {
        return member.filter(Member::active)
                .flatMap(m -> Rights.reach(m.role(), action))
                .isPresent();
    }

    /** What a name of conditions says, in the language of the page where it is known in it. */
    public String nameOf(Name name) {
        String key = name.name().startsWith("signal.") ? name.name() + ".about" : "condition." + name.name();
        return words.has(key) ? words.text(key) : name.about();
    }

    public String asset(String name) {
        return assets.url(name);
    }

    /** "page" when a menu entry leads to where we are. */
    public boolean at(String section) {
        return path.equals(section) || path.startsWith(section + "/");
    }
}
