package io.perennial.products;

import io.perennial.configuration.ConfigurationKind;
import io.perennial.configuration.Problem;
import java.util.List;
import org.springframework.stereotype.Component;

/** The tracking plan as a kind of configuration; none is shipped, for nobody but the company knows its events. */
@Component
class TrackingPlanKind implements ConfigurationKind {

    @Override
    public String name() {
        return Products.KIND;
    }

    @Override
    public List<Problem> validate(String text) {
        return TrackingPlanReader.read(text).problems();
    }
}
