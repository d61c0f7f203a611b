package io.perennial.web;

import io.perennial.access.Access;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.AnonymousAuthenticationFilter;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.csrf.CsrfFilter;
import org.springframework.security.web.firewall.HttpFirewall;
import org.springframework.security.web.firewall.StrictHttpFirewall;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.session.web.http.CookieSerializer;
import org.springframework.session.web.http.DefaultCookieSerializer;

/** Who gets past the door: pages by session, the read API by key or session, intake by its own keys. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(WebProperties.class)
class Security {

    private static final String CONTENT_POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; "
            + "img-src 'self' data:; font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; "
            + "frame-ancestors 'none'; manifest-src 'self'";
    private static final String PERMISSIONS = "camera=(), geolocation=(), microphone=(), payment=(), usb=()";

    /** No text of ours holds the character zero, and the database cannot: a request with it is refused, not broken. */
    @Bean
    HttpFirewall firewall() {
        StrictHttpFirewall firewall = new StrictHttpFirewall();
        firewall.setAllowedParameterValues(value -> value.indexOf('\0') < 0);
        return firewall;
    }

    /** Intake authenticates each request by its key and keeps no session, so there is nothing to forge. */
    @Bean
    @Order(1)
    SecurityFilterChain intakeDoor(HttpSecurity http) throws Exception {
        headers(http.securityMatcher("/v1/**"));
        http.csrf(AbstractHttpConfigurer::disable)
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .requestCache(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .authorizeHttpRequests(requests -> requests.anyRequest().permitAll());
        return http.build();
    }

    @Bean
    @Order(2)
    SecurityFilterChain apiDoor(HttpSecurity http, Access access, MemberSessions sessions) throws Exception {
        headers(http.securityMatcher("/api/**"));
        http.csrf(AbstractHttpConfigurer::disable)
                .securityContext(context -> context.securityContextRepository(sessions))
                .sessionManagement(management -> management.sessionCreationPolicy(SessionCreationPolicy.NEVER))
                .requestCache(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .addFilterBefore(new ApiKeyFilter(access), AnonymousAuthenticationFilter.class)
                .exceptionHandling(handling -> handling.authenticationEntryPoint(ApiProblems::unauthorized)
                        .accessDeniedHandler(ApiProblems::forbidden))
                .authorizeHttpRequests(requests -> requests.requestMatchers(HttpMethod.GET, "/api/openapi.yaml")
                        .permitAll()
                        .requestMatchers(HttpMethod.GET, "/api/**")
                        .authenticated()
                        .anyRequest()
                        .denyAll());
        return http.build();
    }

    @Bean
    @Order(3)
    SecurityFilterChain pageDoor(HttpSecurity http, MemberSessions sessions) throws Exception {
        headers(http);
        CookieCsrfTokenRepository tokens = new CookieCsrfTokenRepository();
        tokens.setCookieCustomizer(cookie -> cookie.httpOnly(true).sameSite("Strict"));
        http.csrf(csrf -> csrf.csrfTokenRepository(tokens))
                .addFilterBefore(new UploadGate(sessions), CsrfFilter.class)
                .securityContext(context -> context.securityContextRepository(sessions))
                .requestCache(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .exceptionHandling(handling ->
                        handling.authenticationEntryPoint(SignInPage::ask).accessDeniedHandler(ErrorPages::refused))
                .authorizeHttpRequests(requests -> requests.requestMatchers(
                                "/sign-in/**",
                                "/welcome/**",
                                "/assets/**",
                                "/language",
                                "/error",
                                "/favicon.ico",
                                "/up")
                        .permitAll()
                        .anyRequest()
                        .authenticated());
        return http.build();
    }

    /** Members sign in on the page of their own; there is no other way in. */
    @Bean
    AuthenticationManager noOtherWayIn() {
        return authentication -> {
            throw new BadCredentialsException("sign in on the page");
        };
    }

    private static void headers(HttpSecurity http) throws Exception {
        http.headers(headers -> headers.contentSecurityPolicy(policy -> policy.policyDirectives(CONTENT_POLICY))
                .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.SAME_ORIGIN))
                .permissionsPolicyHeader(permissions -> permissions.policy(PERMISSIONS))
                .frameOptions(frames -> frames.deny()));
    }

    @Bean
    CookieSerializer sessionCookie(WebProperties properties) {
        DefaultCookieSerializer cookie = new DefaultCookieSerializer();
        cookie.setCookieName("perennial");
        cookie.setUseHttpOnlyCookie(true);
        cookie.setSameSite("Lax");
        cookie.setCookiePath("/");
        if (properties.secureCookies()) {
            cookie.setUseSecureCookie(true);
        }
        return cookie;
    }

    @Bean
    FilterRegistrationBean<DemoGate> demoGate(WebProperties properties) {
        FilterRegistrationBean<DemoGate> gate = new FilterRegistrationBean<>(new DemoGate());
        gate.setOrder(Ordered.HIGHEST_PRECEDENCE);
        gate.setEnabled(properties.demo());
        return gate;
    }

    @Bean
    FilterRegistrationBean<IntakeLimits> intakeLimits(WebProperties properties) {
        FilterRegistrationBean<IntakeLimits> limits = new FilterRegistrationBean<>(new IntakeLimits(
                properties.intakeConcurrency(), properties.intakeRequestsPerSecond(), System::nanoTime));
        limits.addUrlPatterns("/v1/*");
        limits.setOrder(Ordered.HIGHEST_PRECEDENCE + 1);
        return limits;
    }
}
