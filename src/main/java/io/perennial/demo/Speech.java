package io.perennial.demo;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** What people of the demo company write, in English or German; the same company in both. */
final class Speech {

    private static final Pattern PLACE = Pattern.compile("\\$\\{([a-z.-]+)}");

    private final ResourceBundle texts;
    private final Map<String, List<String>> choices = new ConcurrentHashMap<>();

    private Speech(ResourceBundle texts) {
        this.texts = texts;
    }

    /** In German for German, else in English. */
    static Speech in(Locale locale) {
        Locale spoken = locale.getLanguage().equals("de") ? Locale.GERMAN : Locale.ENGLISH;
        return new Speech(ResourceBundle.getBundle(
                "demo.speech",
                spoken,
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES)));
    }

    String of(String key) {
        return texts.getString(key);
    }

    /** One of the texts that are numbered from 1 behind a key, each as likely. */
    String any(String key, SplittableRandom random) {
        List<String> texts = choices.computeIfAbsent(key, this::numbered);
        return texts.get(random.nextInt(texts.size()));
    }

    private List<String> numbered(String key) {
        return IntStream.iterate(1, number -> texts.containsKey(key + "." + number), number -> number + 1)
                .mapToObj(number -> of(key + "." + number))
                .toList();
    }

    /** A text in which {@code ${key}} stands for what is said. */
    String fill(String text) {
        return PLACE.matcher(text).replaceAll(found -> of(found.group(1)));
    }
}
