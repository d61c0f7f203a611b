package io.perennial.products;

import io.perennial.configuration.Configuration;
import io.perennial.configuration.ConfigurationText;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** What we sell and what its events mean. */
@Service
public class Products {

    /** Kind of configuration that holds the tracking plan; its only text is named {@link #PLAN}. */
    public static final String KIND = "tracking-plan";

    /** Name of the tracking plan in force. */
    public static final String PLAN = "default";

    private final Configuration configuration;
    private final AtomicReference<@Nullable Read> last = new AtomicReference<>();

    Products(Configuration configuration) {
        this.configuration = configuration;
    }

    /** The plan in force; not stated while nobody has written one. */
    public TrackingPlan trackingPlan() {
        return catalogue().plan();
    }

    /** The products, features and entitlements of the plan in force. */
    public Catalogue catalogue() {
        Optional<ConfigurationText> text = configuration.current(KIND, PLAN);
        int version = text.map(ConfigurationText::version).orElse(0);
        Read known = last.get();
        if (known != null && known.version() == version) {
            return known.catalogue();
        }
        Catalogue read =
                text.map(t -> TrackingPlanReader.read(t.text()).catalogue()).orElse(Catalogue.EMPTY);
        last.set(new Read(version, read));
        return read;
    }

    /** How a contract's unit is measured, e.g. "users" are seats and "searches" count the meter "search". */
    public Entitlement entitlement(String unit) {
        return catalogue().entitlement(unit);
    }

    /** A first plan, as text, from the names of the events seen and how often each was; a person completes it. */
    public String propose(Map<String, Long> observed) {
        return PlanProposal.of(observed);
    }

    /** Names of events that arrive but stand nowhere in the plan, the most frequent first. */
    public List<String> unplanned(Map<String, Long> observed) {
        TrackingPlan plan = trackingPlan();
        return observed.entrySet().stream()
                .filter(e -> !plan.events().containsKey(e.getKey()))
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed().thenComparing(Map.Entry.comparingByKey()))
                .map(Map.Entry::getKey)
                .toList();
    }

    private record Read(int version, Catalogue catalogue) {}
}
