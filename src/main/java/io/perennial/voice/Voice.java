package io.perennial.voice;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;
import static java.util.stream.Collectors.toSet;

import io.perennial.accounts.Account;
import io.perennial.accounts.Accounts;
import io.perennial.accounts.ContactKeys;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What customers say. */
@Service
public class Voice {

    private final VoiceStore store;
    private final Accounts directory;

    Voice(VoiceStore store, Accounts directory) {
        this.store = store;
        this.directory = directory;
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
        List<AnswerRecord> answers = store.answers(accounts);
        Set<Account.Id> named = answers.stream()
                .filter(a -> a.contact().isPresent())
                .map(AnswerRecord::account)
                .collect(toSet());
        Map<Account.Id, ContactKeys> people = named.isEmpty() ? Map.of() : directory.contactKeys(named);
        return answers.stream().collect(groupingBy(AnswerRecord::account, mapping(a -> linked(a, people), toList())));
    }

    /** A contact that came to be known after the answer is found too. */
    private static SurveyAnswer linked(AnswerRecord answer, Map<Account.Id, ContactKeys> people) {
        ContactKeys keys = people.getOrDefault(answer.account(), ContactKeys.NONE);
        return answer.answer(answer.contact().flatMap(name -> keys.find(answer.source(), name)));
    }

    /** Every wish of each account in order of asking; accounts without one are left out. */
    @Transactional(readOnly = true)
    public Map<Account.Id, List<FeatureRequest>> requests(Set<Account.Id> accounts) {
        return store.requests(accounts).stream()
                .collect(groupingBy(RequestRecord::account, mapping(RequestRecord::request, toList())));
    }
}
