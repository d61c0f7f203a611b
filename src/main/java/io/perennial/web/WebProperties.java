package io.perennial.web;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of the pages.
 *
 * @param demo one-click sign-in, for which everything but this machine is shut out
 * @param secureCookies send cookies over HTTPS only, for an installation behind a proxy that ends TLS
 * @param templates folder of the templates while developing; empty = the compiled ones
 * @param intakeConcurrency intake requests worked on at once; more are asked to come again
 * @param intakeRequestsPerSecond of one key
 */
@ConfigurationProperties("perennial")
public record WebProperties(
        @DefaultValue("false") boolean demo,
        @DefaultValue("false") boolean secureCookies,
        @DefaultValue("") String templates,
        @DefaultValue("64") int intakeConcurrency,
        @DefaultValue("2000") int intakeRequestsPerSecond) {}
