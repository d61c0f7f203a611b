package io.perennial.web;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;

/** Serves the assets, compressed ahead of time. */
@Controller
class AssetEndpoint {

    private static final CacheControl FOR_EVER =
            CacheControl.maxAge(Duration.ofDays(365)).cachePublic().immutable();

    private final Assets assets;

    AssetEndpoint(Assets assets) {
        this.assets = assets;
    }

    @GetMapping("/assets/{hash}/{name}")
    ResponseEntity<byte[]> asset(
            @PathVariable String hash,
            @PathVariable String name,
            @RequestHeader(name = "Accept-Encoding", defaultValue = "") String accepted) {
        return answer(assets.find(hash, name), accepted, FOR_EVER);
    }

    @GetMapping("/favicon.ico")
    ResponseEntity<byte[]> favicon() {
        return answer(assets.find("favicon.svg"), "", CacheControl.maxAge(Duration.ofDays(1)));
    }

    private static ResponseEntity<byte[]> answer(Optional<Assets.Asset> found, String accepted, CacheControl cache) {
        if (found.isEmpty()) {
            return ResponseEntity.notFound().build();
        }
        Assets.Asset asset = found.get();
        ResponseEntity.BodyBuilder answer = ResponseEntity.ok()
                .cacheControl(cache)
                .header(HttpHeaders.CONTENT_TYPE, asset.type())
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING);
        byte @Nullable [] brotli = asset.brotli();
        if (brotli != null && accepted.contains("br")) {
            return answer.header(HttpHeaders.CONTENT_ENCODING, "br").body(brotli);
        }
        byte @Nullable [] gzip = asset.gzip();
        return gzip != null && accepted.contains("gzip")
                ? answer.header(HttpHeaders.CONTENT_ENCODING, "gzip").body(gzip)
                : answer.body(asset.plain());
    }
}
