package city.open.town.organization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import city.open.ground.calendar.Text;
import city.open.ground.database.TestDatabase;
import city.open.ground.sheet.Faults;
import city.open.ground.sheet.Sheets;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class OrganizationTest {
    private static final AgencyCode CITY = new AgencyCode("6110000");
    private static final AgencyCode JONGNO = new AgencyCode("3000000");
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);
    private static final LocalDate SPRING = LocalDate.of(2026, 3, 2);

    private final TestDatabase database = TestDatabase.fresh();
    private final Organization organization = new Organization(database.office());

    @Test
    void the_city_and_its_25_districts_are_there_with_their_codes() {
        assertThat(organization.agencies()).hasSize(26);
        assertThat(organization.agencies().getFirst().name())
                .isEqualTo(new Text("서울특별시", "Seoul Metropolitan Government"));
        assertThat(organization.agencies().stream()
                        .skip(1)
                        .map(agency -> agency.code().value()))
                .containsExactly(java.util.stream.IntStream.range(0, 25)
                        .mapToObj(i -> String.valueOf(3_000_000 + 10_000 * i))
                        .toArray(String[]::new));
        Agency nowon = organization.agency(new AgencyCode("3100000"));
        assertThat(nowon.name().en()).isEqualTo("Nowon-gu");
        assertThat(nowon.legalCode()).isEqualTo("11350");
        assertThat(nowon.statisticsCode()).isEqualTo("11110");
    }

    @Test
    void every_district_has_the_divisions_of_the_pattern() {
        Unit building = organization.unit(JONGNO, new UnitId("building"), TODAY).orElseThrow();
        assertThat(building.name()).isEqualTo(new Text("건축과", "Architecture Division"));
        assertThat(building.parent()).isEqualTo(new UnitId("urban-management"));
        assertThat(building.phone()).startsWith("02-2901-");
        assertThat(organization.agencies().stream()
                        .filter(agency -> agency.level() == Agency.Level.DISTRICT)
                        .map(agency -> organization.units(agency.code(), TODAY).size())
                        .distinct())
                .hasSize(1);
        assertThat(organization.units(CITY, TODAY))
                .filteredOn(unit -> unit.kind() == Unit.Kind.STATION)
                .hasSize(25);
    }

    @Test
    void a_mayor_has_an_office_in_every_agency() {
        assertThat(organization.agencies())
                .allSatisfy(agency -> assertThat(organization.unit(agency.code(), new UnitId("mayors-office"), TODAY))
                        .hasValueSatisfying(unit -> assertThat(unit.kind()).isEqualTo(Unit.Kind.OFFICE)));
    }

    @Test
    void who_gets_another_name_is_called_by_the_old_one_for_what_was_before_also_by_another_machine() {
        var now = Instant.parse("2026-11-23T05:00:00Z");
        var before = official("Han Ji-woo");
        organization.add(before);
        var other = new Organization(database.office());

        organization.change(before, now, null);
        organization.change(official("Han Ji-u"), now, null);
        organization.change(official("Han Jiu"), now.plusSeconds(3_600), null);

        for (var machine : List.of(organization, new Organization(database.office()))) {
            assertThat(Stream.of(-1L, 0L, 3_599L, 3_600L)
                            .map(seconds -> machine.official(before.id(), now.plusSeconds(seconds))
                                    .orElseThrow()
                                    .name()
                                    .en()))
                    .containsExactly("Han Ji-woo", "Han Ji-u", "Han Ji-u", "Han Jiu");
        }
        other.refresh();
        assertThat(other.official(before.id(), now.minusSeconds(1))).contains(before);
    }

    private static Official official(String name) {
        return new Official(
                new OfficialId("han"),
                JONGNO,
                new UnitId("building"),
                Rank.OFFICER,
                new Text("한지우", name),
                "K-1",
                "",
                SPRING,
                null);
    }

    @Test
    void after_a_reorganisation_an_old_petition_still_finds_the_unit_as_it_was() {
        Unit old = organization.unit(JONGNO, new UnitId("sports"), TODAY).orElseThrow();
        Unit ended = new Unit(
                old.agency(),
                old.id(),
                old.parent(),
                old.kind(),
                old.name(),
                old.phone(),
                old.validFrom(),
                SPRING.minusDays(1));
        Unit renamed = new Unit(
                old.agency(),
                old.id(),
                old.parent(),
                old.kind(),
                new Text("체육진흥과", "Sports Promotion Division"),
                old.phone(),
                SPRING,
                null);

        organization.add(ended);
        organization.add(renamed);

        assertThat(organization.unit(JONGNO, old.id(), SPRING.minusDays(1))).contains(ended);
        assertThat(organization.unit(JONGNO, old.id(), TODAY)).contains(renamed);
        organization.refresh();
        assertThat(organization.unit(JONGNO, old.id(), SPRING.minusDays(1))).contains(ended);
        assertThat(organization.unit(JONGNO, old.id(), TODAY)).contains(renamed);
    }

    @Test
    void an_official_is_added_once_and_can_change_posts() {
        Official kim = official("kim", "sports");
        organization.add(kim);
        organization.add(kim);
        assertThat(organization.officials(JONGNO, new UnitId("sports"), TODAY)).containsExactly(kim);

        Official moved = official("kim", "building");
        organization.add(moved);
        assertThat(organization.officials(JONGNO, new UnitId("sports"), TODAY)).isEmpty();
        assertThat(organization.officials(JONGNO, new UnitId("building"), TODAY))
                .containsExactly(moved);
        assertThat(organization.official(kim.id())).contains(moved);
    }

    @Test
    void nobody_serves_in_a_unit_that_does_not_exist() {
        assertThatThrownBy(() -> organization.add(official("lee", "magic")))
                .hasMessage("official lee cannot serve in unit magic of agency 3000000: there is none");
    }

    @Test
    void what_is_added_in_a_transaction_that_fails_was_never_there() {
        assertThatThrownBy(() -> database.office().transactions().executeWithoutResult(_ -> {
                    organization.add(official("park", "sports"));
                    throw new IllegalStateException("the import breaks off");
                }))
                .hasMessage("the import breaks off");
        assertThat(organization.official(new OfficialId("park"))).isEmpty();
        assertThat(organization.officials(JONGNO, new UnitId("sports"), TODAY)).isEmpty();
    }

    @Test
    void the_public_side_sees_units_but_no_people() {
        assertThat(database.record()
                        .jdbc()
                        .sql("SELECT count(*) FROM record.agency")
                        .query(Long.class)
                        .single())
                .isEqualTo(26);
        assertThatThrownBy(() -> database.record()
                        .jdbc()
                        .sql("SELECT * FROM office.official")
                        .query()
                        .listOfRows())
                .hasStackTraceContaining("permission denied");
    }

    /** Names and numbers of divisions stand on every page. */
    @Test
    void nothing_of_a_person_stands_in_the_sheets_of_agencies_and_divisions() {
        var faults = new Faults();
        var agencies = """
                agencies:
                  - {code: "6110000", level: city, name: {ko: "서울 김주무관 010-9876-5432", en: "Seoul, kim(at)mail.example"}, phones: "010-9876", legal-code: "11", statistics-code: "11"}
                """;
        var units = """
                of: city
                since: 2024-01-01
                units:
                  - id: economy
                    name: {ko: "경제실 900115-1234567", en: "Economy Office"}
                    kind: office
                    phone: "1030"
                    divisions:
                      - {id: trade, name: {ko: 무역과, en: "Trade 4111 1111 1111 1111"}, phone: "010-9876-5432"}
                """;

        OrganizationSheets.read(
                Stream.of(agencies, units)
                        .map(sheet -> new ByteArrayInputStream(sheet.getBytes(StandardCharsets.UTF_8)))
                        .flatMap(sheet -> Sheets.read("ours.yaml", sheet, faults).stream())
                        .toList(),
                faults);

        for (var fault : List.of(
                "agency 6110000, name: `ko` becomes public and holds what looks like a person's telephone",
                "agency 6110000, name: `en` becomes public and holds what looks like a person's",
                "agency 6110000: `phones`: area code and exchange of an office, such as 02-2133, are expected",
                "unit \"economy\", name: `ko` becomes public and holds what looks like a person's",
                "unit \"trade\", name: `en` becomes public and holds what looks like a person's",
                "unit \"trade\": `phone`: the last four digits in quotes are expected")) {
            assertThat(faults.lines()).anySatisfy(line -> assertThat(line).contains(fault));
        }
    }

    @Test
    void starting_again_changes_nothing() {
        assertThat(new Organization(database.office()).units(CITY, TODAY)).isEqualTo(organization.units(CITY, TODAY));
        assertThat(List.copyOf(organization.everyUnit(CITY))).hasSameSizeAs(organization.units(CITY, TODAY));
    }

    private static Official official(String id, String unit) {
        return new Official(
                new OfficialId(id),
                JONGNO,
                new UnitId(unit),
                Rank.OFFICER,
                new Text("김하늘", "Kim Haneul"),
                "K-7F3A",
                "02-2901-0000",
                LocalDate.of(2025, 1, 1),
                null);
    }
}
