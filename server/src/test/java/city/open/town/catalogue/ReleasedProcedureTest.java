package city.open.town.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import city.open.ground.calendar.Period;
import city.open.ground.calendar.Text;
import city.open.ground.database.TestDatabase;
import city.open.ground.folder.CityFolder;
import city.open.ground.sheet.Faults;
import city.open.town.organization.AgencyCode;
import city.open.town.organization.Organization;
import city.open.town.organization.TownDatabase;
import city.open.town.organization.Unit;
import city.open.town.organization.UnitId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A version that officials have released, beside those of the folder of sheets. */
class ReleasedProcedureTest {
    private static final Instant MONDAY = Instant.parse("2026-11-23T00:00:00Z");
    private static final Clock CLOCK = Clock.fixed(MONDAY, ZoneOffset.UTC);
    private static final ProcedureCode FIRE = new ProcedureCode("FF-01");

    private final TestDatabase database = TestDatabase.fresh();
    private final Organization organization = new Organization(database.office());

    @TempDir
    Path folder;

    @Test
    void every_procedure_can_be_written_as_a_sheet_that_says_the_same() {
        var catalogue = new Catalogue(database.office(), organization, CLOCK);
        assertThat(catalogue.current()).allSatisfy(procedure -> {
            var sheet = catalogue.sheet(procedure);
            assertThat(sheet).as(procedure.code().value()).isPresent();
            var faults = new Faults();
            assertThat(catalogue.draft(sheet.orElseThrow(), faults))
                    .hasValueSatisfying(again ->
                            assertThat(Catalogue.isSame(again, procedure)).isTrue());
            assertThat(faults.lines()).isEmpty();
        });
    }

    @Test
    void no_sheet_can_say_ways_that_are_not_usual_branches() {
        var catalogue = new Catalogue(database.office(), organization, CLOCK);
        var known = catalogue.find(FIRE).orElseThrow();
        var links = new java.util.ArrayList<>(known.links());
        links.add(new Link(
                known.steps().getFirst().id(), known.mainLine().getLast().id(), Link.Kind.PARALLEL));

        assertThat(catalogue.sheet(known.with(known.steps(), links))).isEmpty();
    }

    @Test
    void what_is_wrong_with_a_draft_is_told_with_its_place_in_both_languages() {
        var catalogue = new Catalogue(database.office(), organization, CLOCK);
        var sheet = catalogue.sheet(catalogue.find(FIRE).orElseThrow()).orElseThrow();
        var faults = new Faults();

        catalogue.draft(
                sheet.replaceFirst("share: \\d+", "share: many").replace("kind: approve", "kind: aprove"), faults);

        assertThat(faults.placed())
                .extracting(Faults.Placed::path)
                .contains("procedures/0/steps/0/share", "procedures/0/steps");
        assertThat(faults.placed())
                .filteredOn(fault -> fault.path().endsWith("/kind"))
                .singleElement()
                .satisfies(fault -> {
                    assertThat(sheet.lines().toList().get(fault.line() - 1)).contains("kind: approve");
                    assertThat(fault.message().ko()).contains("'aprove'라고 쓸 수 없습니다");
                    assertThat(fault.message().en()).contains("unknown kind \"aprove\"");
                });
        var nothing = new Faults();
        assertThat(catalogue.draft("sector: [", nothing)).isEmpty();
        assertThat(nothing.placed())
                .singleElement()
                .satisfies(fault -> assertThat(fault.line()).isPositive());
    }

    @Test
    void a_division_that_has_ended_answers_for_nothing_new() {
        organization.add(new Unit(
                new AgencyCode("6110000"),
                new UnitId("fire-drills"),
                null,
                Unit.Kind.DIVISION,
                new Text("소방훈련과", "Fire Drills Division"),
                "02-2133-0000",
                LocalDate.of(2020, 1, 1),
                LocalDate.of(2024, 12, 31)));
        var catalogue = new Catalogue(database.office(), organization, CLOCK);
        var sheet = catalogue.sheet(catalogue.find(FIRE).orElseThrow()).orElseThrow();
        var faults = new Faults();

        catalogue.draft(sheet.replaceFirst("owners: \\[", "owners: [city/fire-drills, "), faults);

        assertThat(faults.placed()).singleElement().satisfies(fault -> {
            assertThat(fault.path()).isEqualTo("procedures/0/owners");
            assertThat(fault.message().en()).isEqualTo("the unit \"fire-drills\" has ended; name its successor");
        });
    }

    @Test
    void a_released_version_outlives_the_folder_until_the_folder_says_the_same() throws IOException {
        Files.createDirectories(folder.resolve("catalogue"));
        for (var name : List.of("shared.yaml", "firefighting.yaml")) {
            try (var original = CityFolder.builtIn().open("catalogue/" + name)) {
                Files.copy(original, folder.resolve("catalogue").resolve(name));
            }
        }
        var first = start();
        var known = first.find(FIRE).orElseThrow();
        var longer = in(first, known, "period: " + known.period(), "period: 21d");
        assertThat(release(first, longer, known.version())).contains(2);
        assertThat(first.find(FIRE)).map(Procedure::period).contains(Period.parse("21d"));
        assertThat(first.version(FIRE, 1)).isEqualTo(known);
        // Of two who release at once one comes second.
        assertThat(release(first, longer, known.version())).isEmpty();

        var again = start();
        assertThat(again.find(FIRE).map(Procedure::version)).contains(2);
        assertThat(again.releaseOf(again.find(FIRE).orElseThrow()).map(ProcedureRelease::why))
                .contains(new Text("늘림", "Longer"));
        assertThat(again.otherwise(FIRE).map(Procedure::period)).contains(known.period());

        // Kept with the others: exported, it is what the folder says, and nothing waits any more.
        var file = folder.resolve("catalogue/firefighting.yaml");
        var sheet = Files.readString(file);
        var at = sheet.indexOf("period: " + known.period(), sheet.indexOf("code: FF-01"));
        Files.writeString(
                file, sheet.substring(0, at) + sheet.substring(at).replaceFirst("period: \\w+", "period: 21d"));
        var caughtUp = start();
        assertThat(caughtUp.find(FIRE).map(Procedure::version)).contains(2);
        assertThat(caughtUp.otherwise(FIRE)).isEmpty();
    }

    @Test
    void what_is_rolled_back_is_in_force_nowhere_and_another_machine_sees_what_is_released() {
        var catalogue = new Catalogue(database.office(), organization, CLOCK);
        var known = catalogue.find(FIRE).orElseThrow();
        var longer = in(catalogue, known, "period: " + known.period(), "period: 21d");
        database.audit().transactions().executeWithoutResult(status -> {
            assertThat(catalogue.release(database.audit(), longer, released(known.version())))
                    .isPresent();
            status.setRollbackOnly();
        });
        assertThat(catalogue.find(FIRE)).contains(known);
        var other = new Catalogue(database.office(), organization, CLOCK);
        release(catalogue, longer, known.version());
        // Asked for by its number first, it is known with how it came about all the same.
        var early = other.version(FIRE, known.version() + 1);
        other.lookNow();
        assertThat(other.releaseOf(early)).isPresent();
        assertThat(new Catalogue(database.office(), organization, CLOCK)
                        .find(FIRE)
                        .map(Procedure::version))
                .contains(2);
    }

    private static Procedure in(Catalogue catalogue, Procedure procedure, String was, String becomes) {
        var faults = new Faults();
        var draft = catalogue
                .draft(catalogue.sheet(procedure).orElseThrow().replaceFirst(was, becomes), faults)
                .orElseThrow();
        assertThat(faults.lines()).isEmpty();
        return draft;
    }

    private Optional<Integer> release(Catalogue catalogue, Procedure procedure, int base) {
        return database.audit()
                .transactions()
                .execute(_ -> catalogue
                        .release(database.audit(), procedure, released(base))
                        .map(Procedure::version));
    }

    private static ProcedureRelease released(int base) {
        return new ProcedureRelease(
                base,
                new Text("늘림", "Longer"),
                List.of(new ProcedureRelease.Hand("drafted", new Text("안시우", "Ahn Si-woo"))),
                MONDAY);
    }

    private Catalogue start() {
        return new Catalogue(new TownDatabase(database.office()), organization, CLOCK, CityFolder.at(folder));
    }
}
