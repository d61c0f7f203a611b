package io.perennial.voice;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import io.perennial.accounts.Account;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What customers say. */
@Service
public class Voice {

    private final VoiceStore store;

    Voice(VoiceStore store) {
        this.store = store;
    }

    /** Answers or wishes of these accounts came or changed; published inside the transaction that wrote them. */
    public record Changed(Set<Account.Id> accounts) {
        public Changed {
            accounts = Set.copyOf(accounts);
        }
    }

    /** Every survey sent to each account, answered or not, in order of sending; accounts without one are left out. */
    @Transactional(readOnly = true)
    public Map<Account.Id, List<SurveyAnswer>> answers(Set<Account.Id> accounts) {
        return store.answers(accounts).stream()
                .collect(groupingBy(AnswerRecord::account, mapping(a -> a.answer(Optional.empty()), toList())));
    }

    /** Every wish of each account in order of asking; accounts without one are left out. */
    @Transactional(readOnly = true)
    public Map<Account.Id, List<FeatureRequest>> requests(Set<Account.Id> accounts) {
        return store.requests(accounts).stream()
                .collect(groupingBy(RequestRecord::account, mapping(RequestRecord::request, toList())));
    }
}
