package io.perennial.commands;

import io.perennial.churn.Churn;
import io.perennial.database.CannotStart;
import io.perennial.demo.Demo;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.springframework.beans.BeansException;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.context.ConfigurableApplicationContext;

/** The server from the claim of its data to the last word after Ctrl-C. */
final class Server {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int SERVER_ERROR = 500;

    private final Class<?> application;
    private final Console console;

    Server(Class<?> application, Console console) {
        this.application = application;
        this.console = console;
    }

    /** How a server is to run: where its data is, where it listens, and with which further settings. */
    record Plan(
            String command, Path data, String host, int port, boolean endsWhenReady, Map<String, String> settings) {}

    /** Serves until it is told to stop. */
    int run(Plan plan) {
        try (var directory = Installation.claim(plan.data(), plan.command())) {
            checkPort(plan);
            try (var installation = Installation.opening(directory, console::say)) {
                serve(plan, installation);
                return 0;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return 1;
        }
    }

    private void serve(Plan plan, Installation installation) throws InterruptedException {
        var stopped = new CountDownLatch(1);
        try (var context = start(plan, installation)) {
            Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(context, installation, stopped), "stop"));
            Optional<Demo> demo = context.getBean(Demo.class).running();
            if (demo.isPresent()) {
                demo.get().load(console::say);
            }
            context.getBean(Churn.class).requestFirstTraining();
            URI address = announce(context, installation);
            demo.ifPresent(company -> company.live(address));
            if (!plan.endsWhenReady()) {
                stopped.await();
            }
        }
    }

    private ConfigurableApplicationContext start(Plan plan, Installation installation) {
        var settings = new HashMap<>(plan.settings());
        settings.put("server.port", Integer.toString(plan.port()));
        settings.put("server.address", plan.host());
        try {
            return Context.server(application, installation, settings);
        } catch (PortInUseException e) {
            throw taken(plan.port(), e);
        } catch (BeansException e) {
            throw e.contains(CannotStart.class) ? refused(e) : e;
        }
    }

    /** What kept the database from opening, without what was only waiting for it. */
    private static RuntimeException refused(Throwable failure) {
        return failure instanceof CannotStart refusal
                ? refusal
                : refused(Optional.ofNullable(failure.getCause()).orElseThrow());
    }

    /** Asked before the database starts, so that the refusal comes at once. */
    private static void checkPort(Plan plan) {
        try (var socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(plan.host(), plan.port()));
        } catch (IOException e) {
            throw refusal(plan, e);
        }
    }

    private static CannotStart refusal(Plan plan, IOException cause) {
        var words = String.valueOf(cause.getMessage());
        if (words.contains("Permission denied")) {
            return new CannotStart(
                    "Port %d is for the administrator of this machine only: choose another one with --port."
                            .formatted(plan.port()),
                    cause);
        }
        if (words.contains("Address already in use")) {
            return taken(plan.port(), cause);
        }
        return new CannotStart(
                "Perennial cannot listen on %s (%s): choose another --host.".formatted(plan.host(), words), cause);
    }

    private static CannotStart taken(int port, Exception cause) {
        return new CannotStart(
                "Port %d is taken by another program: choose another one with --port.".formatted(port), cause);
    }

    private URI announce(ConfigurableApplicationContext context, Installation installation)
            throws InterruptedException {
        var port = context.getEnvironment().getRequiredProperty("local.server.port");
        var address = "http://localhost:" + port;
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!answers(address)) {
            if (System.nanoTime() > end) {
                throw new CannotStart("The page at %s does not answer: the log is %s/perennial.log."
                        .formatted(address, installation.directory().logs()));
            }
            TimeUnit.MILLISECONDS.sleep(50);
        }
        installation.directory().answersAt(address);
        console.print("Perennial runs at " + address);
        console.say("on " + installation.database().place() + "; Ctrl-C stops it");
        return URI.create(address);
    }

    private static boolean answers(String address) {
        try {
            var connection =
                    (HttpURLConnection) URI.create(address + "/").toURL().openConnection();
            connection.setInstanceFollowRedirects(false);
            return connection.getResponseCode() < SERVER_ERROR;
        } catch (IOException e) {
            return false;
        }
    }

    private void stop(ConfigurableApplicationContext context, Installation installation, CountDownLatch stopped) {
        console.say("Stopping");
        context.close();
        installation.close();
        stopped.countDown();
    }
}
