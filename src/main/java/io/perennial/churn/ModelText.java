package io.perennial.churn;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;

/** Models and reports as JSON, each with the name of its kind, so that they can be read by people and again by us. */
final class ModelText {

    private static final JsonMapper JSON = JsonMapper.builder()
            .addMixIn(Forecaster.class, Kinds.class)
            .addMixIn(Verdict.class, Verdicts.class)
            .addModule(new SimpleModule()
                    .addSerializer(BoostedTrees.class, new TreesWriter())
                    .addDeserializer(BoostedTrees.class, new TreesReader()))
            .build();

    private ModelText() {}

    static String of(Forecaster model) {
        return JSON.writerFor(Forecaster.class).writeValueAsString(model);
    }

    static Forecaster model(String json) {
        return JSON.readValue(json, Forecaster.class);
    }

    static String of(BacktestReport report) {
        return JSON.writeValueAsString(report.withoutPredictions());
    }

    static BacktestReport report(String json) {
        return JSON.readValue(json, BacktestReport.class);
    }

    static String of(Verdict verdict) {
        return JSON.writerFor(Verdict.class).writeValueAsString(verdict);
    }

    static Verdict verdict(String json) {
        return JSON.readValue(json, Verdict.class);
    }

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = ScorecardModel.class, name = "scorecard-prior"),
        @JsonSubTypes.Type(value = HazardModel.class, name = "ridge-hazard"),
        @JsonSubTypes.Type(value = TreesModel.class, name = "boosting")
    })
    private interface Kinds {}

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = Verdict.NoLabels.class, name = "NoLabels"),
        @JsonSubTypes.Type(value = Verdict.TooFewChurners.class, name = "TooFewChurners"),
        @JsonSubTypes.Type(value = Verdict.NoSignal.class, name = "NoSignal"),
        @JsonSubTypes.Type(value = Verdict.CannotJudgeYet.class, name = "CannotJudgeYet"),
        @JsonSubTypes.Type(value = Verdict.Leaking.class, name = "Leaking"),
        @JsonSubTypes.Type(value = Verdict.Usable.class, name = "Usable")
    })
    private interface Verdicts {}

    /** Trees in XGBoost's own JSON, as one text. */
    private static final class TreesWriter extends ValueSerializer<BoostedTrees> {
        @Override
        public void serialize(BoostedTrees trees, JsonGenerator out, SerializationContext context) {
            out.writeString(trees.json());
        }
    }

    private static final class TreesReader extends ValueDeserializer<BoostedTrees> {
        @Override
        public BoostedTrees deserialize(JsonParser in, DeserializationContext context) {
            return BoostedTrees.parse(in.getString());
        }
    }
}
