package io.perennial.events;

import java.util.List;

/**
 * What was acknowledged, and so is durable.
 *
 * @param verdicts one for each event, in the order given; what is forgotten is counted nowhere
 */
public record Receipt(List<Verdict> verdicts, int accepted, int duplicate, int held, int rejected) {

    public Receipt {
        verdicts = List.copyOf(verdicts);
    }

    static Receipt of(List<Verdict> verdicts) {
        int accepted = 0;
        int duplicate = 0;
        int held = 0;
        int rejected = 0;
        for (Verdict verdict : verdicts) {
            switch (verdict) {
                case Verdict.Accepted() -> accepted++;
                case Verdict.Forgotten() -> {}
                case Verdict.Held(String _) -> held++;
                case Verdict.Dropped(String _, boolean known, String _) -> {
                    duplicate += known ? 1 : 0;
                    rejected += known ? 0 : 1;
                }
            }
        }
        return new Receipt(verdicts, accepted, duplicate, held, rejected);
    }
}
