package city.open.inside.identity;

import static org.assertj.core.api.Assertions.assertThat;

import city.open.ground.calendar.Text;
import city.open.ground.database.TestDatabase;
import city.open.ground.vocabulary.PetitionNumber;
import city.open.ground.vocabulary.SuspensionGround;
import city.open.inside.identity.Verdict.Denied;
import city.open.inside.identity.Verdict.Granted;
import city.open.inside.petition.By;
import city.open.inside.petition.Fact;
import city.open.inside.petition.Outcome;
import city.open.inside.petition.Petition;
import city.open.inside.petition.Petition.Status;
import city.open.inside.petition.PetitionEvent;
import city.open.town.catalogue.ProcedureCode;
import city.open.town.catalogue.StepId;
import city.open.town.organization.AgencyCode;
import city.open.town.organization.OfficialId;
import city.open.town.organization.Organization;
import city.open.town.organization.Rank;
import city.open.town.organization.UnitId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;

class RightsTest {
    private static final Path DOCUMENT = Path.of("../docs/rights.md");
    private static final AgencyCode SEOUL = new AgencyCode("6110000");
    private static final AgencyCode JONGNO = new AgencyCode("3000000");
    private static final Instant MONDAY = Instant.parse("2026-11-23T00:30:00Z");
    private static final LocalDate LATER = LocalDate.of(2026, 12, 7);
    private static final Text WORDS = new Text("이유", "a reason");
    private static final OfficialId KIM = new OfficialId("kim");
    private static final PetitionNumber NUMBER = PetitionNumber.of(2026, SEOUL.value(), 1);
    private static final UnitId BUILDING = new UnitId("building-policy");
    private static final UnitId TAXI = new UnitId("taxi-policy");

    private static final Organization ORGANIZATION =
            new Organization(TestDatabase.fresh().office());

    /** Where an official stands to the petition of the building division. */
    private enum Place {
        THE_DIVISION(SEOUL, BUILDING, false, Scope.OWN_DIVISION, Scope.OWN_BUREAU, Scope.OWN_AGENCY, Scope.ANYWHERE),
        ITS_OFFICE(SEOUL, parent(), false, Scope.OWN_BUREAU, Scope.OWN_AGENCY, Scope.ANYWHERE),
        A_DIVISION_CONSULTED(SEOUL, TAXI, true, Scope.CONSULTED, Scope.OWN_AGENCY, Scope.ANYWHERE),
        A_DIVISION_NOT_CONSULTED(SEOUL, TAXI, false, Scope.OWN_AGENCY, Scope.ANYWHERE),
        A_DISTRICT(JONGNO, new UnitId("building"), false, Scope.ANYWHERE);

        private final AgencyCode agency;
        private final UnitId unit;
        private final boolean consulted;
        private final Set<Scope> within;

        Place(AgencyCode agency, UnitId unit, boolean consulted, Scope... within) {
            this.agency = agency;
            this.unit = unit;
            this.consulted = consulted;
            this.within = EnumSet.copyOf(List.of(within));
        }
    }

    private static UnitId parent() {
        return Objects.requireNonNull(
                ORGANIZATION.unit(SEOUL, BUILDING, LATER).orElseThrow().parent());
    }

    @BeforeAll
    static void print_the_document_if_asked_to() throws IOException {
        if (Boolean.getBoolean("open.print-rights")) {
            Files.writeString(DOCUMENT, RightsSheet.print());
        }
    }

    @Test
    void the_document_is_what_the_program_does() throws IOException {
        assertThat(Files.readString(DOCUMENT)).isEqualTo(RightsSheet.print());
    }

    /** Every role, every state, every place, against the rows of the document. */
    @ParameterizedTest
    @EnumSource(Right.class)
    void every_row_of_the_document_holds(Right right) throws IOException {
        var row = Objects.requireNonNull(rows().get(right));
        for (var role : Role.values()) {
            for (var place : Place.values()) {
                for (boolean inLine : List.of(false, true)) {
                    for (var state : Status.values()) {
                        var petition = petition(state, place.consulted);
                        boolean reached = reached(row.scopes().getOrDefault(role, Set.of()), place, inLine, petition);
                        boolean expected = reached
                                && (!right.isAboutPetition() || row.states().contains(state));
                        var verdict = rights(inLine).may(login(role, place), right, petition);
                        assertThat(verdict.isGranted())
                                .as("%s %s, %s, in line %s, %s: %s", role, right, place, inLine, state, verdict)
                                .isEqualTo(expected);
                    }
                }
            }
        }
    }

    private static boolean reached(Set<Scope> scopes, Place place, boolean inLine, Petition petition) {
        return scopes.stream()
                .anyMatch(scope -> place.within.contains(scope)
                        || inLine && scope == Scope.IN_LINE
                        || KIM.equals(petition.official()) && scope == Scope.OWN);
    }

    @ParameterizedTest
    @EnumSource(Right.class)
    void who_declared_a_conflict_of_interest_can_look_but_not_act(Right right) {
        var petition = after(petition(Status.UNDER_REVIEW, true), new PetitionEvent.ConflictDeclared(KIM, null));
        for (var role : Role.values()) {
            // The petition is taken out of their hands, and with that it is no longer their own.
            boolean own =
                    Rights.row(right).scopes().getOrDefault(role, Set.of()).equals(Set.of(Scope.OWN));
            for (var place : own ? List.<Place>of() : List.of(Place.values())) {
                var before = rights(true).may(login(role, place), right, petition(Status.UNDER_REVIEW, true));
                assertThat(rights(true).may(login(role, place), right, petition))
                        .as("%s at %s", role, place)
                        .isEqualTo(
                                right.isActing() && before.isGranted()
                                        ? new Denied(Refusal.CONFLICT_OF_INTEREST)
                                        : before);
            }
        }
    }

    @Test
    void directors_executives_and_auditors_change_no_petition() {
        for (var role : List.of(Role.DIRECTOR, Role.EXECUTIVE, Role.AUDITOR)) {
            assertThat(Arrays.stream(Right.values())
                            .filter(Right::isActing)
                            .filter(right -> rights(true)
                                    .may(login(role, Place.THE_DIVISION), right)
                                    .isGranted()))
                    .as("acts of %s", role)
                    .isEmpty();
        }
    }

    @Test
    void an_administrator_has_no_right_on_any_petition() {
        assertThat(Arrays.stream(Right.values())
                        .filter(Right::isAboutPetition)
                        .filter(right -> rights(true)
                                .may(login(Role.ADMIN, Place.THE_DIVISION), right)
                                .isGranted()))
                .isEmpty();
    }

    @Test
    void a_refusal_names_the_rule_that_came_closest() {
        var petition = petition(Status.UNDER_REVIEW, false);
        assertThat(rights(false).may(login(Role.AUDITOR, Place.THE_DIVISION), Right.DECIDE, petition))
                .isEqualTo(new Denied(Refusal.NOT_YOUR_ROLE));
        assertThat(rights(false).may(login(Role.OFFICER, Place.A_DISTRICT), Right.DECIDE, petition))
                .isEqualTo(new Denied(Refusal.NOT_YOUR_AGENCY));
        assertThat(rights(false).may(login(Role.OFFICER, Place.A_DIVISION_NOT_CONSULTED), Right.DECIDE, petition))
                .isEqualTo(new Denied(Refusal.NOT_YOUR_DIVISION));
        assertThat(rights(false).may(login(Role.DIRECTOR, Place.A_DIVISION_NOT_CONSULTED), Right.SEE_INSIDE, petition))
                .isEqualTo(new Denied(Refusal.NOT_YOUR_BUREAU));
        assertThat(rights(false).may(login(Role.OFFICER, Place.THE_DIVISION), Right.ANSWER_CONSULTATION, petition))
                .isEqualTo(new Denied(Refusal.NOT_CONSULTED));
        assertThat(rights(false)
                        .may(login(Role.OFFICER, Place.THE_DIVISION), Right.DECIDE, petition(Status.DECIDED, false)))
                .isEqualTo(new Denied(Refusal.NOT_AT_THIS_STAGE));
    }

    @Test
    void two_roles_reach_as_far_as_both() {
        var leader =
                new Login("kim", KIM, SEOUL, BUILDING, Rank.TEAM_LEADER, WORDS, Set.of(Role.OFFICER, Role.APPROVER));
        assertThat(rights(false).may(leader, Right.DRAFT, petition(Status.UNDER_REVIEW, false)))
                .isEqualTo(new Granted());
        assertThat(rights(false).may(leader, Right.APPROVE, petition(Status.UNDER_REVIEW, false)))
                .isEqualTo(new Granted());
        assertThat(rights(false).scopes(leader, Right.SEE_INSIDE))
                .isEqualTo(EnumSet.of(Scope.OWN_DIVISION, Scope.CONSULTED, Scope.IN_LINE));
    }

    private static Rights rights(boolean inLine) {
        var beans = new DefaultListableBeanFactory();
        beans.registerSingleton("lines", (AskedIn) (_, _) -> inLine);
        return new Rights(ORGANIZATION, beans.getBeanProvider(AskedIn.class), Clock.fixed(MONDAY, ZoneOffset.UTC));
    }

    private static Login login(Role role, Place place) {
        return new Login("kim", KIM, place.agency, place.unit, Rank.OFFICER, WORDS, Set.of(role));
    }

    private static Petition petition(Status state, boolean consulted) {
        List<PetitionEvent> events = new ArrayList<>();
        events.add(new PetitionEvent.Received(
                null,
                new ProcedureCode("HC-02"),
                1,
                null,
                BUILDING,
                new Text("6층 건물 신축", "A six-storey building"),
                "김*수",
                "강남구 역삼동 ***",
                "counter",
                MONDAY,
                null,
                null,
                null,
                false));
        var facts = new ArrayList<Fact>();
        events.forEach(event -> facts.add(fact(facts.size() + 1, event)));
        var petition = Petition.of(facts);
        if (state != Status.RECEIVED) {
            petition = after(petition, new PetitionEvent.Assigned(BUILDING, KIM, null, null, null, null, null));
            petition = after(petition, new PetitionEvent.StepStarted(new StepId("check"), null, null));
        }
        if (consulted) {
            petition = after(petition, new PetitionEvent.ConsultationAsked(null, WORDS, WORDS, LATER, SEOUL, TAXI));
        }
        return switch (state) {
            case RECEIVED, UNDER_REVIEW -> petition;
            case SUPPLEMENT -> after(petition, new PetitionEvent.SupplementRequested(WORDS, LATER, 1));
            case SUSPENDED -> after(petition, new PetitionEvent.Suspended(SuspensionGround.MAILING, LATER, null, null));
            case DECIDED -> decided(petition);
            case OBJECTED -> after(decided(petition), new PetitionEvent.ObjectionFiled(null, LATER));
        };
    }

    private static Petition decided(Petition petition) {
        return after(petition, new PetitionEvent.Decided(Outcome.GRANTED, WORDS, List.of(), null, null, null, null));
    }

    private static Petition after(Petition petition, PetitionEvent event) {
        return petition.after(fact(petition.seq() + 1, event));
    }

    private static Fact fact(int seq, PetitionEvent event) {
        return new Fact(NUMBER, seq, MONDAY, MONDAY, new By.OfOffice(SEOUL, BUILDING, KIM, Rank.OFFICER), event);
    }

    private record Row(Set<Status> states, Map<Role, Set<Scope>> scopes) {}

    /** What somebody reads in the document. */
    private static Map<Right, Row> rows() throws IOException {
        Map<Right, Row> rows = new TreeMap<>();
        for (var line : Files.readAllLines(DOCUMENT)) {
            if (line.startsWith("| `")) {
                var cells = List.of(line.substring(1, line.length() - 1).split("\\|")).stream()
                        .map(String::strip)
                        .toList();
                var right = Right.valueOf(cells.getFirst().split("`")[1]);
                int first = cells.size() - Role.values().length;
                Map<Role, Set<Scope>> scopes = new TreeMap<>();
                for (var role : Role.values()) {
                    scopes.put(role, scopes(cells.get(first + role.ordinal())));
                }
                rows.put(right, new Row(first == 3 ? states(cells.get(2)) : Set.of(), scopes));
            }
        }
        assertThat(rows).containsOnlyKeys(Right.values());
        return rows;
    }

    private static Set<Status> states(String cell) {
        return cell.equals("always")
                ? EnumSet.allOf(Status.class)
                : Arrays.stream(cell.split(", "))
                        .map(word ->
                                Status.valueOf(word.toUpperCase(Locale.ROOT).replace(' ', '_')))
                        .collect(Collectors.toSet());
    }

    private static Set<Scope> scopes(String cell) {
        return Arrays.stream(Scope.values())
                .filter(scope ->
                        List.of(cell.split(", ")).contains(scope.words().en()))
                .collect(Collectors.toSet());
    }
}
