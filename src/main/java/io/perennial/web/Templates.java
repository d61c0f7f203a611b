package io.perennial.web;

import gg.jte.CodeResolver;
import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.Utf8ByteOutput;
import gg.jte.resolve.DirectoryCodeResolver;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.ViewResolver;

/**
 * Renders the templates of {@code src/main/jte}: compiled into the application, or read from there while developing.
 */
@Configuration(proxyBeanMethods = false)
class Templates {

    @Bean
    TemplateEngine templateEngine(WebProperties properties) {
        TemplateEngine engine = properties.templates().isBlank()
                ? TemplateEngine.createPrecompiled(ContentType.Html)
                : TemplateEngine.create(sources(properties.templates()), ContentType.Html);
        engine.setBinaryStaticContent(true);
        return engine;
    }

    private static CodeResolver sources(String folder) {
        return new DirectoryCodeResolver(Path.of(folder));
    }

    /** Stands before all other resolvers; redirects are left to them. */
    @Bean
    @Order(Ordered.HIGHEST_PRECEDENCE)
    ViewResolver viewResolver(TemplateEngine engine) {
        return (name, locale) ->
                name.startsWith("redirect:") || name.startsWith("forward:") ? null : view(engine, name);
    }

    private static View view(TemplateEngine engine, String name) {
        return new View() {
            @Override
            public String getContentType() {
                return "text/html;charset=utf-8";
            }

            @Override
            public void render(@Nullable Map<String, ?> model, HttpServletRequest request, HttpServletResponse response)
                    throws Exception {
                Utf8ByteOutput page = new Utf8ByteOutput();
                engine.render(name + ".jte", parameters(model), page);
                response.setContentType(getContentType());
                response.setContentLength(page.getContentLength());
                if (response.getHeader("Cache-Control") == null) {
                    response.setHeader("Cache-Control", "no-store");
                }
                page.writeTo(response.getOutputStream());
            }
        };
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> parameters(@Nullable Map<String, ?> model) {
        return model == null ? Map.of() : (Map<String, Object>) model;
    }
}
