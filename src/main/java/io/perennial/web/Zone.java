package io.perennial.web;

import java.time.ZoneId;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** The installation's time zone, in which pages show moments. */
@Component
class Zone {

    private final ZoneId id;

    Zone(@Value("${perennial.zone:}") String name) {
        this.id = name.isBlank() ? ZoneId.systemDefault() : ZoneId.of(name);
    }

    ZoneId id() {
        return id;
    }
}
