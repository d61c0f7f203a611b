package io.perennial.web;

import io.perennial.database.Database;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Hears on a connection of its own what any process on this database says to open pages, so that an import or a worker
 * elsewhere moves them too: {@code {"topic": "accounts", "accounts": [17, 18]}}.
 */
@Component
class LiveListener implements SmartLifecycle {

    static final String CHANNEL = "perennial_live";
    private static final Logger LOG = LoggerFactory.getLogger(LiveListener.class);
    private static final int POLL_MILLIS = 10_000;

    private final Database database;
    private final Live live;
    private final JsonMapper json;
    private @Nullable Thread thread;
    private volatile boolean running;
    private volatile @Nullable Connection open;

    LiveListener(Database database, Live live, JsonMapper json) {
        this.database = database;
        this.live = live;
        this.json = json;
    }

    @Override
    public void start() {
        running = true;
        thread = Thread.ofPlatform().name("live").daemon().start(this::listen);
    }

    @Override
    public void stop() {
        running = false;
        Connection listening = open;
        if (listening != null) {
            try {
                listening.abort(Runnable::run);
            } catch (SQLException e) {
                LOG.debug("the connection was gone already", e);
            }
        }
        if (thread != null) {
            thread.interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    private void listen() {
        while (running) {
            try (Connection connection = database.connect()) {
                open = connection;
                try (Statement statement = connection.createStatement()) {
                    statement.execute("listen " + CHANNEL);
                }
                live.say(Live.ANYTHING);
                hear(connection.unwrap(PGConnection.class));
            } catch (SQLException e) {
                if (running) {
                    LOG.warn("open pages are not told of changes for a moment: {}", e.getMessage());
                    pause();
                }
            }
        }
    }

    private void hear(PGConnection connection) throws SQLException {
        while (running) {
            PGNotification[] said = connection.getNotifications(POLL_MILLIS);
            if (said != null) {
                for (PGNotification notification : said) {
                    pass(notification.getParameter());
                }
            }
        }
    }

    private void pass(String payload) {
        try {
            JsonNode said = json.readTree(payload);
            List<Long> accounts = new ArrayList<>();
            said.path("accounts").forEach(account -> accounts.add(account.asLong()));
            if (!accounts.isEmpty()) {
                live.changed(accounts);
            }
            String topic = said.path("topic").asString("");
            if (!topic.isEmpty() && !topic.equals(Live.ACCOUNTS)) {
                live.say(topic);
            } else if (accounts.isEmpty()) {
                live.say(Live.ANYTHING);
            }
        } catch (JacksonException e) {
            LOG.warn("somebody said to open pages what nobody understands: {}", payload);
        }
    }

    private static void pause() {
        try {
            TimeUnit.SECONDS.sleep(1);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
