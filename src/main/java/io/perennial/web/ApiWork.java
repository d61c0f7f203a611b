package io.perennial.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.perennial.work.Case;
import io.perennial.work.SuccessPlan;
import io.perennial.work.SuccessPlan.Measure;
import io.perennial.work.SuccessPlan.Objective;
import io.perennial.work.Task;
import io.perennial.work.Touchpoint;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/** What the API says of the work for a customer; shapes are promised in openapi.yaml. */
final class ApiWork {

    private ApiWork() {}

    /** Everything our people do for one customer. */
    record WorkDocument(
            List<TouchpointRow> touchpoints, List<TaskRow> tasks, List<CaseRow> cases, List<ObjectiveRow> objectives) {}

    /** A contact; {@code heldAt} is null while it is only planned. */
    @JsonInclude
    record TouchpointRow(
            long id,
            String kind,
            boolean outbound,
            Instant at,
            @Nullable Instant heldAt,
            List<Long> contacts,
            @Nullable String author,
            String summary) {}

    /** A task; {@code doneAt} is null while it is open. */
    @JsonInclude
    record TaskRow(
            long id,
            String title,
            @Nullable String owner,
            @Nullable LocalDate dueOn,
            @Nullable Instant doneAt) {}

    /** A case; {@code outcome} is null while it is open. */
    @JsonInclude
    record CaseRow(
            long id,
            String kind,
            String title,
            @Nullable String owner,
            @Nullable String nextStep,
            @Nullable LocalDate nextStepOn,
            Instant openedAt,
            @Nullable Instant closedAt,
            @Nullable String outcome) {}

    /** A desired outcome with what it is measured by. */
    @JsonInclude
    record ObjectiveRow(
            String plan,
            String title,
            @Nullable LocalDate dueOn,
            @Nullable Instant metAt,
            @Nullable String measure,
            @Nullable Double now,
            @Nullable Double target) {}

    static WorkDocument of(List<Touchpoint> touchpoints, List<Task> tasks, List<Case> cases, List<SuccessPlan> plans) {
        return new WorkDocument(
                touchpoints.stream().map(ApiWork::row).toList(),
                tasks.stream().map(ApiWork::row).toList(),
                cases.stream().map(ApiWork::row).toList(),
                plans.stream()
                        .flatMap(plan -> plan.objectives().stream().map(objective -> row(plan, objective)))
                        .toList());
    }

    private static TouchpointRow row(Touchpoint touchpoint) {
        return new TouchpointRow(
                touchpoint.id(),
                touchpoint.kind().name(),
                touchpoint.outbound(),
                touchpoint.at(),
                touchpoint.heldAt().orElse(null),
                touchpoint.contacts(),
                touchpoint.author().orElse(null),
                touchpoint.summary());
    }

    private static TaskRow row(Task task) {
        return new TaskRow(
                task.id(),
                task.title(),
                task.owner().orElse(null),
                task.dueOn().orElse(null),
                task.doneAt().orElse(null));
    }

    private static CaseRow row(Case each) {
        return new CaseRow(
                each.id(),
                each.kind().name(),
                each.title(),
                each.owner().orElse(null),
                each.nextStep().orElse(null),
                each.nextStepOn().orElse(null),
                each.openedAt(),
                each.closedAt().orElse(null),
                each.outcome().map(Enum::name).orElse(null));
    }

    private static ObjectiveRow row(SuccessPlan plan, Objective objective) {
        Optional<Measure> measure = objective.measure();
        return new ObjectiveRow(
                plan.title(),
                objective.title(),
                objective.dueOn().orElse(null),
                objective.metAt().orElse(null),
                measure.map(Measure::what).orElse(null),
                number(measure.map(Measure::now)),
                number(measure.map(Measure::target)));
    }

    private static @Nullable Double number(Optional<OptionalDouble> value) {
        return value.isPresent() && value.get().isPresent() ? value.get().getAsDouble() : null;
    }
}
