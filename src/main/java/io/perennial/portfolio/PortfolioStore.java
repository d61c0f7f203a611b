package io.perennial.portfolio;

import io.perennial.accounts.Account;
import io.perennial.shared.Slices;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Writes the rows of the list. */
@Repository
class PortfolioStore {

    private final JdbcClient database;

    PortfolioStore(JdbcClient database) {
        this.database = database;
    }

    void markStale(Collection<Account.Id> accounts) {
        database.sql("""
                        insert into portfolio.stale (account)
                        select account from unnest(:accounts::bigint[]) as changed (account) order by account
                        on conflict (account) do nothing
                        """).param("accounts", ids(accounts)).update();
    }

    /** Marks accounts whose contracts change with the days that have come. */
    void markChanging(LocalDate today) {
        database.sql("""
                        insert into portfolio.stale (account)
                        select account from portfolio.account where changes_on <= :today order by account
                        on conflict (account) do nothing
                        """).param("today", today).update();
    }

    /**
     * What a page takes from the pile at this moment is left to it: waiting for it while it waits for us ends nowhere.
     */
    void unmark(Collection<Account.Id> accounts) {
        database.sql("""
                        delete from portfolio.stale where account in
                          (select account from portfolio.stale where account = any(:accounts::bigint[])
                           for update skip locked)
                        """).param("accounts", ids(accounts)).update();
    }

    /** Takes stale accounts from the pile; two callers never take the same. */
    List<Account.Id> takeStale(int limit) {
        return database.sql("""
                        delete from portfolio.stale where account in
                          (select account from portfolio.stale limit :limit for update skip locked)
                        returning account
                        """)
                .param("limit", limit)
                .query((row, n) -> new Account.Id(row.getLong("account")))
                .list();
    }

    boolean anyStale() {
        return database.sql("select exists (select 1 from portfolio.stale)")
                .query(Boolean.class)
                .single();
    }

    /** Takes accounts off the list, e.g. those merged into others. */
    void remove(Collection<Account.Id> accounts) {
        database.sql("""
                        with gone as (delete from portfolio.detail where account = any(:accounts::bigint[])),
                             unknown as (delete from portfolio.search where account = any(:accounts::bigint[]))
                        delete from portfolio.account where account = any(:accounts::bigint[])
                        """).param("accounts", ids(accounts)).update();
    }

    /** Writes what does not come from scores and changed; a row that is only compared is not locked for it. */
    void putBase(List<Base> rows) {
        Map<String, Object> columns = new HashMap<>();
        columns.put("accounts", ids(rows.stream().map(Base::account).toList()));
        columns.put("names", texts(rows, Base::name));
        columns.put("sort_names", texts(rows, Base::sortName));
        columns.put("haystacks", texts(rows, Base::haystack));
        columns.put(
                "parents",
                rows.stream()
                        .map(row -> row.parent().map(Account.Id::value).orElse(null))
                        .toArray(Long[]::new));
        columns.put(
                "presences", rows.stream().map(row -> row.presence().ordinal()).toArray(Integer[]::new));
        columns.put(
                "touches", rows.stream().map(row -> row.touchModel().ordinal()).toArray(Integer[]::new));
        columns.put(
                "csms",
                rows.stream()
                        .map(row -> row.csm().map(csm -> csm.id().value()).orElse(null))
                        .toArray(Long[]::new));
        columns.put(
                "csm_names", texts(rows, row -> row.csm().map(csm -> csm.name()).orElse(null)));
        columns.put("arrs", rows.stream().map(Base::arr).toArray(Double[]::new));
        columns.put(
                "notices",
                texts(rows, row -> row.noticeDay().map(Object::toString).orElse(null)));
        columns.put(
                "changes",
                texts(rows, row -> row.changesOn().map(Object::toString).orElse(null)));
        putMarks(columns, rows.stream().map(Base::marks).toList());
        database.sql("""
                        with n as (
                          select account, name, sort_name, haystack, parent, presence, touch_model, csm, csm_name, arr,
                                 notice_day, changes_on, urgency, attends, tags, segments, notice_given_on, ends_on
                          from unnest(:accounts::bigint[], :names::text[], :sort_names::text[], :haystacks::text[],
                                      :parents::bigint[], :presences::int[], :touches::int[], :csms::bigint[],
                                      :csm_names::text[], :arrs::double precision[], :notices::date[], :changes::date[],
                                      :urgencies::double precision[], :attends::bigint[], :tags::text[], :segments::text[],
                                      :given::date[], :ends::date[])
                            as n (account, name, sort_name, haystack, parent, presence, touch_model, csm, csm_name, arr,
                                  notice_day, changes_on, urgency, attends, tags, segments, notice_given_on, ends_on)
                        ), searched as (
                          insert into portfolio.search (account, haystack)
                          select n.account, n.haystack
                          from n left join portfolio.search s on s.account = n.account
                          where s.haystack is distinct from n.haystack
                          order by n.account
                          on conflict (account) do update set haystack = excluded.haystack
                        )
                        insert into portfolio.account
                          (account, name, sort_name, parent, presence, touch_model, csm, csm_name, arr, notice_day,
                           changes_on, urgency, stake, attends, tags, segments, notice_given_on, ends_on)
                        select n.account, n.name, n.sort_name, n.parent, n.presence, n.touch_model, n.csm, n.csm_name,
                               n.arr, n.notice_day, n.changes_on, n.urgency, n.urgency * greatest(n.arr, 1), n.attends,
                               n.tags::text[], n.segments::text[], n.notice_given_on, n.ends_on
                        from n left join portfolio.account a on a.account = n.account
                        where a.account is null
                           or (a.name, a.sort_name, a.parent, a.presence, a.touch_model, a.csm, a.csm_name, a.arr,
                               a.notice_day, a.changes_on, a.urgency, a.attends, a.tags, a.segments, a.notice_given_on,
                               a.ends_on)
                              is distinct from
                              (n.name, n.sort_name, n.parent, n.presence::smallint, n.touch_model::smallint, n.csm,
                               n.csm_name, n.arr, n.notice_day, n.changes_on, n.urgency, n.attends, n.tags::text[],
                               n.segments::text[], n.notice_given_on, n.ends_on)
                        order by n.account
                        on conflict (account) do update
                        set name = excluded.name, sort_name = excluded.sort_name, parent = excluded.parent,
                            presence = excluded.presence, touch_model = excluded.touch_model, csm = excluded.csm,
                            csm_name = excluded.csm_name, arr = excluded.arr, notice_day = excluded.notice_day,
                            changes_on = excluded.changes_on, urgency = excluded.urgency, stake = excluded.stake,
                            attends = excluded.attends, tags = excluded.tags, segments = excluded.segments,
                            notice_given_on = excluded.notice_given_on, ends_on = excluded.ends_on
                        """).params(columns).update();
    }

    private static void putMarks(Map<String, Object> columns, List<Marks> marks) {
        columns.put("urgencies", marks.stream().map(Marks::urgency).toArray(Double[]::new));
        columns.put(
                "attends",
                marks.stream()
                        .map(mark ->
                                mark.attends().map(member -> member.value()).orElse(null))
                        .toArray(Long[]::new));
        columns.put("tags", texts(marks, mark -> array(mark.tags())));
        columns.put("segments", texts(marks, mark -> array(mark.segments())));
        columns.put(
                "given",
                texts(marks, mark -> mark.noticeGivenOn().map(Object::toString).orElse(null)));
        columns.put(
                "ends", texts(marks, mark -> mark.endsOn().map(Object::toString).orElse(null)));
    }

    /** Writes what comes from scores, for accounts that have a row; an older value never replaces a newer one. */
    void putJudged(List<Judged> rows) {
        Map<String, Object> columns = new HashMap<>();
        columns.put("accounts", ids(rows.stream().map(Judged::account).toList()));
        columns.put("as_ofs", texts(rows, row -> row.asOf().toString()));
        columns.put("days", texts(rows, row -> row.day().toString()));
        columns.put("provisionals", rows.stream().map(Judged::provisional).toArray(Boolean[]::new));
        columns.put("bands", rows.stream().map(row -> row.band().ordinal()).toArray(Integer[]::new));
        columns.put("scores", doubles(rows, Judged::score));
        columns.put("changes", doubles(rows, Judged::change28));
        columns.put("coverages", rows.stream().map(Judged::coverage).toArray(Double[]::new));
        Slices recent = Slices.of(rows.stream().map(Judged::recent).toList());
        columns.put("recents", recent.all());
        columns.put("recents_from", recent.from());
        columns.put("recents_to", recent.to());
        columns.put("english", texts(rows, Judged::whyEnglish));
        columns.put("german", texts(rows, Judged::whyGerman));
        columns.put("seats", doubles(rows, Judged::seatsUsed));
        columns.put(
                "tickets",
                rows.stream()
                        .map(row -> row.openTickets().isPresent()
                                ? (Integer) row.openTickets().getAsInt()
                                : null)
                        .toArray(Integer[]::new));
        columns.put(
                "contacts",
                texts(rows, row -> row.lastContact().map(Object::toString).orElse(null)));
        columns.put("risks", risks(rows, Risk::within90));
        columns.put("losses", risks(rows, Risk::expectedLoss));
        columns.put("risks_30", risks(rows, Risk::within30));
        columns.put("risks_60", risks(rows, Risk::within60));
        columns.put("lows", risks(rows, Risk::low));
        columns.put("highs", risks(rows, Risk::high));
        columns.put(
                "risks_en", texts(rows, row -> row.risk().map(Risk::whyEnglish).orElse(null)));
        columns.put(
                "risks_de", texts(rows, row -> row.risk().map(Risk::whyGerman).orElse(null)));
        database.sql("""
                        with judged as (
                          select account, as_of, day, provisional, band, score, change_28d, coverage,
                                 (:recents::double precision[])[recent_from : recent_to] as recent,
                                 why_en, why_de, seats_used, open_tickets, last_contact,
                                 risk, expected_loss, risk_30, risk_60, risk_low, risk_high, risk_why_en, risk_why_de
                          from unnest(:accounts::bigint[], :as_ofs::timestamptz[], :days::date[], :provisionals::boolean[],
                                      :bands::int[], :scores::double precision[], :changes::double precision[],
                                      :coverages::double precision[], :recents_from::int[], :recents_to::int[],
                                      :english::text[], :german::text[],
                                      :seats::double precision[], :tickets::int[], :contacts::date[],
                                      :risks::double precision[], :losses::double precision[],
                                      :risks_30::double precision[], :risks_60::double precision[],
                                      :lows::double precision[], :highs::double precision[], :risks_en::text[],
                                      :risks_de::text[])
                            as n (account, as_of, day, provisional, band, score, change_28d, coverage, recent_from,
                                  recent_to, why_en, why_de, seats_used, open_tickets, last_contact, risk, expected_loss,
                                  risk_30, risk_60, risk_low, risk_high, risk_why_en, risk_why_de)
                        ), written as (
                          insert into portfolio.detail as d
                            (account, as_of, day, provisional, coverage, recent, why_en, why_de,
                             risk_30, risk_60, risk_low, risk_high, risk_why_en, risk_why_de)
                          select account, as_of, day, provisional, coverage, recent, why_en, why_de,
                                 risk_30, risk_60, risk_low, risk_high, risk_why_en, risk_why_de
                          from judged
                          on conflict (account) do update
                          set as_of = excluded.as_of, day = excluded.day, provisional = excluded.provisional,
                              coverage = excluded.coverage, recent = excluded.recent, why_en = excluded.why_en,
                              why_de = excluded.why_de, risk_30 = excluded.risk_30, risk_60 = excluded.risk_60,
                              risk_low = excluded.risk_low, risk_high = excluded.risk_high,
                              risk_why_en = excluded.risk_why_en, risk_why_de = excluded.risk_why_de
                          where d.as_of <= excluded.as_of
                          returning account
                        )
                        update portfolio.account a
                        set band = j.band, score = j.score, change_28d = j.change_28d, seats_used = j.seats_used,
                            open_tickets = j.open_tickets, last_contact = j.last_contact, risk = j.risk,
                            expected_loss = j.expected_loss
                        from judged j join written w on w.account = j.account
                        where a.account = j.account
                          and (a.band, a.score, a.change_28d, a.seats_used, a.open_tickets, a.last_contact, a.risk,
                               a.expected_loss)
                              is distinct from
                              (j.band::smallint, j.score, j.change_28d, j.seats_used, j.open_tickets, j.last_contact,
                               j.risk, j.expected_loss)
                        """).params(columns).update();
    }

    static Long[] ids(Collection<Account.Id> accounts) {
        return accounts.stream().map(Account.Id::value).toArray(Long[]::new);
    }

    private static <T> @Nullable String[] texts(List<T> rows, Function<T, @Nullable String> value) {
        return rows.stream().map(value).toArray(String[]::new);
    }

    private static <T> @Nullable Double[] doubles(List<T> rows, Function<T, OptionalDouble> value) {
        return rows.stream()
                .map(value)
                .map(known -> known.isPresent() ? (Double) known.getAsDouble() : null)
                .toArray(Double[]::new);
    }

    private static @Nullable Double[] risks(List<Judged> rows, ToDoubleFunction<Risk> value) {
        return rows.stream()
                .map(row -> row.risk().map(value::applyAsDouble).orElse(null))
                .toArray(Double[]::new);
    }

    private static String array(List<String> values) {
        return values.stream()
                .map(value -> '"' + value.replace("\\", "\\\\").replace("\"", "\\\"") + '"')
                .collect(Collectors.joining(",", "{", "}"));
    }
}
