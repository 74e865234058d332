package city.open.audit.procedures;

import static org.assertj.core.api.Assertions.assertThat;

import city.open.audit.procedures.SheetForm.Part;
import city.open.ground.database.TestDatabase;
import city.open.ground.page.Lang;
import city.open.ground.page.Words;
import city.open.ground.sheet.Faults;
import city.open.ground.sheet.SheetTree;
import city.open.town.catalogue.Catalogue;
import city.open.town.catalogue.Procedure;
import city.open.town.catalogue.ProcedureCode;
import city.open.town.catalogue.StepId;
import city.open.town.organization.Organization;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A procedure's sheet as forms, and the forms as a sheet again. */
class SheetFormTest {
    private static final TestDatabase database = TestDatabase.fresh();
    private static final Catalogue catalogue =
            new Catalogue(database.office(), new Organization(database.office()), Clock.systemUTC());
    private static final ProcedureCode ARTWORK = new ProcedureCode("CT-01");

    @Test
    void a_form_that_is_sent_as_it_was_shown_changes_nothing_in_any_procedure() {
        assertThat(catalogue.current()).allSatisfy(procedure -> {
            var sheet = sheet(procedure.code());
            for (var part : Part.values()) {
                sheet = sent(sheet, part, Map.of());
            }
            assertThat(Catalogue.isSame(read(sheet), procedure))
                    .as("%s:%n%s", procedure.code(), sheet)
                    .isTrue();
        });
    }

    @Test
    void steps_are_moved_taken_out_and_added_and_a_branch_leaves_elsewhere() {
        var sheet = sent(
                sheet(ARTWORK),
                Part.STEPS,
                Map.of(
                        "steps/2/place", "4.5",
                        "steps/6/gone", "true",
                        "steps/7/id", "register",
                        "steps/7/kind", "register",
                        "steps/7/by", "officer",
                        "steps/7/share", "0",
                        "steps/7/name/ko", "대장 정리",
                        "steps/7/name/en", "Entered in the register"));
        sheet = sent(sheet, Part.BRANCHES, Map.of("branches/supplement", "receipt", "branches/objection", ""));

        var changed = read(sheet);
        assertThat(changed.mainLine())
                .extracting(step -> step.id().value())
                .containsExactly(
                        "receipt",
                        "completeness-check",
                        "committee",
                        "site-inspection",
                        "approval",
                        "notification",
                        "register");
        assertThat(changed.links()).anySatisfy(link -> {
            assertThat(link.from()).isEqualTo(new StepId("receipt"));
            assertThat(link.to()).isEqualTo(new StepId("supplement"));
        });
    }

    @Test
    void what_is_wrong_stands_at_its_field_and_what_was_typed_is_still_there() {
        var sheet = sent(sheet(ARTWORK), Part.STEPS, Map.of("steps/3/share", "lots", "steps/3/by", "nobody"));
        var faults = new Faults();
        catalogue.draft(sheet, faults);
        var form = new SheetForm(
                Words.in(Lang.KO), catalogue.shared(), SheetTree.read(sheet).orElseThrow(), faults.placed());

        assertThat(form.groups(Part.STEPS).get(3).fields())
                .filteredOn(field -> !field.faults().isEmpty())
                .extracting(SheetForm.Field::name, SheetForm.Field::value)
                .containsExactlyInAnyOrder(
                        org.assertj.core.groups.Tuple.tuple("steps/3/share", "lots"),
                        org.assertj.core.groups.Tuple.tuple("steps/3/by", "nobody"));
        assertThat(SheetForm.written("procedures: [", catalogue.shared(), Part.STEPS, _ -> null))
                .isEmpty();
    }

    /** As a browser sends what the form shows, with what somebody typed instead. */
    private static String sent(String sheet, Part part, Map<String, String> typed) {
        var form = new SheetForm(
                Words.in(Lang.EN), catalogue.shared(), SheetTree.read(sheet).orElseThrow(), List.of());
        Map<String, String> sent = new HashMap<>();
        form.groups(part).stream()
                .flatMap(group -> group.fields().stream())
                .filter(field ->
                        field.kind() != SheetForm.Kind.TICK || field.value().equals("true"))
                .forEach(field -> sent.put(field.name(), field.value()));
        sent.putAll(typed);
        return SheetForm.written(sheet, catalogue.shared(), part, sent::get).orElseThrow();
    }

    private static String sheet(ProcedureCode code) {
        return catalogue.sheet(catalogue.find(code).orElseThrow()).orElseThrow();
    }

    private static Procedure read(String sheet) {
        var faults = new Faults();
        var read = catalogue.draft(sheet, faults);
        assertThat(faults.lines()).as(sheet).isEmpty();
        return read.orElseThrow();
    }
}
