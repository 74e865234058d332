package city.open.inside.office;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import city.open.Chromium;
import city.open.Open;
import city.open.border.letters.Person;
import city.open.ground.calendar.Text;
import city.open.ground.database.OfficeDatabase;
import city.open.ground.database.TestDatabase;
import city.open.ground.vocabulary.ErasureGround;
import city.open.ground.vocabulary.PetitionNumber;
import city.open.inside.approval.Approvals;
import city.open.inside.approval.OpenPoint;
import city.open.inside.petition.Act;
import city.open.inside.petition.By;
import city.open.inside.petition.Moment;
import city.open.inside.petition.Outcome;
import city.open.inside.petition.Petitions;
import city.open.inside.vault.Vault;
import city.open.town.catalogue.CommentPeriods;
import city.open.town.catalogue.ProcedureCode;
import city.open.town.organization.OfficialId;
import city.open.town.organization.Rank;
import city.open.town.organization.UnitId;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FormData;
import com.microsoft.playwright.options.RequestOptions;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.ContextConfiguration;

/** A bus route on which everybody may comment: what neighbours say on a phone without JavaScript, what the office makes of it, and what the decision says of that. */
@SpringBootTest(
        classes = {Open.class, OfficeCity.class},
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@ContextConfiguration(initializers = TestDatabase.ForSpring.class)
class CommentsTest extends OfficeJourney {
    private static final Person APPLICANT =
            new Person("홍길동", "010-2345-6789", "hong@example.org", "서울 마포구 상암동 1600", null, null);
    private static final Text ABOUT = new Text("노선과 정류소", "The route and its stops");

    private final CommentPeriods periods = new CommentPeriods();

    @Autowired
    private Petitions petitions;

    @Autowired
    private Vault vault;

    @Autowired
    private Approvals approvals;

    @Autowired
    private OfficeDatabase database;

    @Value("${open.database}")
    private String url;

    @BeforeEach
    void the_city() {
        city.settle();
    }

    @Test
    void an_official_invites_comments_for_at_least_as_long_as_the_city_has_it() {
        var number = city.shuttle("마포 마을버스 신설", "New bus in Mapo", "2026-11-23");
        var terminal = city.fresh("상암 터미널 면허", "Terminal, Sangam");
        try (var officer = official("han");
                var phone = chromium.phone("en-GB", false)) {
            var desk = officer.newPage();
            desk.navigate(at("/en/office/cases/" + terminal));
            assertThat(desk.locator("a[href$=invite-comments]")).hasCount(0);

            desk.navigate(at("/en/office/cases/" + number + "/invite-comments"));
            desk.locator("#invite-comments-about").fill("The route and its stops");
            desk.locator("#invite-comments-until").fill("2026-12-01");
            press(desk);
            assertThat(desk.locator("main")).containsText("Comments have to be taken for longer than that");
            assertThat(desk.locator("#invite-comments-about")).hasValue("The route and its stops");
            desk.locator("#invite-comments-until").fill("");
            press(desk);
            Chromium.press(desk, "Show now");
            city.awaitEntries(number, 3);

            var seen = phone.newPage();
            seen.navigate(at("/en/petitions/" + number));
            assertThat(seen.locator("#timeline"))
                    .containsText(
                            "Everybody may comment, from 2026-11-24 (Tue) to 2026-12-03 (Thu); answers by 2027-01-04 (Mon)");
            seen.locator("#comments").getByText("All comments and answers").click();
            assertThat(seen.locator("main")).containsText("Comments are taken from 2026-11-24 (Tue) on");
            assertThat(seen.locator("form")).hasCount(0);
        }
    }

    @Test
    void what_neighbours_say_is_looked_at_answered_together_and_stands_beside_the_decision() {
        var number = invited("합정 마을버스 신설", "New bus in Hapjeong", "2026-11-30");
        vault.seal(number, APPLICANT);
        try (var officer = official("han");
                var phone = chromium.phone("en-GB", false)) {
            var desk = officer.newPage();
            desk.navigate(at("/en/office/cases/" + number + "/comments"));
            Chromium.check(desk, "comments-none");
            desk.locator("#addressees").fill("Kim Neighbour, 1 Hapjeong-ro\n900101-1234567, 2 Hapjeong-ro");
            desk.locator("form[action$=letters] .button").click();
            assertThat(desk.locator("[role=alert]")).containsText("registration numbers are not kept");
            desk.locator("#addressees").fill("Kim Neighbour, 1 Hapjeong-ro\nLee Neighbour, 2 Hapjeong-ro");
            desk.locator("form[action$=letters] .button").click();
            assertThat(desk.locator("article.letter")).hasCount(2);
            Chromium.check(desk, "comments-letters");
            assertThat(desk.locator("article.letter").first())
                    .containsText("https://open.city.example/en/petitions/" + number + "/comments");
            var code = desk.locator("article.letter b").first().innerText();
            city.awaitEntries(number, 4);

            var seen = phone.newPage();
            seen.navigate(at("/en/petitions/" + number));
            seen.getByText("Give a comment").click();
            seen.locator("#words").fill("Mr Hong, 900101-1234567, wants no bus.");
            seen.locator("#name").fill("Park Citizen");
            send(seen);
            assertThat(seen.locator("[role=alert]")).containsText("This would become public: resident");
            assertThat(seen.locator("#name")).hasValue("Park Citizen");
            chromium.checkCopy(seen, "comments-form", at(""));
            seen.locator("#name").fill("");
            seen.locator("#words").fill("The stop before the school is too narrow.");
            send(seen);
            assertThat(seen.locator("[role=alert]")).containsText("Give your name");
            seen.locator("#name").fill("Park Citizen");
            send(seen);
            assertThat(seen.locator("main [role=status]")).containsText("has been taken");

            comment(seen, number, "Please let it run until midnight.", code.toLowerCase(Locale.ROOT));
            assertThat(seen.locator("main [role=status]")).containsText("has been taken");
            comment(seen, number, "And a second time with the same code.", code);
            assertThat(seen.locator("[role=alert]")).containsText("was used already");
            assertThat(seen.locator("#words")).hasValue("And a second time with the same code.");
            seen.locator("#code").fill("");
            seen.locator("#name").fill("Choi Citizen");
            seen.locator("#words").fill("홍길동 has paid for this.");
            send(seen);
            assertThat(seen.locator("main [role=status]")).containsText("has been taken");

            desk.navigate(at("/en/office/cases/" + number));
            desk.getByText("Comments (3 waiting)").click();
            Chromium.check(desk, "comments-look");
            assertThat(desk.locator("main")).containsText("Park Citizen");
            assertThat(approvals.openPoints(petitions.find(number).orElseThrow(), Outcome.GRANTED))
                    .as("nobody has looked at them")
                    .contains(new OpenPoint.Comments(3, true));
            seen.navigate(at("/en/petitions/" + number + "/comments"));
            assertThat(seen.locator("main")).containsText("3 comments wait for a look");
            var named = section(desk, "홍길동");
            named.locator("select").selectOption("show");
            named.locator(".button").click();
            assertThat(desk.locator("[role=alert]")).containsText("cannot be shown");
            assertThat(section(desk, "홍길동").locator("select")).hasValue("show");
            // What no page offers shows nothing.
            section(desk, "홍길동")
                    .locator("option[value='9-1-6']")
                    .evaluate("one => { one.value = 'none'; one.selected = true }");
            section(desk, "홍길동").locator(".button").click();
            assertThat(desk.locator("[role=alert]")).containsText("Choose what becomes of it");
            assertThat(names(number)).isEqualTo(3);
            section(desk, "홍길동").locator("select").selectOption("9-1-6");
            section(desk, "홍길동").locator(".button").click();
            city.awaitEntries(number, 5);
            section(desk, "too narrow").locator("select").selectOption("show");
            section(desk, "too narrow").locator(".button").click();
            city.awaitEntries(number, 6);
            section(desk, "until midnight").locator("select").selectOption("show");
            section(desk, "until midnight").locator(".button").click();
            city.awaitEntries(number, 7);
            assertThat(names(number)).as("a name goes with the look").isZero();

            desk.locator("#answer").fill("정류소를 옮기고 막차를 늦춥니다.");
            desk.locator("#answer-en").fill("The stop moves; the last bus runs at eleven.");
            desk.locator("#taken").selectOption("PARTLY");
            desk.locator("form[action$=answer] .button").click();
            assertThat(desk.locator("[role=alert]")).containsText("Choose comments that wait");
            assertThat(desk.locator("#answer-en")).hasValue("The stop moves; the last bus runs at eleven.");
            assertThat(desk.locator("#taken")).hasValue("PARTLY");
            desk.locator("input[name=comment]").all().forEach(Locator::check);
            Chromium.check(desk, "comments-answer");
            desk.locator("form[action$=answer] .button").click();
            city.awaitEntries(number, 8);
            assertThat(vault.openings(number)).as("names were read").isNotEmpty();

            var owner = TestDatabase.ownerOf(url);
            owner.sql("INSERT INTO intake.comment VALUES (gen_random_uuid(), ?, '2026-11-23', false, NULL, '')")
                    .param(number.value())
                    .update();
            desk.navigate(at("/en/office/cases/" + number + "/comments"));
            Chromium.check(desk, "comments-shut");
            var shut = section(desk, "cannot be opened at the moment");
            assertThat(shut.locator("option[value=show]")).hasCount(0);
            owner.sql("DELETE FROM intake.comment WHERE petition = ?")
                    .param(number.value())
                    .update();

            seen.navigate(at("/en/petitions/" + number + "/comments"));
            chromium.checkCopy(seen, "comments-answered", at(""));
            assertThat(seen.locator("#c1")).containsText("Not shown: Disclosure Act, art. 9(1)6");
            assertThat(seen.locator("#c2")).containsText("Answer: taken up in part");
            assertThat(seen.locator("#c3")).containsText("from somebody who was invited by letter");
            assertThat(seen.locator("#c3")).containsText("the last bus runs at eleven");
            assertThat(seen.content()).doesNotContain("Citizen", "has paid", "Hapjeong-ro");
            assertThat(seen.request()
                            .get(at("/api/v1/petitions/" + number + "/comments"))
                            .text())
                    .contains("\"takenUp\":\"partly\"", "\"neighbour\":true", "until midnight")
                    .doesNotContain("Citizen", "has paid");

            petitions
                    .record(
                            number,
                            Act.decideWithoutPaper(Outcome.GRANTED, ABOUT, List.of(), null, new Text("시험", "A test")),
                            new By.OfOffice(
                                    OfficeCity.SEOUL,
                                    new UnitId("planning-coordination"),
                                    new OfficialId("min"),
                                    Rank.MAYOR),
                            Moment.now(OfficeCity.at("2026-11-23T14:04")))
                    .fact();
            city.awaitEntries(number, 9);
            seen.navigate(at("/en/petitions/" + number));
            assertThat(seen.locator("#panels")).containsText("Comments no. 2, 3: taken up in part.");
            chromium.checkCopy(seen, "comments-decided", at(""));

            desk.navigate(at("/en/office/cases/" + number + "/comments"));
            desk.locator("form[action$=results] .button").click();
            assertThat(desk.locator("article.letter")).hasCount(2);
            assertThat(desk.locator("article.letter").first()).containsText("Result: Granted");
            assertThat(desk.locator("article.letter address").first()).containsText("Kim Neighbour");
            city.awaitEntries(number, 10);

            var seo = Act.erase(ErasureGround.PERSON_ASKED);
            city.act(number, "2026-11-23T14:04", seo);
            city.awaitEntries(number, 11);
            seen.navigate(at("/en/petitions/" + number + "/comments"));
            assertThat(seen.locator("main")).containsText("were erased. No more comments are taken");
            assertThat(seen.locator("form.form")).hasCount(0);
            var before = vault.openings(number).size();
            desk.navigate(at("/en/office/cases/" + number + "/comments"));
            desk.locator("form[action$=results] .button").click();
            assertThat(desk.locator("[role=alert]")).containsText("already been erased");
            assertThat(vault.openings(number)).hasSize(before);
        }
    }

    @Test
    void a_comment_after_the_last_day_is_refused_with_a_sentence() {
        var open = invited("망원 마을버스 신설", "New bus in Mangwon", "2026-11-30");
        var over = invited("성산 마을버스 신설", "New bus in Seongsan", "2026-11-20");
        try (var phone = chromium.phone("en-GB", false)) {
            var seen = phone.newPage();
            seen.navigate(at("/en/petitions/" + open + "/comments"));
            var form = seen.locator("input[name=form]").inputValue();
            var late = seen.request()
                    .post(
                            at("/en/petitions/" + over + "/comments"),
                            RequestOptions.create()
                                    .setForm(FormData.create()
                                            .set("form", form)
                                            .set("name", "Park Citizen")
                                            .set("words", "This comes too late, alas.")));
            assertThat(late.status()).isEqualTo(422);
            assertThat(late.text())
                    .contains(
                            "The last day for comments was 2026-11-20 (Fri). No more are taken.",
                            "comes too late, alas");
            assertThat(names(over)).isZero();
        }
    }

    private PetitionNumber invited(String ko, String en, String until) {
        var number = city.shuttle(ko, en, "2026-11-02");
        city.act(
                number,
                "2026-11-04T10:00",
                Act.inviteComments(periods.of(new ProcedureCode("TR-03")), ABOUT, LocalDate.parse(until)));
        city.awaitEntries(number, 3);
        return number;
    }

    private int names(PetitionNumber number) {
        return database.jdbc()
                .sql("SELECT count(*) FROM intake.comment WHERE petition = ?")
                .param(number.value())
                .query(Integer.class)
                .single();
    }

    private void comment(Page seen, PetitionNumber number, String words, String code) {
        seen.navigate(at("/en/petitions/" + number + "/comments"));
        seen.locator("#words").fill(words);
        seen.locator("#code").fill(code);
        send(seen);
    }

    private static void send(Page seen) {
        seen.locator("form.form .button").click();
    }

    private static void press(Page desk) {
        desk.locator("main form.form .button").first().click();
    }

    private static Locator section(Page desk, String words) {
        return desk.locator("main section", new Page.LocatorOptions().setHasText(words));
    }
}
