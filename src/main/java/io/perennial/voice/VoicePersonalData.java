package io.perennial.voice;

import io.perennial.access.PersonalData;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

/** What the person answered: scores stay, words and the name go. */
@Component
class VoicePersonalData implements PersonalData {

    private final PersonAnswerStore store;

    VoicePersonalData(PersonAnswerStore store) {
        this.store = store;
    }

    @Override
    public String module() {
        return "voice";
    }

    @Override
    public Set<Identifier> collect(Set<Identifier> known) {
        return Set.of();
    }

    @Override
    public Map<String, List<Map<String, Object>>> export(Set<Identifier> person) {
        List<Map<String, Object>> answers = store.answers(
                PersonalData.texts(person, Identifier.EMAIL), PersonalData.texts(person, Identifier.CONTACT_ID));
        return answers.isEmpty() ? Map.of() : Map.of("answer", answers);
    }

    @Override
    public Map<String, Integer> erase(Set<Identifier> person) {
        int rows = store.blank(
                PersonalData.texts(person, Identifier.EMAIL), PersonalData.texts(person, Identifier.CONTACT_ID));
        return rows == 0 ? Map.of() : Map.of("answer", rows);
    }
}
