package io.perennial.access;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** What this module keeps about people: the members themselves and what they did. */
@Component
class AccessPersonalData implements PersonalData {

    private final MemberStore members;
    private final AuditStore audit;

    AccessPersonalData(MemberStore members, AuditStore audit) {
        this.members = members;
        this.audit = audit;
    }

    @Override
    public String module() {
        return "access";
    }

    @Override
    public Set<Identifier> collect(Set<Identifier> known) {
        return membersOf(known)
                .flatMap(member -> Stream.of(
                        new Identifier("email", member.email()),
                        new Identifier("member", Long.toString(member.id().value()))))
                .collect(Collectors.toSet());
    }

    @Override
    public Map<String, List<Map<String, Object>>> export(Set<Identifier> person) {
        Map<String, List<Map<String, Object>>> tables = new HashMap<>();
        membersOf(person).forEach(member -> {
            tables.put(
                    "member",
                    List.of(Map.of(
                            "email", member.email(),
                            "name", member.name(),
                            "role", member.role().name(),
                            "team", member.team().orElse(""),
                            "since", member.since().toString())));
            tables.put("audit_entry", audit.of(member.id()));
        });
        return tables;
    }

    @Override
    public Map<String, Integer> erase(Set<Identifier> person) {
        int rows = membersOf(person)
                .mapToInt(member -> members.blank(member.email()))
                .sum();
        return rows == 0 ? Map.of() : Map.of("member", rows);
    }

    private Stream<Member> membersOf(Set<Identifier> known) {
        return known.stream().map(this::find).flatMap(Optional::stream).distinct().toList().stream();
    }

    private Optional<Member> find(Identifier identifier) {
        return switch (identifier.kind()) {
            case "email" -> members.byEmail(identifier.value());
            case "member" -> members.find(new Member.Id(Long.parseLong(identifier.value())));
            default -> Optional.empty();
        };
    }
}
