package io.perennial.bench;

import io.perennial.access.Access;
import io.perennial.access.Role;
import io.perennial.accounts.Account;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;

/** How long each page takes and how much it weighs, as a browser asks for it, with few and with many customers. */
public final class PagesBenchmark implements Benchmark {

    private static final int[] SIZES = {2_000, 100_000};
    private static final int REPEATS = 20;
    private static final String PASSWORD = "correct horse battery";
    private static final Pattern ASSET = Pattern.compile("(?:href|src)=\"(/assets/[^\"#]+|/favicon[^\"#]*)");
    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

    private final HttpClient browser = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .cookieHandler(new CookieManager())
            .build();

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
            String server =
                    "http://localhost:" + customers.context.getEnvironment().getRequiredProperty("local.server.port");
            signIn(server, customers.context.getBean(Access.class));
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
                            server + page.getValue()));
                }
            }
            rows.add(new Row("all assets, fetched once", kilobytes(assets(server)), ""));
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

    private Row measured(String what, String address) throws IOException, InterruptedException {
        double[] millis = new double[REPEATS];
        int weight = 0;
        double first = 0;
        for (int repeat = -1; repeat < REPEATS; repeat++) {
            long begin = System.nanoTime();
            byte[] page = get(address).body();
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
    private int assets(String server) throws IOException, InterruptedException {
        Set<String> paths = new LinkedHashSet<>();
        Matcher found = ASSET.matcher(text(get(server + "/accounts")));
        while (found.find()) {
            paths.add(found.group(1));
        }
        int bytes = 0;
        for (String path : paths) {
            bytes += get(server + path).body().length;
        }
        return bytes;
    }

    private void signIn(String server, Access access) throws IOException, InterruptedException {
        String link = access.invite("bench@example.com", "Bench", Role.ADMIN, Optional.empty(), access.demoMember())
                .orElseThrow()
                .secret();
        access.acceptInvitation(link, PASSWORD);
        Matcher token = TOKEN.matcher(text(get(server + "/sign-in")));
        if (!token.find()) {
            throw new IllegalStateException("the sign-in page has no token");
        }
        String form = "_csrf=" + encoded(token.group(1)) + "&email=bench%40example.com&password=" + encoded(PASSWORD);
        browser.send(
                HttpRequest.newBuilder(URI.create(server + "/sign-in"))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(form))
                        .build(),
                BodyHandlers.discarding());
    }

    private HttpResponse<byte[]> get(String address) throws IOException, InterruptedException {
        HttpResponse<byte[]> answer = browser.send(
                HttpRequest.newBuilder(URI.create(address))
                        .header("Accept-Encoding", "gzip")
                        .header("Accept-Language", "en")
                        .build(),
                BodyHandlers.ofByteArray());
        if (answer.statusCode() != 200) {
            throw new IllegalStateException(address + " answered " + answer.statusCode());
        }
        return answer;
    }

    private static String text(HttpResponse<byte[]> answer) throws IOException {
        boolean packed = answer.headers()
                .firstValue("Content-Encoding")
                .filter("gzip"::equals)
                .isPresent();
        byte[] body =
                packed ? new GZIPInputStream(new ByteArrayInputStream(answer.body())).readAllBytes() : answer.body();
        return new String(body, StandardCharsets.UTF_8);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static String kilobytes(int bytes) {
        return String.format(Locale.ROOT, "%.1f kB", bytes / 1000.0);
    }
}
