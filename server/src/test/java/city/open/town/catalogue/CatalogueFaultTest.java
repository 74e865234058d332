package city.open.town.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import city.open.ground.database.TestDatabase;
import city.open.ground.folder.CityFolder;
import city.open.ground.sheet.SheetFault;
import city.open.town.organization.Organization;
import city.open.town.organization.TownDatabase;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an editor reads after a slip of the pen in {@code firefighting.yaml}. */
class CatalogueFaultTest {
    private static final TestDatabase database = TestDatabase.fresh();
    private static final Organization organization = new Organization(database.office());

    @TempDir
    Path folder;

    private Path sheet;

    @BeforeEach
    void copy_a_small_catalogue() throws IOException {
        Files.createDirectories(folder.resolve("catalogue"));
        for (String name : List.of("shared.yaml", "firefighting.yaml")) {
            try (InputStream original = CityFolder.builtIn().open("catalogue/" + name)) {
                Files.copy(original, folder.resolve("catalogue").resolve(name));
            }
        }
        sheet = folder.resolve("catalogue/firefighting.yaml");
    }

    @Test
    void the_small_catalogue_itself_is_right() {
        assertThat(start().sectors()).hasSize(10);
    }

    @Test
    void an_occasion_names_procedures_that_there_are() throws IOException {
        Files.writeString(folder.resolve("catalogue/life-events.yaml"), """
                life-events:
                  - {id: fire, name: {ko: 소방시설을 갖출 때, en: Fire safety}, procedures: [FF-01, FF-99]}
                """);
        assertThat(faults())
                .containsExactly(
                        "catalogue/life-events.yaml: life event \"fire\": no procedure has the code \"FF-99\" (line 2)");
    }

    @Test
    void an_unknown_actor_is_named_with_its_step_and_the_right_words() {
        write("by: fire-chief", "by: fire-cheif");
        assertThat(faults())
                .singleElement()
                .asString()
                .matches("catalogue/firefighting.yaml: FF-02, step \"approval\": unknown actor \"fire-cheif\"; "
                        + "expected one of petitions-office, officer, .*, public \\(line [0-9]+\\)");
    }

    @Test
    void what_everybody_will_read_holds_nobodys_number_and_nothing_unseen() {
        write("{ko: 현장 확인, en: On-site check}", "{ko: 현장 확인 010-2345-6789, en: \"On-site\\u202E check\"}");
        assertThat(faults()).hasSize(2);
        assertThat(faults().getFirst())
                .contains("becomes public and holds what looks like a person's telephone number; take it out (line ");
        assertThat(faults().getLast()).contains("holds characters that nobody sees");
    }

    @Test
    void shares_that_do_not_add_up_are_counted() {
        write("share: 27,", "share: 28,");
        assertThat(faults())
                .singleElement()
                .asString()
                .startsWith("catalogue/firefighting.yaml: FF-01: the shares of the steps add up to 101, not 100");
    }

    @Test
    void a_step_used_twice_is_found() {
        write("id: technical-review", "id: receipt");
        assertThat(faults())
                .singleElement()
                .asString()
                .startsWith("catalogue/firefighting.yaml: FF-02: step id \"receipt\" is used twice");
    }

    @Test
    void a_branch_that_leaves_nowhere_is_found() {
        write("supplement: receipt", "supplement: recepit");
        assertThat(faults())
                .singleElement()
                .asString()
                .startsWith(
                        "catalogue/firefighting.yaml: FF-02, branches: branch \"supplement\" leaves at \"recepit\", "
                                + "which is no step of the main line");
    }

    @Test
    void an_unknown_sector_is_named_with_those_there_are() {
        write("sector: firefighting", "sector: firefigthing");
        assertThat(faults())
                .singleElement()
                .asString()
                .startsWith(
                        "catalogue/firefighting.yaml: unknown sector \"firefigthing\"; expected one of transportation, construction");
    }

    @Test
    void a_missing_language_is_missed() {
        write("{ko: 위험물 제조소등 설치허가·완공검사 및 행정처분, en:", "{ko: 위험물 제조소등 설치허가·완공검사 및 행정처분, english:");
        assertThat(faults())
                .satisfiesExactly(
                        first -> assertThat(first)
                                .contains("FF-02, name: unknown key `english`; expected one of ko, en"),
                        second -> assertThat(second).contains("FF-02, name: `en` is missing"));
    }

    @Test
    void a_period_nobody_can_read_is_refused() {
        write("period: 3d", "period: three days");
        assertThat(faults())
                .singleElement()
                .asString()
                .startsWith("catalogue/firefighting.yaml: FF-01: `period`: the period 'three days' is not understood");
    }

    @Test
    void a_unit_nobody_knows_is_refused() {
        write("owners: [city/fire-prevention]", "owners: [city/fire-brigade]");
        assertThat(faults())
                .hasSize(3)
                .first()
                .asString()
                .startsWith(
                        "catalogue/firefighting.yaml: FF-01: unknown unit \"fire-brigade\" of the city; see the sheets in organization/");
    }

    @Test
    void a_code_used_in_two_files_is_found() throws IOException {
        Files.copy(sheet, folder.resolve("catalogue/again.yaml"));
        assertThat(faults())
                .hasSize(3)
                .last()
                .asString()
                .startsWith("catalogue/firefighting.yaml: S-08: the code is used already in catalogue/again.yaml");
    }

    @Test
    void broken_yaml_is_told_with_its_line() {
        write("    level: fire\n", "    level: [fire\n");
        assertThat(faults())
                .singleElement()
                .asString()
                .matches("catalogue/firefighting.yaml, line [0-9]+: not readable as YAML: .*");
    }

    @Test
    void all_faults_come_at_once() {
        write("period: 3d", "period: 3 days");
        write("by: fire-chief", "by: chief");
        write("nature: application", "nature: wish");
        assertThat(faults()).hasSizeGreaterThanOrEqualTo(5);
    }

    @Test
    void a_catalogue_with_a_fault_publishes_nothing() {
        TestDatabase empty = TestDatabase.fresh();
        Organization units = new Organization(empty.office());
        write("period: 3d", "period: 3 days");
        assertThatThrownBy(() -> new Catalogue(new TownDatabase(empty.office()), units, Clock.systemUTC(), place()))
                .isInstanceOf(CatalogueFault.class);
        assertThat(empty.owner()
                        .sql("SELECT count(*) FROM record.procedure_version")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    private void write(String right, String wrong) {
        try {
            String text = Files.readString(sheet);
            assertThat(text).contains(right);
            Files.writeString(sheet, text.replace(right, wrong));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private CityFolder place() {
        return CityFolder.at(folder);
    }

    private Catalogue start() {
        return new Catalogue(new TownDatabase(database.office()), organization, Clock.systemUTC(), place());
    }

    private List<String> faults() {
        try {
            start();
        } catch (SheetFault fault) {
            return fault.lines();
        }
        return List.of();
    }
}
