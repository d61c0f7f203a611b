package io.perennial.signals;

import io.perennial.conditions.Name;
import io.perennial.conditions.Stratum;
import io.perennial.conditions.VocabularySource;
import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Component;

/** Every signal may be used in conditions by the name signal.KEY. */
@Component
class SignalVocabulary implements VocabularySource {

    @Override
    public List<Name> names() {
        SignalWords words = SignalWords.in(Locale.ENGLISH);
        return SignalCatalogue.all().stream()
                .map(signal -> new Name(
                        "signal." + signal.key(),
                        signal.unit() == Signal.Unit.YES_NO ? Name.Type.YES_NO : Name.Type.NUMBER,
                        Stratum.SIGNAL,
                        words.about(signal)))
                .toList();
    }
}
