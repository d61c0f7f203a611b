package io.perennial.bench;

import io.perennial.access.Access;
import io.perennial.access.Role;
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
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/** An administrator at a browser, who asks for pages as browsers do. */
final class Visitor {

    private static final String PASSWORD = "correct horse battery";
    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

    private final String server;
    private final HttpClient browser = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .cookieHandler(new CookieManager())
            .build();

    private Visitor(String server) {
        this.server = server;
    }

    /** @param server e.g. http://localhost:8080 */
    static Visitor signedIn(String server, Access access) throws IOException, InterruptedException {
        String link = access.invite("bench@example.com", "Bench", Role.ADMIN, Optional.empty(), access.demoMember())
                .orElseThrow()
                .secret();
        access.acceptInvitation(link, PASSWORD);
        Visitor visitor = new Visitor(server);
        Matcher token = TOKEN.matcher(visitor.text("/sign-in"));
        if (!token.find()) {
            throw new IllegalStateException("the sign-in page has no token");
        }
        String form = "_csrf=" + encoded(token.group(1)) + "&email=bench%40example.com&password=" + encoded(PASSWORD);
        visitor.browser.send(
                HttpRequest.newBuilder(URI.create(server + "/sign-in"))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(form))
                        .build(),
                BodyHandlers.discarding());
        return visitor;
    }

    /** A page as it comes, compressed or not. Throws for any answer but 200. */
    HttpResponse<byte[]> get(String path) throws IOException, InterruptedException {
        HttpResponse<byte[]> answer = browser.send(
                HttpRequest.newBuilder(URI.create(server + path))
                        .header("Accept-Encoding", "gzip")
                        .header("Accept-Language", "en")
                        .build(),
                BodyHandlers.ofByteArray());
        if (answer.statusCode() != 200) {
            throw new IllegalStateException(path + " answered " + answer.statusCode());
        }
        return answer;
    }

    String text(String path) throws IOException, InterruptedException {
        HttpResponse<byte[]> answer = get(path);
        boolean packed = answer.headers()
                .firstValue("Content-Encoding")
                .filter("gzip"::equals)
                .isPresent();
        byte[] body =
                packed ? new GZIPInputStream(new ByteArrayInputStream(answer.body())).readAllBytes() : answer.body();
        return new String(body, StandardCharsets.UTF_8);
    }

    /** What an open page is told, line by line, as it is told; ends with the server. */
    Stream<String> told(String topics) throws IOException, InterruptedException {
        return browser.send(
                        HttpRequest.newBuilder(URI.create(server + "/live?on=" + encoded(topics)))
                                .build(),
                        BodyHandlers.ofLines())
                .body();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
