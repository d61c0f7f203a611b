package io.perennial.bench;

import io.perennial.access.Access;
import io.perennial.accounts.Account;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How long each page takes and how much it weighs, as a browser asks for it, with few and with many customers. */
public final class PagesBenchmark implements Benchmark {

    private static final int[] SIZES = {2_000, 100_000};
    private static final int REPEATS = 20;
    private static final Pattern ASSET = Pattern.compile("(?:href|src)=\"(/assets/[^\"#]+|/favicon[^\"#]*)");

    @Override
    public String name() {
        return "pages";
    }

    @Override
    public String question() {
        return "How long does the server take for a page with 2,000 and with 100,000 customers, 20 times each, and how many"
                + " bytes does a browser fetch, compressed?";
    }

    @Override
    public List<Row> run() throws Exception {
        List<Row> rows = new ArrayList<>();
        try (ManyCustomers customers = new ManyCustomers()) {
            String server = "http://localhost:" + customers.port();
            Visitor visitor = Visitor.signedIn(server, customers.context.getBean(Access.class));
            List<Account.Id> all = new ArrayList<>();
            for (int size : SIZES) {
                List<Account.Id> more = customers.sign(all.size() + 1, size + 1, 400);
                customers.use(more, 40);
                all.addAll(more);
                customers.score(more);
                customers.database().sql("vacuum analyze").update();
                for (Map.Entry<String, String> page : pages(all.getFirst()).entrySet()) {
                    rows.add(measured(
                            String.format(Locale.ROOT, "%,d customers: %s", size, page.getKey()),
                            visitor,
                            page.getValue()));
                }
            }
            rows.add(new Row("all assets, fetched once", kilobytes(assets(visitor)), ""));
        }
        return rows;
    }

    private static Map<String, String> pages(Account.Id one) {
        Map<String, String> pages = new LinkedHashMap<>();
        pages.put("home", "/");
        pages.put("list", "/accounts");
        pages.put("list, at risk, by score", "/accounts?band=at_risk&sort=SCORE");
        pages.put("list, searched", "/accounts?q=99");
        pages.put("customer", "/accounts/" + one.value());
        pages.put("health", "/health");
        pages.put("signals", "/signals");
        pages.put("segments", "/segments");
        pages.put("risks", "/churn");
        pages.put("key figures", "/kpis");
        return pages;
    }

    private static Row measured(String what, Visitor visitor, String path) throws IOException, InterruptedException {
        double[] millis = new double[REPEATS];
        int weight = 0;
        double first = 0;
        for (int repeat = -1; repeat < REPEATS; repeat++) {
            long begin = System.nanoTime();
            byte[] page = visitor.get(path).body();
            double took = (System.nanoTime() - begin) / 1e6;
            weight = page.length;
            if (repeat < 0) {
                first = took;
            } else {
                millis[repeat] = took;
            }
        }
        Arrays.sort(millis);
        return new Row(
                what,
                String.format(
                        Locale.ROOT,
                        "median %.0f ms, p95 %.0f ms, the first %.0f ms, %s",
                        millis[REPEATS / 2],
                        millis[REPEATS * 95 / 100 - 1],
                        first,
                        kilobytes(weight)),
                what.contains("list") ? "p95 < 100 ms" : "");
    }

    /** Of the list, which has everything a page can have. */
    private static int assets(Visitor visitor) throws IOException, InterruptedException {
        Set<String> paths = new LinkedHashSet<>();
        Matcher found = ASSET.matcher(visitor.text("/accounts"));
        while (found.find()) {
            paths.add(found.group(1));
        }
        int bytes = 0;
        for (String path : paths) {
            bytes += visitor.get(path).body().length;
        }
        return bytes;
    }

    private static String kilobytes(int bytes) {
        return String.format(Locale.ROOT, "%.1f kB", bytes / 1000.0);
    }
}
