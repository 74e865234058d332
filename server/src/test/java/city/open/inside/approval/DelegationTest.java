package city.open.inside.approval;

import static city.open.inside.approval.Desk.task;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import city.open.ground.calendar.Text;
import city.open.ground.sheet.Faults;
import city.open.ground.sheet.Sheets;
import city.open.town.catalogue.ProcedureCode;
import city.open.town.organization.Rank;
import java.io.ByteArrayInputStream;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class DelegationTest {
    private static final Delegation USUAL = task(Rank.DIVISION_HEAD);
    private static final Delegation LARGE =
            when(new Delegation.Condition(null, null, 100_000L, null, null), Rank.BUREAU_HEAD);
    private static final Delegation LARGE_AND_NEW =
            when(new Delegation.Condition(null, null, 100_000L, null, true), Rank.VICE_MAYOR);
    private static final List<Delegation> TABLE = List.of(LARGE, LARGE_AND_NEW, USUAL);

    @Test
    void the_row_that_asks_most_counts() {
        assertThat(DelegationTable.choose(TABLE, size(99_999, true))).contains(USUAL);
        assertThat(DelegationTable.choose(TABLE, size(100_000, false))).contains(LARGE);
        assertThat(DelegationTable.choose(TABLE, size(100_000, true))).contains(LARGE_AND_NEW);
    }

    @Test
    void what_the_table_asks_about_cannot_be_left_out() {
        assertThat(DelegationTable.missing(TABLE, Matter.ordinary())).contains(Refusal.SIZE_REQUIRED);
        assertThat(DelegationTable.missing(List.of(USUAL), Matter.ordinary())).isEmpty();
    }

    @Test
    void a_row_counts_to_its_last_day() {
        var ended = new Delegation(
                "HC-02",
                USUAL.procedure(),
                USUAL.level(),
                USUAL.task(),
                USUAL.condition(),
                USUAL.approver(),
                List.of(),
                LocalDate.of(2026, 1, 1),
                LocalDate.of(2026, 6, 30),
                USUAL.basis());
        assertThat(ended.isValidOn(LocalDate.of(2026, 6, 30))).isTrue();
        assertThat(ended.isValidOn(LocalDate.of(2026, 7, 1))).isFalse();
    }

    @Test
    void whoever_edits_the_sheet_is_told_every_fault_at_once() {
        assertThat(faults("""
                at: city
                since: 2026-01-01
                basis: {ko: 규칙, en: Rule}
                tasks:
                  - {id: A, procedure: XX-99, approver: chief, task: {ko: 가, en: a}}
                  - {id: B, procedure: HC-02, approver: mayor, when: {amount-from: much}, task: {ko: 나, en: b}}
                  - {id: C, procedure: HC-02, approver: mayor, task: {ko: 다, en: c}}
                  - {id: C, procedure: HC-02, approver: mayor, since: 2026-03-01, task: {ko: 다, en: c}}
                """))
                .satisfiesExactly(
                        line -> assertThat(line).contains("task \"A\"", "unknown procedure \"XX-99\""),
                        line -> assertThat(line).contains("task \"A\"", "unknown rank \"chief\"", "division-head"),
                        line -> assertThat(line).contains("task \"B\"", "a whole number is expected, not 'much'"),
                        line -> assertThat(line).contains("task \"C\"", "give the older row `until`"));
    }

    private static List<String> faults(String sheet) {
        var faults = new Faults();
        var entry = Sheets.read("delegation/city.yaml", new ByteArrayInputStream(sheet.getBytes(UTF_8)), faults);
        DelegationSheets.read(entry.stream().toList(), faults, new ProcedureCode("HC-02")::equals);
        return faults.lines();
    }

    private static Matter size(long squareMetres, boolean novel) {
        return new Matter(null, squareMetres, novel);
    }

    private static Delegation when(Delegation.Condition condition, Rank approver) {
        return new Delegation(
                "HC-02-large",
                USUAL.procedure(),
                USUAL.level(),
                new Text("대형 건축허가", "Large construction permission"),
                condition,
                approver,
                List.of(),
                USUAL.validFrom(),
                null,
                USUAL.basis());
    }
}
