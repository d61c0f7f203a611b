package io.perennial.events;

import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The small JSON documents Segment's clients read. */
final class SegmentSettings {

    private static final JsonMapper JSON = new JsonMapper();

    private SegmentSettings() {}

    /** Settings of a project for the browser library: everything goes to us, nothing to anybody else. */
    static String of(String writeKey, String scheme, String host) {
        ObjectNode settings = JSON.createObjectNode();
        ObjectNode segment = settings.putObject("integrations").putObject("Segment.io");
        segment.put("apiKey", writeKey)
                .put("apiHost", host + "/v1")
                .put("protocol", scheme)
                .put("addBundledMetadata", true);
        segment.putArray("unbundledIntegrations");
        segment.putObject("versionSettings").put("version", "4.4.7").put("override", true);
        segment.putArray("maybeBundledConfigIds");
        settings.putObject("plan")
                .putObject("track")
                .putObject("__default")
                .put("enabled", true)
                .putObject("integrations");
        settings.putObject("edgeFunction");
        settings.put("analyticsNextEnabled", true);
        settings.putObject("middlewareSettings");
        settings.putObject("enabledMiddleware");
        settings.putObject("metrics").put("sampleRate", 0);
        settings.put("legacyVideoPluginsEnabled", false);
        settings.putArray("remotePlugins");
        return JSON.writeValueAsString(settings);
    }

    static String message(String reason) {
        return JSON.writeValueAsString(
                JSON.createObjectNode().put("success", false).put("message", reason));
    }
}
