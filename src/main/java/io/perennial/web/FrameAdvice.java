package io.perennial.web;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/** Gives every page its frame under the name {@code page}; other modules answer programs and need none. */
@ControllerAdvice(basePackageClasses = FrameAdvice.class)
class FrameAdvice {

    private final Frames frames;

    FrameAdvice(Frames frames) {
        this.frames = frames;
    }

    @ModelAttribute("page")
    Frame page(HttpServletRequest request) {
        return frames.of(request);
    }
}
