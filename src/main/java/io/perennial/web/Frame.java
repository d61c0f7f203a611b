package io.perennial.web;

import io.perennial.access.Action;
import io.perennial.access.Member;
import io.perennial.access.Rights;
import io.perennial.conditions.Name;
import io.perennial.notifications.Notifications;
import java.util.Optional;
import java.util.function.IntSupplier;

/**
 * What every page shows around its content.
 *
 * @param path of this request, without the query
 * @param here path and query, to come back to
 * @param theme "light", "dark" or "auto"
 * @param notice key of a text shown once on top, after something was done
 * @param undo address to post to that takes back what was done
 * @param told counts the unread notifications, where the bell is shown
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
        Optional<String> undo,
        IntSupplier told) {

    /** The token that every form sends back. */
    public record Csrf(String name, String token) {}

    /** The same in another language. */
    Frame speaking(Words others) {
        return new Frame(others, member, path, here, theme, csrf, assets, demo, notice, undo, told);
    }

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
        if (name.name().startsWith("field.")) {
            return words.text("condition.field", name.name().substring("field.".length()));
        }
        return words.has(key) ? words.text(key) : name.about();
    }

    /** What a part of the product writes where people write, e.g. "first start"; what people wrote stays as it is. */
    public String said(String text) {
        String key = "said." + text.replace(' ', '-');
        return words.has(key) ? words.text(key) : text;
    }

    /** An action of the audit log in words; one without words shows as it is kept. */
    public String action(String action) {
        String key = "audit.action." + action;
        return words.has(key) ? words.text(key) : action;
    }

    /** Notifications that the member has not read. */
    public int unread() {
        return told.getAsInt();
    }

    /** The topic on which the bell hears that it rings; empty for whoever is not signed in. */
    public String bellTopic() {
        return member.map(Member::id).map(Notifications::topic).orElse("");
    }

    public String asset(String name) {
        return assets.url(name);
    }

    /** "page" when a menu entry leads to where we are. */
    public boolean at(String section) {
        return path.equals(section) || path.startsWith(section + "/");
    }
}
