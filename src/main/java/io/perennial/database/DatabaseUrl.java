package io.perennial.database;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Properties;
import org.postgresql.Driver;

/**
 * The address of an external PostgreSQL, as people write it: {@code postgres://user:password@host/name} or
 * {@code jdbc:postgresql://host/name?user=...&password=...}.
 */
record DatabaseUrl(String jdbc, Properties properties) {

    private static final String JDBC = "jdbc:postgresql:";

    static DatabaseUrl parse(String text) {
        var trimmed = text.strip();
        if (trimmed.startsWith("postgres://") || trimmed.startsWith("postgresql://")) {
            return fromUri(trimmed);
        }
        if (!trimmed.startsWith(JDBC) || Driver.parseURL(trimmed, new Properties()) == null) {
            throw unreadable();
        }
        return new DatabaseUrl(trimmed, new Properties());
    }

    private static DatabaseUrl fromUri(String text) {
        try {
            var uri = new URI(text);
            var port = uri.getPort() < 0 ? "" : ":" + uri.getPort();
            var query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
            if (uri.getHost() == null || uri.getPath().length() < 2) {
                throw unreadable();
            }
            var jdbc = JDBC + "//" + uri.getHost() + port + uri.getRawPath() + query;
            return new DatabaseUrl(jdbc, credentials(uri.getRawUserInfo()));
        } catch (java.net.URISyntaxException e) {
            throw unreadable();
        }
    }

    private static Properties credentials(@org.jspecify.annotations.Nullable String information) {
        var properties = new Properties();
        if (information != null) {
            var parts = information.split(":", 2);
            properties.setProperty("user", decoded(parts[0]));
            if (parts.length == 2) {
                properties.setProperty("password", decoded(parts[1]));
            }
        }
        return properties;
    }

    private static String decoded(String part) {
        return URLDecoder.decode(part.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    /** The address is not repeated: it may hold a password. */
    private static CannotStart unreadable() {
        return new CannotStart(
                "PERENNIAL_DATABASE_URL is not an address of a PostgreSQL: write postgres://user:password@host:5432/name or jdbc:postgresql://host:5432/name?user=...&password=....");
    }

    /** Host, port and name without credentials, for people. */
    String place() {
        var parsed = Driver.parseURL(jdbc, new Properties());
        if (parsed == null) {
            throw unreadable();
        }
        return parsed.getProperty("PGHOST") + ":" + parsed.getProperty("PGPORT") + "/" + parsed.getProperty("PGDBNAME");
    }
}
