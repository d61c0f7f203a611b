package io.perennial.web;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/** What the address names does not exist; answered with 404. */
@ResponseStatus(HttpStatus.NOT_FOUND)
final class NotThere extends RuntimeException {

    private static final long serialVersionUID = 1;
}
