package io.perennial.connect;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What files hold is found out from names and content, with a reason; what a person says stands over it. */
class RecognitionTest {

    @TempDir
    private Path folder;

    @Test
    void recognisesTheFilesOfAVendorTogether() throws IOException {
        write("accounts.csv", "id,channel,country\n0,web,CA\n1,appstore,NY\n3,web,TX\n");
        write("subscriptions.csv", """
                account_id,product,start_date,end_date,mrr,quantity,units,bill_period_months,discount
                0,standard,2022-01-21,2022-02-21,500,25,users,1,0
                0,standard,2022-02-21,2022-03-21,500,25,users,1,0
                3,search,2022-01-21,2022-02-21,200,5000,search,1,0.25
                """);
        write("event_types.csv", "event_type_id,event_type_name\n0,search\n11,add_contact\n");
        write("events.csv", """
                account_id,event_time,event_type_id,user_id,event_value
                0,2022-01-21 00:05:13,11,7,
                3,2022-01-21 01:42:14,0,9,12.5
                """);
        write("golden_monthly_kpis.csv", "start,end,start_accounts,logo_churn\n2022-02-01,2022-03-01,147,0.08\n");

        var mapping = plan().mapping();

        assertThat(targets(mapping, "accounts.csv")).containsExactly("account", "custom.channel", "custom.country");
        assertThat(targets(mapping, "subscriptions.csv"))
                .containsExactly(
                        "account", "product", "start", "end", "mrr", "quantity", "unit", "billing_months", "discount");
        assertThat(targets(mapping, "events.csv")).containsExactly("account", "at", "name", "user", "value");
        assertThat(column(mapping, "events.csv", "event_type_id").lookup())
                .contains(new ColumnMapping.Lookup("event_types.csv", "event_type_id", "event_type_name"));
        assertThat(column(mapping, "events.csv", "account_id").reason().key()).isEqualTo("connect.guess.sameIds");
        assertThat(mapping.file("event_types.csv").orElseThrow().kind()).isEqualTo(RowKind.LOOKUP);
        assertThat(mapping.file("golden_monthly_kpis.csv").orElseThrow().kind()).isEqualTo(RowKind.IGNORED);
        assertThat(mapping.file("subscriptions.csv").orElseThrow().endIncluded())
                .isFalse();
    }

    @Test
    void aFewWrongCellsDoNotHideWhatAColumnIsNamed() throws IOException {
        write("kunden.csv", "Kundennummer;Bezeichnung\nK1;Nordlicht\nK2;Alpenblick\n");
        write("vertraege.csv", """
                Vertrag;Kunde;Produkt;Beginn;Ende;MRR
                V1;K1;Dispatch;01.03.2025;28.02.2027;8000,50
                V2;K2;Dispatch;01.01.2026;;3750,00
                V3;K9;Dispatch;31.02.2026;;n/a
                """);

        var mapping = plan().mapping();

        assertThat(mapping.file("vertraege.csv").orElseThrow().kind()).isEqualTo(RowKind.CONTRACT_LINES);
        assertThat(targets(mapping, "vertraege.csv"))
                .containsExactly("contract", "account", "product", "start", "end", "mrr");
        var start = column(mapping, "vertraege.csv", "Beginn");
        assertThat(start.dates()).contains("day_first");
        assertThat(start.reason().key()).isEqualTo("connect.guess.mostly");
        assertThat(start.confidence()).isLessThan(0.7);
        assertThat(column(mapping, "vertraege.csv", "MRR").numbers()).contains("comma");
    }

    @Test
    void findsTheAccountOfUseThroughItsSubscription() throws IOException {
        write(
                "accounts.csv",
                "account_id,account_name,signup_date,churn_flag\nA-1,Acme,2023-01-01,False\nA-2,Bolt,2023-02-01,True\n");
        write("subscriptions.csv", """
                subscription_id,account_id,start_date,end_date,plan_tier,seats,mrr_amount,arr_amount,billing_frequency
                S-1,A-1,2023-01-01,,Pro,9,100,1200,monthly
                S-2,A-2,2023-02-01,2023-08-01,Basic,2,20,240,annual
                """);
        write("feature_usage.csv", """
                usage_id,subscription_id,usage_date,feature_name,usage_count
                U-1,S-1,2023-01-03,reports,4
                U-2,S-2,2023-02-03,search,1
                U-3,S-1,2023-02-03,search,1
                """);
        write("churn_events.csv", "churn_event_id,account_id,churn_date,reason_code\nC-1,A-2,2023-07-01,pricing\n");

        var mapping = plan().mapping();

        assertThat(column(mapping, "feature_usage.csv", "subscription_id").lookup())
                .contains(new ColumnMapping.Lookup("subscriptions.csv", "subscription_id", "account_id"));
        assertThat(column(mapping, "feature_usage.csv", "usage_count").target()).isEqualTo("value");
        assertThat(mapping.file("churn_events.csv").orElseThrow().kind()).isEqualTo(RowKind.NOTICES);
        assertThat(column(mapping, "accounts.csv", "signup_date").target()).isEqualTo("created_at");
    }

    @Test
    void readsGermanFilesWithTheirNumbersDatesAndCharacters() throws IOException {
        write(
                "Kunden.csv",
                "Kundennummer;Firmenname;Kunde seit;Betreuer\n1001;Müller GmbH;01.02.2020;Jäger\n1002;Groß AG;15.03.2021;Jäger\n",
                Charset.forName("windows-1252"));
        write("Verträge.csv", """
                Vertragsnummer;Kunden-Nr;Tarif;Vertragsbeginn;Vertragsende;Monatsbetrag;Lizenzen;Zahlweise;Kündigungsfrist
                V1;1001;Profi;01.02.2023;31.01.2024;1.234,50;25;monatlich;90
                V1;1001;Profi;01.02.2024;31.01.2025;1.300,00;25;monatlich;90
                V2;1002;Basis;15.03.2023;14.03.2024;99,00;2;jährlich;30
                """);

        var mapping = plan().mapping();

        assertThat(mapping.file("Kunden.csv").orElseThrow().charset()).isEqualTo("windows-1252");
        assertThat(targets(mapping, "Kunden.csv")).containsExactly("account", "name", "created_at", "owner");
        assertThat(targets(mapping, "Verträge.csv"))
                .containsExactly(
                        "contract",
                        "account",
                        "product",
                        "start",
                        "end",
                        "mrr",
                        "quantity",
                        "billing_months",
                        "notice_days");
        assertThat(column(mapping, "Verträge.csv", "Monatsbetrag").numbers()).contains("comma");
        assertThat(column(mapping, "Verträge.csv", "Vertragsbeginn").dates()).contains("day_first");
        assertThat(mapping.file("Verträge.csv").orElseThrow().endIncluded()).isTrue();
    }

    @Test
    void readsTheExportsOfSalesforceAndHubspot() throws IOException {
        write(
                "Account.csv",
                "Id,Name,ParentId,OwnerId,Industry\n001A0000006Vm9rIAC,Acme,,005A,Tech\n001B0000006Vm9rIAC,Bolt,001A0000006Vm9rIAC,005A,Food\n");
        write(
                "Contact.csv",
                "Id,AccountId,FirstName,LastName,Email\n003A,001A0000006Vm9rIAC,Ann,Ash,ann@acme.test\n003B,001B0000006Vm9rIAC,Bob,Oak,bob@bolt.test\n");
        write(
                "Case.csv",
                "Id,AccountId,Subject,Priority,IsEscalated,CreatedDate,ClosedDate\n500A,001A0000006Vm9rIAC,Broken,High,true,2024-01-31T10:00:00.000Z,\n500B,001A0000006Vm9rIAC,Slow,Low,false,2024-02-01T10:00:00.000Z,\n");

        var mapping = plan().mapping();

        assertThat(targets(mapping, "Account.csv"))
                .containsExactly("account", "name", "parent", "owner", "custom.industry");
        assertThat(targets(mapping, "Contact.csv"))
                .containsExactly("external_id", "account", "first_name", "last_name", "email");
        assertThat(targets(mapping, "Case.csv"))
                .containsExactly("id", "account", "subject", "priority", "escalated", "opened_at", "closed_at");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "invoices.csv | customer_id,invoice_number,invoice_date,due_date,amount,paid_at | account number issued_on due_on amount paid_at | INVOICES | A,R-1,2024-01-01,2024-01-15,99.50,",
                "nps.csv | account_id,response_id,sent_at,responded_at,score,comment | account id sent_at answered_at score comment | SURVEY_ANSWERS | A,1,2024-01-01,2024-01-02,9,fine",
                "meetings.csv | account_id,type,date,owner,notes | account kind held_at author summary | TOUCHPOINTS | A,call,2024-01-01,ann,hello",
                "Ansprechpartner.csv | Kundennummer,Vorname,Nachname,E-Mail,Rolle,Sprache | account first_name last_name email role language | CONTACTS | A,Ann,Ash,ann@a.test,Entscheider,de",
            })
    void recognisesEachKind(String name, String header, String expected, RowKind kind, String row) throws IOException {
        write(name, header + "\n" + row + "\n");

        var mapping = plan().mapping();

        assertThat(mapping.file(name).orElseThrow().kind()).isEqualTo(kind);
        assertThat(targets(mapping, name)).containsExactly(expected.split(" "));
    }

    @Test
    void saysWhereDayAndMonthCannotBeToldApart() throws IOException {
        write("events.csv", "account_id,date,event\nA,03/04/2024,login\nA,05/06/2024,login\n");

        var column = column(plan().mapping(), "events.csv", "date");

        assertThat(column.confidence()).isEqualTo(0.5);
        assertThat(column.reason().key()).isEqualTo("connect.guess.dayOrMonth");
    }

    @Test
    void whatAPersonSaysStandsOverEveryGuess() throws IOException {
        write("events.csv", "account_id,time,event,feature\nA,2024-01-31,login,x\nA,2024-02-01,login,y\n");
        write("import.yaml", "timezone: Europe/Berlin\nfiles:\n  events.csv:\n    columns:\n      event: ignore\n");

        var mapping = plan("events.csv.feature=name").mapping();

        assertThat(targets(mapping, "events.csv")).containsExactly("account", "at", "ignore", "name");
        assertThat(column(mapping, "events.csv", "feature").confidence()).isEqualTo(1);
        assertThat(mapping.zone().getId()).isEqualTo("Europe/Berlin");
    }

    @Test
    void aMappingReadsBackAsItWasWritten() throws IOException {
        write(
                "a,b: odd name.csv",
                "account_id,event time: utc,event,\"quote\"\"d\"\nA,2024-01-31,login,1.5\nA,2024-02-01,login,2.5\n");
        var first = Recognition.of(profiles(), Statement.NOTHING);

        var read = MappingText.read(MappingWriter.yaml(first));

        assertThat(read).isInstanceOf(MappingText.Read.Understood.class);
        var again = Recognition.of(profiles(), ((MappingText.Read.Understood) read).statement());
        assertThat(MappingWriter.yaml(again)).isEqualTo(MappingWriter.yaml(first));
    }

    @Test
    void aMistakeInAMappingIsNamedWithItsLine() {
        var read = MappingText.read("timezone: Mars\nfiles:\n  a.csv:\n    kind: event\n    columns: {x: nonsense}\n");

        assertThat(read)
                .isInstanceOfSatisfying(
                        MappingText.Read.Wrong.class,
                        wrong -> assertThat(wrong.problems())
                                .extracting(problem -> problem.line())
                                .containsExactly(1, 4, 5));
    }

    private void write(String name, String text) throws IOException {
        write(name, text, StandardCharsets.UTF_8);
    }

    private void write(String name, String text, Charset charset) throws IOException {
        Files.write(folder.resolve(name), text.getBytes(charset));
    }

    private List<FileProfile> profiles() throws IOException {
        try (var all = Files.list(folder)) {
            var profiles = new java.util.ArrayList<FileProfile>();
            for (var file : all.sorted().toList()) {
                profiles.add(FileProfile.of(file, file.getFileName().toString(), CsvDialect.of(file)));
            }
            return profiles;
        }
    }

    private ImportPlan plan(String... sets) {
        var said = Statement.NOTHING;
        for (var set : sets) {
            said = said.and(SetOption.read(set, folder).orElseThrow());
        }
        return ((Connections.Planned.Ready) Planner.plan(folder, Optional.empty(), Statement.NOTHING, said)).plan();
    }

    private static List<String> targets(ImportMapping mapping, String file) {
        return mapping.file(file).orElseThrow().columns().stream()
                .map(ColumnMapping::target)
                .toList();
    }

    private static ColumnMapping column(ImportMapping mapping, String file, String column) {
        return mapping.file(file).orElseThrow().columns().stream()
                .filter(each -> each.column().equals(column))
                .findFirst()
                .orElseThrow();
    }
}
