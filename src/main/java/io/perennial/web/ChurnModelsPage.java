package io.perennial.web;

import io.perennial.access.Access;
import io.perennial.access.Action;
import io.perennial.access.Actor;
import io.perennial.access.Member;
import io.perennial.churn.Churn;
import io.perennial.churn.KeptModel;
import io.perennial.churn.ModelSwitch;
import io.perennial.churn.Training;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What was learned and when, which of it forecasts; learning anew and going back. */
@Controller
public class ChurnModelsPage {

    private static final int LISTED = 50;

    private final Churn churn;
    private final Access access;

    ChurnModelsPage(Churn churn, Access access) {
        this.churn = churn;
        this.access = access;
    }

    /** The page. */
    public record View(
            Churn.Standing standing,
            Optional<Training> training,
            List<KeptModel> models,
            List<ModelSwitch> switches,
            double alertsPerManager) {

        public boolean trains() {
            return training.filter(last -> !last.state().over()).isPresent();
        }
    }

    @GetMapping("/churn/models")
    String page(Model model) {
        access.require(MemberSessions.current().orElseThrow(), Action.SEE_RULES);
        model.addAttribute(
                "view",
                new View(
                        churn.standing(),
                        churn.latestTraining(),
                        churn.models(LISTED),
                        churn.switches(LISTED),
                        churn.alertsPerManager()));
        return "churn-models";
    }

    @PostMapping("/churn/training")
    String train(HttpServletRequest request) {
        boolean asked = churn.requestTraining(changer()).isPresent();
        Notices.leave(request, asked ? "training.asked" : "training.runs");
        return "redirect:/churn/models";
    }

    @PostMapping("/churn/training/{id}/cancel")
    String cancel(@PathVariable long id, HttpServletRequest request) {
        churn.cancelTraining(id, changer());
        Notices.leave(request, "training.cancelled");
        return "redirect:/churn/models";
    }

    @PostMapping("/churn/models/{id}/in-force")
    String rollBack(@PathVariable long id, HttpServletRequest request) {
        boolean done = churn.rollBack(id, changer());
        Notices.leave(request, done ? "model.switched" : "model.not-switched");
        return "redirect:/churn/models";
    }

    @PostMapping("/churn/budget")
    String budget(@RequestParam double alerts, HttpServletRequest request) {
        churn.budget(alerts, changer());
        Notices.leave(request, "alerts.budget.saved");
        return "redirect:/churn/models";
    }

    private Actor changer() {
        Member by = MemberSessions.current().orElseThrow();
        access.require(by, Action.CHANGE_RULES);
        return Actor.Person.of(by);
    }
}
