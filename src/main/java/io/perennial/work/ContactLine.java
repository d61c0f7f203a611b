package io.perennial.work;

import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A contact told in one line of German or English, as a proposal that a person confirms: "Call with D. Brandt
 * yesterday: wants export fix by Friday" -> call, D. Brandt, yesterday, "wants export fix by Friday". Days that belong
 * to the content and not to the contact ("by Friday") are left alone. Pure.
 *
 * @param kindFound false where nothing in the line says what kind of contact it was
 * @param day empty where the line names none; then it was today
 * @param contacts ids of those of the customer's people who are named
 * @param unknown a name that is none of the customer's people
 */
public record ContactLine(
        Touchpoint.Kind kind,
        boolean kindFound,
        boolean outbound,
        Optional<LocalDate> day,
        List<Long> contacts,
        Optional<String> unknown,
        String summary) {

    public ContactLine {
        contacts = List.copyOf(contacts);
    }

    /** One of the customer's people, who can be named. */
    public record Known(long id, String name) {}

    private record KindWord(Touchpoint.Kind kind, Pattern pattern) {
        KindWord(Touchpoint.Kind kind, String words) {
            this(kind, words(words));
        }
    }

    private static final List<KindWord> KINDS = List.of(
            new KindWord(
                    Touchpoint.Kind.BUSINESS_REVIEW,
                    "qbr|ebr|business review|quarterly review|quartalsgespräch|jahresgespräch|review"),
            new KindWord(
                    Touchpoint.Kind.CALL,
                    "call|called|phoned|phone|rang|anruf|angerufen|telefonat|telefoniert|telefonisch|rief|videocall"),
            new KindWord(Touchpoint.Kind.TRAINING, "training|trained|schulung|geschult|workshop|onboarding session"),
            new KindWord(
                    Touchpoint.Kind.MEETING,
                    "meeting|met|visit|visited|lunch|treffen|getroffen|termin|besprechung|besuch|besucht|gespräch"),
            new KindWord(
                    Touchpoint.Kind.EMAIL,
                    "e-mail|email|emailed|mail|mailed|wrote|gemailt|geschrieben|schrieb|antwort per mail"),
            new KindWord(Touchpoint.Kind.MESSAGE, "chat|slack|teams|message|messaged|whatsapp|sms|nachricht"),
            new KindWord(Touchpoint.Kind.EVENT, "webinar|event|conference|messe|konferenz|veranstaltung"));

    private static final Pattern INBOUND = words(
            "called us|called me|wrote us|wrote me|from|inbound|rief an|rief uns an|hat angerufen|hat geschrieben|hat uns"
                    + "|schrieb uns|schrieb|von");

    private static final Pattern NAMED =
            Pattern.compile("(?iu:(?<!\\p{L})(?:with|mit|to|an|from|von)\\s+)((?:\\p{Lu}[\\p{L}.'-]*\\s?){1,3})");

    /** Reads a line as of a day. */
    public static ContactLine read(String line, LocalDate today, List<Known> people) {
        String text = line.strip().replaceAll("\\s+", " ");
        int colon = colon(text);
        String head = colon < 0 ? text : text.substring(0, colon);
        String rest = colon < 0 ? text : text.substring(colon + 1).strip();
        Optional<Touchpoint.Kind> kind = KINDS.stream()
                .filter(word -> word.pattern().matcher(head).find())
                .map(KindWord::kind)
                .findFirst();
        List<Long> contacts = named(head, people);
        return new ContactLine(
                kind.orElse(Touchpoint.Kind.OTHER),
                kind.isPresent(),
                !INBOUND.matcher(head).find(),
                SpokenDay.in(head, today),
                contacts,
                contacts.isEmpty() ? unknown(head) : Optional.empty(),
                rest.isEmpty() ? text : rest);
    }

    /** The colon after which the content begins; not one within a time of day. */
    private static int colon(String text) {
        for (int at = text.indexOf(':'); at >= 0; at = text.indexOf(':', at + 1)) {
            boolean time = at > 0
                    && at + 1 < text.length()
                    && Character.isDigit(text.charAt(at - 1))
                    && Character.isDigit(text.charAt(at + 1));
            if (!time) {
                return at;
            }
        }
        return -1;
    }

    private static List<Long> named(String head, List<Known> people) {
        Set<Long> found = new LinkedHashSet<>();
        people.stream()
                .filter(person -> isNamed(head, person, people))
                .map(Known::id)
                .forEach(found::add);
        return List.copyOf(found);
    }

    /** By whole name, initial and last name, or a last or first name that only one person has. */
    private static boolean isNamed(String head, Known person, List<Known> people) {
        String[] parts = person.name().strip().split("\\s+");
        String first = parts[0];
        String last = parts[parts.length - 1];
        if (has(head, person.name()) || has(head, first.substring(0, Math.min(1, first.length())) + ". " + last)) {
            return true;
        }
        return alone(last, head, people) || alone(first, head, people);
    }

    private static boolean alone(String name, String head, List<Known> people) {
        return name.length() > 2
                && has(head, name)
                && people.stream().filter(other -> has(other.name(), name)).count() == 1;
    }

    private static Optional<String> unknown(String head) {
        return NAMED.matcher(head)
                .results()
                .map(found -> found.group(1).strip())
                .filter(name -> !name.isEmpty() && Character.isUpperCase(name.charAt(0)))
                .filter(name -> !SpokenDay.isDayWord(name.split(" ")[0].toLowerCase(Locale.ROOT)))
                .findFirst();
    }

    private static boolean has(String text, String word) {
        return Pattern.compile("(?iu)(?<![\\p{L}\\p{N}])" + Pattern.quote(word) + "(?![\\p{L}\\p{N}])")
                .matcher(text)
                .find();
    }

    private static Pattern words(String alternatives) {
        return Pattern.compile("(?iu)(?<![\\p{L}\\p{N}])(?:" + alternatives + ")(?![\\p{L}\\p{N}])");
    }
}
