package io.perennial.commands;

import io.perennial.connect.ColumnMapping;
import io.perennial.connect.FileMapping;
import io.perennial.connect.ImportJob;
import io.perennial.connect.ImportListener;
import io.perennial.connect.ImportPlan;
import io.perennial.connect.ImportProgress;
import io.perennial.connect.ImportSummary;
import io.perennial.connect.Remark;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.time.Duration;
import java.util.Locale;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/** What an import shows on the terminal: how it understands the files, how far it is, what came of it. */
final class ImportScreen implements ImportListener {

    private static final long EVERY_WITHOUT_TERMINAL = 10_000_000_000L;
    private static final int EXAMPLES = 5;

    private final Console console;
    private final Locale locale;
    private final Properties texts = new Properties();
    private final java.io.@Nullable Console keyboard = System.console();
    private final boolean terminal = keyboard != null && keyboard.isTerminal();
    private long shown = System.nanoTime();
    private boolean line;

    ImportScreen(Console console) {
        this.console = console;
        boolean german = Locale.getDefault().getLanguage().equals("de");
        this.locale = german ? Locale.GERMANY : Locale.UK;
        try (var file =
                ImportScreen.class.getResourceAsStream("/messages/connect_" + (german ? "de" : "en") + ".properties")) {
            texts.load(new java.io.InputStreamReader(java.util.Objects.requireNonNull(file), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String text(String key, Object... arguments) {
        return new MessageFormat(texts.getProperty("connect." + key, key), locale).format(arguments);
    }

    String text(Remark remark) {
        return new MessageFormat(texts.getProperty(remark.key(), remark.key()), locale)
                .format(remark.arguments().toArray());
    }

    void show(ImportPlan plan) {
        for (FileMapping file : plan.mapping().files()) {
            String rows = ImportPlan.tells(file.kind()) ? ", " + text("cli.rows", plan.rows(file.file())) : "";
            console.say("");
            console.say("%s: %s%s".formatted(file.file(), text("kind." + file.kind()), rows));
            if (file.columns().isEmpty()) {
                console.say("  " + text(file.reason()));
            }
            file.columns().forEach(column -> show(plan, file, column));
        }
        console.say("");
    }

    private void show(ImportPlan plan, FileMapping file, ColumnMapping column) {
        String examples = String.join(", ", plan.examples(file.file(), column.column()));
        console.say("  %-24s %-22s %3.0f %%  %s  %s"
                .formatted(
                        clip(column.column(), 24),
                        clip(column.target(), 22),
                        column.confidence() * 100,
                        text(column.reason()),
                        examples.isEmpty() ? "" : "(" + clip(examples, 40) + ")"));
    }

    private static String clip(String text, int length) {
        return text.length() <= length ? text : text.substring(0, length - 1) + "…";
    }

    /** Nobody at the terminal cannot confirm. */
    boolean confirms() {
        if (!terminal || keyboard == null) {
            return false;
        }
        String answer = keyboard.readLine("%s ", text("cli.confirm"));
        return answer != null && answer.strip().toLowerCase(locale).matches("y|yes|j|ja");
    }

    @Override
    public void progress(ImportProgress progress) {
        long now = System.nanoTime();
        if (!terminal && now - shown < EVERY_WITHOUT_TERMINAL) {
            return;
        }
        shown = now;
        String words = progress.phase() == ImportProgress.Phase.READING
                ? text(
                        "cli.reading",
                        progress.file(),
                        progress.rows(),
                        Math.round(progress.rate()),
                        progress.done(),
                        progress.timeLeft().map(ImportScreen::clock).orElse("–"))
                : text("cli.working", text("phase." + progress.phase()), progress.done());
        if (terminal) {
            console.beside().print("\r\u001b[2K" + words);
            console.beside().flush();
            line = true;
        } else {
            console.say(words);
        }
    }

    private static String clock(Duration left) {
        return "%d:%02d".formatted(left.toMinutes(), left.toSecondsPart());
    }

    void finish(ImportJob job) {
        if (line) {
            console.beside().print("\r\u001b[2K");
            console.beside().flush();
        }
        job.summary().ifPresent(this::show);
        job.problem().ifPresent(problem -> console.say(text("cli.failed", problem)));
        if (job.state() == ImportJob.State.CANCELLED) {
            console.say(text("cli.cancelled"));
        }
    }

    private void show(ImportSummary summary) {
        console.print(text(summary.dryRun() ? "cli.wouldHappen" : "cli.happened"));
        for (ImportSummary.KindCount count : summary.counts()) {
            console.print("  "
                    + text(
                            "cli.count",
                            text("kind." + count.kind()),
                            count.rows(),
                            count.added(),
                            count.changed(),
                            count.unchanged(),
                            count.held(),
                            count.rejected()));
        }
        if (summary.repeats() > 0) {
            console.print(text("cli.repeats", summary.repeats()));
        }
        summary.findings()
                .forEach(finding -> console.print("  "
                        + text(
                                "cli.finding",
                                finding.count(),
                                finding.of(),
                                text("finding." + finding.key()),
                                String.join(", ", finding.examples()))));
        summary.examples().stream()
                .limit(EXAMPLES)
                .forEach(reject ->
                        console.print("  " + text("cli.reject", reject.file(), reject.line(), text(reject.reason()))));
        if (summary.held() > 0) {
            console.print(text("cli.held", summary.held()));
        }
        if (summary.nothingChanged() && summary.rejected() == 0) {
            console.print(text("cli.nothingChanged"));
        }
        summary.outcome().forEach(remark -> console.print(text(remark)));
        console.print(text("cli.took", clock(Duration.ofMillis(Math.round(summary.seconds() * 1000)))));
    }
}
