package io.perennial.access;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Keeps who is away and who stands in. */
@Component
class AbsenceStore {

    private final JdbcClient jdbc;

    AbsenceStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Absence add(Member.Id member, Member.Id deputy, LocalDate first, LocalDate last, Member.Id by, Instant now) {
        return jdbc.sql("""
                        insert into access.absence (member, deputy, first_day, last_day, created_by, created_at)
                        values (:member, :deputy, :first, :last, :by, :now)
                        returning id, member, deputy, first_day, last_day
                        """)
                .param("member", member.value())
                .param("deputy", deputy.value())
                .param("first", first)
                .param("last", last)
                .param("by", by.value())
                .param("now", now.atOffset(ZoneOffset.UTC))
                .query(AbsenceStore::absence)
                .single();
    }

    /** Ends an absence, or takes that back; empty if it is not there. */
    Optional<Absence> end(long id, Optional<Instant> at) {
        return jdbc.sql("""
                        update access.absence set ended_at = cast(:at as timestamptz)
                        where id = :id and (ended_at is null) = :running
                        returning id, member, deputy, first_day, last_day
                        """)
                .param("id", id)
                .param("at", at.map(i -> i.atOffset(ZoneOffset.UTC)).orElse(null))
                .param("running", at.isPresent())
                .query(AbsenceStore::absence)
                .optional();
    }

    Optional<Absence> find(long id) {
        return jdbc.sql("select id, member, deputy, first_day, last_day from access.absence where id = :id")
                .param("id", id)
                .query(AbsenceStore::absence)
                .optional();
    }

    /** Absences that run on a day or begin after it, the earliest first. */
    List<Absence> from(LocalDate day) {
        return jdbc.sql("""
                        select id, member, deputy, first_day, last_day from access.absence
                        where ended_at is null and last_day >= :day
                        order by first_day, id
                        """).param("day", day).query(AbsenceStore::absence).list();
    }

    private static Absence absence(ResultSet row, int number) throws SQLException {
        return new Absence(
                row.getLong("id"),
                new Member.Id(row.getLong("member")),
                new Member.Id(row.getLong("deputy")),
                row.getObject("first_day", LocalDate.class),
                row.getObject("last_day", LocalDate.class));
    }
}
