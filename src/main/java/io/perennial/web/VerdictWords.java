package io.perennial.web;

import io.perennial.churn.Verdict;

/** A verdict in words for a person. */
public final class VerdictWords {

    private VerdictWords() {}

    /** A sentence with its numbers. */
    public static String say(Words words, Verdict verdict) {
        String key = "verdict." + verdict.word() + ".about";
        return switch (verdict) {
            case Verdict.NoLabels none -> words.text(key);
            case Verdict.TooFewChurners few -> words.text(key, few.churners(), few.needed());
            case Verdict.NoSignal none ->
                words.text(
                        key,
                        none.churners(),
                        words.number(none.auc().estimate(), 2),
                        words.number(none.auc().low(), 2),
                        words.number(none.auc().high(), 2),
                        words.number(none.auc().estimate() * 100));
            case Verdict.CannotJudgeYet open ->
                words.text(
                        key,
                        words.has("verdict.because." + slug(open.because()))
                                ? words.text("verdict.because." + slug(open.because()))
                                : open.because());
            case Verdict.Leaking leak -> words.text(key, words.number(leak.auc(), 2));
            case Verdict.Usable usable ->
                words.text(
                        key,
                        words.number(usable.auc().estimate(), 2),
                        words.number(usable.auc().low(), 2),
                        words.number(usable.auc().high(), 2),
                        words.number(usable.auc().estimate() * 100));
        };
    }

    /** E.g. "the Brier score does not beat the base rate" becomes "the-brier-score-does-not-beat-the-base-rate". */
    private static String slug(String because) {
        return because.toLowerCase(java.util.Locale.ROOT)
                .replaceAll("[^a-z0-9]+", "-")
                .replaceAll("-$", "");
    }
}
