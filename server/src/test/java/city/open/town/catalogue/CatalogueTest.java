package city.open.town.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import city.open.ground.calendar.Period;
import city.open.ground.calendar.Text;
import city.open.ground.database.TestDatabase;
import city.open.town.catalogue.Chart.Direction;
import city.open.town.organization.Organization;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

class CatalogueTest {
    private static final Instant MONDAY = Instant.parse("2026-11-23T00:00:00Z");
    private static final Clock CLOCK = Clock.fixed(MONDAY, ZoneOffset.UTC);
    private static final ProcedureCode BUILDING = new ProcedureCode("HC-02");
    private static final TestDatabase database = TestDatabase.fresh();
    private static final Organization organization = new Organization(database.office());
    private static final Catalogue catalogue = new Catalogue(database.office(), organization, CLOCK);

    @Test
    void all_fifty_procedures_and_nine_supplements_are_in_force() {
        assertThat(codes(catalogue))
                .filteredOn(code -> code.matches("S-0[1-9]"))
                .hasSize(9);
        assertThat(codes(catalogue))
                .filteredOn(code -> code.matches("(TR|CN|HC|IE|EN|CT|UP|FF|HW|AD)-[0-9]{2}"))
                .hasSize(50);
        assertThat(catalogue.sectors().stream()
                        .map(sector -> catalogue.of(sector).stream()
                                .filter(one -> one.code().value().matches("[A-Z]{2}-[0-9]{2}"))
                                .count()))
                .containsExactly(10L, 6L, 7L, 7L, 7L, 5L, 3L, 2L, 2L, 1L);
    }

    @Test
    void a_building_permit_goes_its_way_from_receipt_to_issue() {
        Procedure building = catalogue.find(BUILDING).orElseThrow();
        assertThat(building.mainLine())
                .extracting(step -> step.id().value())
                .containsExactly(
                        "receipt",
                        "completeness-check",
                        "committee",
                        "consultation",
                        "site-inspection",
                        "draft",
                        "approval",
                        "issue");
        assertThat(building.first().kind()).isEqualTo(Step.Kind.RECEIVE);
        assertThat(building.after(new StepId("draft"))).contains(building.step(new StepId("approval")));
        assertThat(building.after(new StepId("issue"))).isEmpty();
        assertThat(building.period()).isEqualTo(Period.parse("15d"));
        assertThat(building.deemed()).isEqualTo(Deemed.NONE);
        assertThat(building.variants())
                .extracting(Variant::id, Variant::deemed)
                .contains(
                        org.assertj.core.groups.Tuple.tuple("report", Deemed.NONE),
                        org.assertj.core.groups.Tuple.tuple("works-start", Deemed.ACCEPTED));
    }

    @Test
    void silence_counts_for_the_main_period_only_where_the_law_says_so() {
        assertThat(catalogue.current().stream()
                        .filter(one -> one.deemed() != Deemed.NONE)
                        .map(one -> one.code() + " " + one.deemed()))
                .containsExactly("CT-02 ACCEPTED", "HW-02 APPROVED", "IE-06 APPROVED", "TR-10 APPROVED");
    }

    @Test
    void applications_can_be_supplemented_refused_and_objected_to() {
        Procedure building = catalogue.find(BUILDING).orElseThrow();
        assertThat(building.links())
                .contains(
                        new Link(new StepId("completeness-check"), new StepId("supplement"), Link.Kind.SUPPLEMENT),
                        new Link(new StepId("supplement"), new StepId("completeness-check"), Link.Kind.SUPPLEMENT),
                        new Link(new StepId("supplement"), new StepId("returned"), Link.Kind.REFUSAL),
                        new Link(new StepId("approval"), new StepId("refused"), Link.Kind.REFUSAL),
                        new Link(new StepId("refused"), new StepId("objection"), Link.Kind.OBJECTION),
                        new Link(new StepId("committee"), new StepId("divisions-consultation"), Link.Kind.PARALLEL),
                        new Link(
                                new StepId("divisions-consultation"),
                                new StepId("site-inspection"),
                                Link.Kind.PARALLEL));
        assertThat(written()).allSatisfy(one -> {
            boolean filed = one.nature() == Nature.APPLICATION || one.nature() == Nature.REPORT;
            assertThat(one.find(new StepId("supplement")).isPresent()).isEqualTo(filed);
            assertThat(one.find(new StepId("refused")).isPresent()).isEqualTo(filed);
            assertThat(one.steps().stream().anyMatch(step -> step.id().value().equals("divisions-consultation")))
                    .isEqualTo(one.compound());
        });
    }

    @Test
    void a_licence_carries_the_sanction_track_beside_it() {
        Procedure vehicles = catalogue.find(new ProcedureCode("TR-06")).orElseThrow();
        Track sanction = vehicles.tracks().getFirst();
        assertThat(vehicles.line(sanction.first()))
                .extracting(Step::kind)
                .containsExactly(
                        Step.Kind.RECEIVE,
                        Step.Kind.SITE,
                        Step.Kind.PRIOR_NOTICE,
                        Step.Kind.HEARING,
                        Step.Kind.DRAFT,
                        Step.Kind.APPROVE,
                        Step.Kind.NOTIFY,
                        Step.Kind.CLOSE);
        assertThat(vehicles.mainLine()).noneMatch(step -> step.id().value().startsWith("sanction-"));
    }

    @Test
    void everything_is_said_in_both_languages() {
        assertThat(written()).allSatisfy(one -> {
            assertThat(texts(one)).allSatisfy(text -> {
                assertThat(text.ko()).matches("(?s).*[가-힣].*|[A-Z0-9 ·]+");
                assertThat(text.en()).doesNotContainPattern("[가-힣]").isNotBlank();
            });
        });
    }

    private static List<Procedure> written() {
        return catalogue.current().stream()
                .filter(one -> one.code().value().contains("-"))
                .toList();
    }

    private static List<Text> texts(Procedure one) {
        List<Text> texts = new java.util.ArrayList<>(one.law());
        texts.add(one.name());
        one.documents().forEach(document -> texts.add(document.name()));
        one.steps().forEach(step -> texts.add(step.name()));
        one.variants().forEach(variant -> texts.add(variant.name()));
        one.disclosure().open().forEach(field -> texts.add(field.name()));
        one.disclosure().masked().forEach(field -> texts.add(field.name()));
        one.disclosure().withheld().forEach(field -> texts.add(field.name()));
        texts.addAll(one.notes());
        return texts;
    }

    @Test
    void starting_again_with_the_same_sheets_makes_no_new_version() {
        Catalogue again = new Catalogue(database.office(), organization, CLOCK);
        assertThat(again.find(BUILDING)).isEqualTo(catalogue.find(BUILDING));
        assertThat(database.owner()
                        .sql("SELECT count(*) FROM record.procedure_version WHERE code LIKE '__-%' AND version > 1")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void a_change_makes_a_new_version_and_leaves_the_old_one_as_it_was() {
        Procedure before = line("CHANGE", 4);
        Procedure first = catalogue.publish(before, MONDAY);
        Procedure same = catalogue.publish(before, MONDAY.plusSeconds(60));
        Procedure second = catalogue.publish(line("CHANGE", 5), MONDAY.plusSeconds(120));

        assertThat(same).isEqualTo(first);
        assertThat(second.version()).isEqualTo(first.version() + 1);
        assertThat(catalogue.version(first.code(), first.version())).isEqualTo(first);
        assertThat(catalogue.find(first.code())).contains(second);
        assertThat(new Catalogue(database.office(), organization, CLOCK).version(first.code(), 1))
                .isEqualTo(first);
    }

    @Test
    void nobody_can_touch_a_published_version() {
        assertThatThrownBy(() -> database.office()
                        .jdbc()
                        .sql("UPDATE record.procedure_version SET definition = '{}'")
                        .update())
                .hasStackTraceContaining("permission denied");
        assertThat(database.record()
                        .jdbc()
                        .sql("SELECT count(*) FROM record.procedure_version WHERE code = 'HC-02'")
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void what_is_published_in_a_transaction_that_fails_was_never_there() {
        Procedure failing = line("ROLLBACK", 3);
        assertThatThrownBy(() -> database.office().transactions().executeWithoutResult(_ -> {
                    catalogue.publish(failing, MONDAY);
                    throw new IllegalStateException("the import breaks off");
                }))
                .hasMessage("the import breaks off");
        assertThat(catalogue.find(failing.code())).isEmpty();
    }

    @Test
    void shares_that_do_not_add_up_are_refused() {
        Procedure odd = line("ODD", 3);
        Step heavy = odd.first();
        List<Step> steps = List.of(
                new Step(heavy.id(), heavy.kind(), heavy.name(), heavy.actor(), 0.9, true, false, null, null),
                odd.steps().get(1),
                odd.steps().get(2));
        assertThatThrownBy(() -> catalogue.publish(odd.with(steps, odd.links()), MONDAY))
                .isInstanceOf(CatalogueFault.class)
                .hasMessageContaining("ODD: the shares of the main line add up to 1.5");
    }

    @Test
    void the_chart_is_laid_out_once() {
        Procedure building = catalogue.find(BUILDING).orElseThrow();
        assertThat(catalogue.chart(building, Direction.TALL, "ko"))
                .isSameAs(catalogue.chart(building, Direction.TALL, "ko"));
    }

    private static List<String> codes(Catalogue catalogue) {
        return catalogue.current().stream().map(one -> one.code().value()).toList();
    }

    private static Procedure line(String code, int length) {
        return Lines.line(code, length);
    }
}
