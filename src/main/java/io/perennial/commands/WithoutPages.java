package io.perennial.commands;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.TypeExcludeFilter;
import org.springframework.core.type.classreading.MetadataReader;
import org.springframework.core.type.classreading.MetadataReaderFactory;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.ControllerAdvice;

/** Leaves out what only a server needs: the room {@code web}, every endpoint, and what serves them. */
final class WithoutPages extends TypeExcludeFilter {

    @Override
    public boolean match(MetadataReader reader, MetadataReaderFactory factory) {
        var annotations = reader.getAnnotationMetadata();
        return reader.getClassMetadata().getClassName().startsWith("io.perennial.web.")
                || annotations.hasAnnotation(Controller.class.getName())
                || annotations.hasMetaAnnotation(Controller.class.getName())
                || annotations.hasAnnotation(ControllerAdvice.class.getName())
                || annotations.hasMetaAnnotation(ControllerAdvice.class.getName())
                || annotations.hasAnnotation(ConditionalOnWebApplication.class.getName());
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof WithoutPages;
    }

    @Override
    public int hashCode() {
        return WithoutPages.class.hashCode();
    }
}
