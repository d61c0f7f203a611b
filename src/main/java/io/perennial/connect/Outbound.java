package io.perennial.connect;

import io.perennial.events.Event;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * The batches of one file on their way through the door. Events go two batches at a time while the next one is read;
 * records go one after the other, because a later row may change an earlier one.
 */
final class Outbound implements AutoCloseable {

    private final ImportRun run;
    private final FileMapping file;
    private final List<String> header;
    private final ExecutorService sender;
    private final int together;
    private final List<CompletableFuture<Void>> flying = new ArrayList<>();
    private final Set<String> createdAccounts = new HashSet<>();
    private final AtomicLong added = new AtomicLong();
    private final AtomicLong changed = new AtomicLong();
    private final AtomicLong unchanged = new AtomicLong();
    private final AtomicLong held = new AtomicLong();
    private final AtomicLong rejected = new AtomicLong();

    /** An import that is run again asks first, because refusing a known event at the door costs more. */
    private volatile boolean mostlyKnown;

    /** A row with what it tells; records have no event until their version is known. */
    record Item(Row row, Told told, @Nullable Event event) {}

    Outbound(ImportRun run, FileMapping file, List<String> header) {
        this.run = run;
        this.file = file;
        this.header = header;
        this.together = file.kind().keyed() ? 1 : 2;
        this.sender = Executors.newFixedThreadPool(
                together, Thread.ofPlatform().daemon().name("import-", 0).factory());
    }

    void refused() {
        rejected.incrementAndGet();
    }

    void send(List<Item> items, BiFunction<Told, String, Event> event) {
        while (flying.size() >= together) {
            await(flying.removeFirst());
        }
        Runnable work = file.kind().keyed() ? () -> records(items, event) : () -> events(items);
        flying.add(CompletableFuture.runAsync(work, sender));
    }

    void finish() {
        while (!flying.isEmpty()) {
            await(flying.removeFirst());
        }
    }

    private static void await(CompletableFuture<Void> batch) {
        try {
            batch.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }

    private void events(List<Item> items) {
        Set<String> known = mostlyKnown
                ? run.door()
                        .known(items.stream()
                                .map(item -> event(item).messageId())
                                .toList())
                : Set.of();
        List<Item> news = known.isEmpty()
                ? items
                : items.stream()
                        .filter(item -> !known.contains(event(item).messageId()))
                        .toList();
        unchanged.addAndGet(items.size() - news.size());
        List<Door.Answer> answers =
                run.door().accept(news.stream().map(Outbound::event).toList());
        int before = items.size() - news.size();
        for (int i = 0; i < news.size(); i++) {
            count(news.get(i), answers.get(i), false);
            before += answers.get(i) instanceof Door.Answer.Known ? 1 : 0;
        }
        mostlyKnown = before > items.size() / 2;
    }

    private static Event event(Item item) {
        return Objects.requireNonNull(item.event());
    }

    /** Each record with its version: told again unchanged it has the id it had, so that the door knows it. */
    private void records(List<Item> items, BiFunction<Told, String, Event> event) {
        List<String> keys =
                items.stream().map(item -> run.ids().ofKey(item.told())).toList();
        Map<String, LedgerStore.Entry> known = run.keys().known(file.kind(), keys);
        List<Event> events = new ArrayList<>(accounts(items, event));
        int before = events.size();
        List<LedgerStore.Entry> entries = new ArrayList<>();
        for (int i = 0; i < items.size(); i++) {
            Told told = items.get(i).told();
            String content = run.ids().ofContent(told);
            LedgerStore.Entry last = known.get(keys.get(i));
            boolean same = last != null && last.content().equals(content);
            int version = last == null ? 1 : same ? last.version() : last.version() + 1;
            entries.add(new LedgerStore.Entry(keys.get(i), content, version));
            events.add(event.apply(told, keys.get(i) + ":" + version + ":" + content));
        }
        List<Door.Answer> answers = run.door().accept(events);
        for (int i = 0; i < items.size(); i++) {
            count(items.get(i), answers.get(before + i), known.containsKey(keys.get(i)));
        }
        run.keys().remember(file.kind(), entries);
    }

    /** Contracts may make their accounts known; a bare account that is known already is a duplicate at the door. */
    private List<Event> accounts(List<Item> items, BiFunction<Told, String, Event> event) {
        if (file.kind() != RowKind.CONTRACT_LINES || !run.mapping().createsAccounts()) {
            return List.of();
        }
        Set<String> accounts = new LinkedHashSet<>();
        items.forEach(item -> accounts.add(item.told().account()));
        return accounts.stream()
                .filter(createdAccounts::add)
                .map(account -> event.apply(FileRun.bare(account, run.now().toEpochMilli()), bareId(account)))
                .toList();
    }

    private static String bareId(String account) {
        return "account:" + UUID.nameUUIDFromBytes(account.getBytes(StandardCharsets.UTF_8));
    }

    private void count(Item item, Door.Answer answer, boolean before) {
        switch (answer) {
            case Door.Answer.Taken() -> (before ? changed : added).incrementAndGet();
            case Door.Answer.Known() -> unchanged.incrementAndGet();
            case Door.Answer.Waits(String _) -> held.incrementAndGet();
            case Door.Answer.Refused(String reason) -> {
                rejected.incrementAndGet();
                run.rejects().add(file.file(), item.row(), Remark.of("refused.door", reason), header);
            }
        }
    }

    ImportSummary.KindCount count(long rows) {
        return new ImportSummary.KindCount(
                file.kind(), rows, added.get(), changed.get(), unchanged.get(), held.get(), rejected.get());
    }

    @Override
    public void close() {
        sender.shutdownNow();
    }
}
