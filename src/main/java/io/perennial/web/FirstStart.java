package io.perennial.web;

import io.perennial.access.Access;
import java.io.PrintStream;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.web.server.context.WebServerInitializedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Prints the one-time link of the first administrator, while there is none; on the console only, never to a log. */
@Component
class FirstStart {

    private final Access access;
    private final WebProperties properties;
    private final String address;
    private final PrintStream console = System.out;

    FirstStart(Access access, WebProperties properties, @Value("${perennial.address:}") String address) {
        this.access = access;
        this.properties = properties;
        this.address = address;
    }

    @EventListener
    void serving(WebServerInitializedEvent event) {
        if (properties.demo()) {
            return;
        }
        String base =
                address.isBlank() ? "http://localhost:" + event.getWebServer().getPort() : address;
        access.firstAdministratorLink()
                .ifPresent(secret -> console.println(
                        "Nobody can sign in yet. Make the administrator here (works once, for 24 hours):\n  " + base
                                + "/welcome/" + secret));
    }
}
