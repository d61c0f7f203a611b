package io.perennial.commands;

import io.perennial.access.Actor;
import io.perennial.churn.Churn;
import io.perennial.churn.KeptModel;
import io.perennial.signals.Signals;
import org.springframework.beans.factory.BeanFactory;
import picocli.CommandLine.Command;

/** {@code perennial train}: learns forecasts from the past and puts them in force if they pass. */
@Command(name = "train", description = "Learns who will leave from the past; in force only if it proves itself.")
final class TrainCommand extends DataCommand {

    @Override
    int run(BeanFactory facades, Console console) {
        Churn churn = facades.getBean(Churn.class);
        Churn.Trained trained = churn.train(new Actor.Process("train"), new Steps(console, "Learning")::at);
        console.out().print(trained.report().table());
        if (churn.standing() instanceof Churn.Standing.Shown(KeptModel model)) {
            console.say("Forecasting every customer");
            facades.getBean(Signals.class).awaitSettled();
            console.out().printf("Model %d (%s) is in force.%n", model.id(), model.learner());
        } else {
            console.out().println("Forecasts stay hidden; customers are ranked by their health score.");
        }
        console.out().flush();
        return 0;
    }
}
