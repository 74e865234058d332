package city.open.audit.procedures;

import static org.assertj.core.api.Assertions.assertThat;

import city.open.audit.procedures.DryRun.Way;
import city.open.ground.calendar.Holidays;
import city.open.ground.calendar.StatutoryClock;
import city.open.ground.database.TestDatabase;
import city.open.inside.petition.Fact;
import city.open.town.catalogue.Catalogue;
import city.open.town.catalogue.ProcedureCode;
import city.open.town.organization.AgencyCode;
import city.open.town.organization.Organization;
import city.open.town.organization.UnitId;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;

/** A made-up petition goes down each way of a procedure, by the real rules. */
class DryRunTest {
    private static final TestDatabase database = TestDatabase.fresh();
    private static final Catalogue catalogue =
            new Catalogue(database.office(), new Organization(database.office()), Clock.systemUTC());
    private static final Instant MONDAY = Instant.parse("2026-11-23T00:30:00Z");

    private static DryRun.Run run(String code, Way way) {
        return DryRun.of(
                catalogue.find(new ProcedureCode(code)).orElseThrow(),
                way,
                new StatutoryClock(Holidays.builtIn()),
                new AgencyCode("6110000"),
                new UnitId("design-policy"),
                MONDAY);
    }

    @Test
    void each_way_of_every_procedure_of_the_city_comes_to_its_end_and_leaves_no_step_out() {
        var amiss = new ArrayList<String>();
        for (var procedure : catalogue.current()) {
            for (var way : DryRun.ways(procedure)) {
                var run = run(procedure.code().value(), way);
                var name = procedure.code() + " " + way + ": ";
                run.refused().forEach(one -> amiss.add(name + one.step().id() + " " + one.rule()));
                run.undone().forEach(step -> amiss.add(name + step.id() + " is not done"));
                assertThat(run.facts()).extracting(Fact::kind).as(name).contains("petition.decided");
            }
        }
        assertThat(amiss).isEmpty();
    }

    @Test
    void a_petition_whose_papers_stay_out_is_asked_twice_and_sent_back() {
        assertThat(run("CT-01", Way.RETURNED).facts())
                .extracting(Fact::kind)
                .containsSubsequence(
                        "petition.received",
                        "supplement.requested",
                        "supplement.demanded",
                        "petition.decided",
                        "result.notified");
    }

    @Test
    void the_same_draft_gives_the_same_facts_and_nothing_is_written() {
        assertThat(run("HC-02", Way.GRANTED).facts())
                .isEqualTo(run("HC-02", Way.GRANTED).facts());
        assertThat(database.owner()
                        .sql("SELECT count(*) FROM office.journal")
                        .query(Long.class)
                        .single())
                .isZero();
    }
}
