package city.open.outside.portal;

import city.open.border.letters.LetterBox;
import city.open.border.letters.Person;
import city.open.ground.calendar.Text;
import city.open.ground.vocabulary.PetitionNumber;
import city.open.inside.petition.Act;
import city.open.inside.petition.By;
import city.open.inside.petition.Moment;
import city.open.inside.petition.Outcome;
import city.open.inside.petition.Petitions;
import city.open.inside.petition.Reception;
import city.open.inside.vault.CaseNote;
import city.open.inside.vault.Vault;
import city.open.town.catalogue.ProcedureCode;
import city.open.town.catalogue.StepId;
import city.open.town.organization.AgencyCode;
import city.open.town.organization.OfficialId;
import city.open.town.organization.Rank;
import city.open.town.organization.UnitId;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Petitions in which every personal thing is a token that stands nowhere else. */
final class PoisonedPetitions {
    private static final ProcedureCode TERMINAL = new ProcedureCode("TR-05");
    private static final AgencyCode SEOUL = SmallCity.SEOUL;
    private static final UnitId BUS = new UnitId("bus-policy");
    private static final By.OfOffice CHOI = new By.OfOffice(SEOUL, BUS, new OfficialId("choi"), Rank.OFFICER);
    private static final By APPLICANT = new By.OfApplicant(SEOUL);
    private static final Instant MORNING = SmallCity.at("2026-11-19T10:00");

    /** Stands in a part that is open: what is looked at shows it, or it is not what it was taken for. */
    static final String SHOWN = "공개표식터미널";

    /** Given by the applicant of the first petition, about whom no official has written anything. */
    private static final Person SILENT = new Person(
            "황보밀봉",
            "010-6482-9037",
            "sealedbox6482@poison.example",
            "서울특별시 중구 봉인로 6482, 37동 1905호",
            "주식회사 밀봉상사",
            "Theodora Waxworth");

    private static final List<String> GIVEN = List.of(
            "황보밀봉",
            "6482-9037",
            "sealedbox6482",
            "봉인로 6482",
            "37동 1905호",
            "Waxworth",
            "8306-27",
            "밀봉파일명",
            "밀봉머리글",
            "밀봉메모글",
            "밀봉통화상대");

    /** Of this one officials write carelessly. */
    private static final Person SPOKEN_OF = new Person(
            "독고표식",
            "010-7319-4826",
            "seepage7319@poison.example",
            "서울특별시 종로구 누수로 7319, 48동 2616호",
            null,
            "Wilhelmina Tokenfield");

    private static final List<String> WRITTEN = List.of(
            "독고표식",
            "7319-4826",
            "seepage7319",
            "누수로 7319",
            "48동 2616호",
            "Tokenfield",
            "5847-93",
            "960121-1021413",
            "760413-5212134",
            "4111-1111-1111-1111",
            "110-123-456789",
            "123허4567",
            "M789C1234",
            "11-12-345678-90",
            "other7319@poison.example",
            "누설보고서",
            "누설이해관계",
            "누설이의근거",
            "누설의견",
            "누설문안글",
            "탁표식",
            "탁 표식",
            "Pyosik",
            "PYO-SIK",
            "卓表植",
            "누수동 2747-31",
            "910715-1284567",
            "880301.2345671",
            "7319·5502",
            "７３１９－５５０３",
            "leak7319(at)poison.example");

    /** Of this one and its people officials write as people do: in other letters, with particles, in lists. */
    private static final Person SPOKEN_OF_OTHERWISE = new Person("탁표식 (주)표식상회", null, null, null, null, null);

    private static @Nullable PoisonedPetitions planted;

    private final Petitions petitions;
    private final Map<PetitionNumber, Integer> entries = new LinkedHashMap<>();

    private PoisonedPetitions(Petitions petitions) {
        this.petitions = petitions;
    }

    /** Once for all tests of the city. */
    static synchronized PoisonedPetitions in(
            Petitions petitions, Vault vault, LetterBox letterBox, JdbcClient owner, PoisonedFiling filing)
            throws IOException {
        if (planted == null) {
            var made = new PoisonedPetitions(petitions);
            made.entries.put(filing.goItsWay(), PoisonedFiling.ENTRIES);
            made.silent(vault, letterBox, owner);
            made.spokenOf(vault);
            made.decided(vault);
            made.otherwise(vault);
            planted = made;
        }
        return planted;
    }

    /** How many entries each has. */
    Map<PetitionNumber, Integer> entries() {
        return entries;
    }

    int count() {
        return entries.values().stream().mapToInt(Integer::intValue).sum();
    }

    PetitionNumber any() {
        return entries.keySet().iterator().next();
    }

    /** What applicants gave. */
    List<String> given() {
        List<String> given = new ArrayList<>(GIVEN);
        given.addAll(PoisonedFiling.TOKENS);
        return given;
    }

    List<String> tokens() {
        return tokensAnd();
    }

    List<String> tokensAnd(String... more) {
        List<String> tokens = given();
        tokens.addAll(WRITTEN);
        tokens.addAll(List.of(more));
        return tokens;
    }

    private void silent(Vault vault, LetterBox letterBox, JdbcClient owner) {
        var number = receive(vault, new Text(SHOWN, SHOWN), SILENT, "서울특별시 중구 봉인동 8306-27");
        act(number, CHOI, Act.checkCompleteness(true, null));
        vault.addNote(
                number,
                new CaseNote(UUID.randomUUID(), MORNING, CHOI, CaseNote.Kind.CALL),
                new CaseNote.Words("밀봉통화상대", "밀봉메모글"));
        // A text that no form has used yet.
        owner.sql("""
                        INSERT INTO office.wording VALUES (gen_random_uuid(), 1, '6110000', 'bus-policy', 'REPLY', NULL, '누설문안글', '누설문안글',
                            '누설문안글', false, 'choi', now())
                        """).update();
        try {
            vault.addFile(
                    number, null, "밀봉파일명.pdf", "application/pdf", new ByteArrayInputStream(pdf("밀봉머리글")), MORNING);
            var sealed = letterBox.seal(
                    (SILENT.name() + SILENT.phone() + "밀봉파일명.pdf").getBytes(StandardCharsets.UTF_8), "leak test");
            // Where nobody takes it in while we look.
            owner.sql("""
                            INSERT INTO intake.draft (id, procedure, sealed, expires_at)
                            VALUES (sha256('leak test'), 'TR-05', ?, now() + interval '90 days')
                            """).param(sealed).update();
        } catch (IOException broken) {
            throw new IllegalStateException(broken);
        }
    }

    private static byte[] pdf(String title) throws IOException {
        try (var document = new PDDocument()) {
            document.addPage(new PDPage());
            document.getDocumentInformation().setTitle(title);
            var bytes = new ByteArrayOutputStream();
            document.save(bytes);
            return bytes.toByteArray();
        }
    }

    private void spokenOf(Vault vault) {
        var number = receive(vault, words("독고표식 010-7319-4826"), SPOKEN_OF, "서울특별시 종로구 누수동 5847-93");
        act(number, CHOI, Act.checkCompleteness(false, words("독고 표 식")));
        act(number, CHOI, Act.requestSupplement(words("７３１９－４８２６"), LocalDate.of(2026, 12, 3)));
        act(number, APPLICANT, Act.answerSupplement(words("seepage7319@poison.example")));
        act(number, CHOI, Act.declareConflict(new OfficialId("kim"), "누설이해관계"));
        act(number, CHOI, Act.startStep(new StepId("010-7319-4826"), null, words("누수로 7319")));
        act(number, CHOI, Act.inspect(null, words("960121-\n1021413"), "누설보고서"));
        act(number, CHOI, Act.inspect(null, words("760413-5212134"), null));
        var office = words("Wilhelmina Tokenfield");
        act(number, CHOI, Act.askOffice(null, office, words("4111-1111-1111-1111"), LocalDate.of(2026, 12, 3)));
        act(number, CHOI, Act.officeAnswers(null, office, words("국민은행 110-123-456789")));
        act(
                number,
                CHOI,
                Act.scheduleCommittee(null, words("123허4567"), words("M789C1234"), LocalDate.of(2026, 12, 3)));
        act(number, CHOI, Act.publishNotice(null, words("11-12-345678-90"), null));
        act(number, CHOI, Act.expect(new StepId("completeness-check"), LocalDate.of(2026, 12, 3), words("48동 2616호")));
        act(number, CHOI, Act.correct(2, words("독고표식"), words("other7319@poison.example")));
        act(number, CHOI, Act.draft(words("독고표식"), words("누설의견")));
    }

    private void decided(Vault vault) {
        var number = receive(vault, new Text("시외버스터미널 면허", "Suburban bus terminal"), SPOKEN_OF, null);
        act(number, CHOI, Act.draft(words("면허"), words("독고표식의 말을 들음")));
        act(
                number,
                CHOI,
                Act.decideElsewhere(
                        Outcome.REFUSED,
                        words("독고표식"),
                        List.of(words("조건"), words("7319-4826")),
                        words("Tokenfield, Wilhelmina")));
        act(number, CHOI, Act.notifyResult("text", null));
        act(number, APPLICANT, Act.object("누설이의근거"));
    }

    private void otherwise(Vault vault) {
        var number = receive(vault, words("탁 표식입니다"), SPOKEN_OF_OTHERWISE, "서울특별시 종로구 누수동 2747-31");
        act(number, CHOI, Act.checkCompleteness(false, words("탁표식처럼")));
        act(
                number,
                CHOI,
                Act.requestSupplement(
                        words("1.910715-1284567, 2.880301.2345671 / 010·7319·5502"), LocalDate.of(2026, 12, 3)));
        act(number, APPLICANT, Act.answerSupplement(words("leak7319(at)poison.example")));
        act(number, CHOI, Act.inspect(null, words("０１０－７３１９－５５０３"), null));
        act(number, CHOI, Act.inspect(null, words("Tak Pyosik"), null));
        act(number, CHOI, Act.inspect(null, words("TAK, PYO-SIK"), null));
        act(number, CHOI, Act.inspect(null, words("卓表植"), null));
        act(number, CHOI, Act.inspect(null, words("누수동 2747-31번지"), null));
    }

    private static Text words(String token) {
        return new Text("현장에서 " + token + " 확인함", "checked " + token + " on site");
    }

    /** As at the counter: the petition gets its number and the applicant goes into the vault, before anyone can publish the one without the other. */
    private PetitionNumber receive(Vault vault, Text subject, Person person, @Nullable String site) {
        var reception = new Reception(
                TERMINAL, null, SEOUL, BUS, subject, person.name(), site, "counter", MORNING, null, false);
        var number = petitions.together(work -> {
            var received =
                    work.receive(reception, CHOI, Moment.now(MORNING)).fact().petition();
            vault.seal(received, person);
            if (site != null) {
                vault.markSite(received, site);
            }
            return received;
        });
        entries.put(number, 1);
        return number;
    }

    private void act(PetitionNumber number, By by, Act act) {
        var at = MORNING.plusSeconds(60L * entries.merge(number, 1, Integer::sum));
        petitions.record(number, act, by, Moment.now(at)).fact();
    }
}
