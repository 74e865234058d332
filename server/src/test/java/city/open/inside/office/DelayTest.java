package city.open.inside.office;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import city.open.Chromium;
import city.open.Open;
import city.open.ground.database.TestDatabase;
import city.open.inside.dates.Deadlines;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.ContextConfiguration;

/** A date passes: everyone sees that nobody said why, the official is asked, who stands above hears of it, and then it is said. */
@SpringBootTest(
        classes = {Open.class, OfficeCity.class},
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@ContextConfiguration(initializers = TestDatabase.ForSpring.class)
class DelayTest extends OfficeJourney {
    @Autowired
    private Deadlines deadlines;

    @Test
    void a_date_that_passed_is_asked_about_until_somebody_says_why() {
        city.settle();
        var number = city.shuttle("연남 마을버스 조정", "Bus in Yeonnam", "2026-10-12");
        deadlines.act();
        try (var officer = official("han");
                var director = official("jang");
                var phone = chromium.phone("en-GB", false)) {
            var seen = phone.newPage();
            seen.navigate(at("/en/petitions/" + number));
            assertThat(seen.locator("#panels .passed").first()).containsText("Nobody has said why.");
            seen.navigate(at("/ko/petitions/" + number));
            assertThat(seen.locator("#panels .passed").first()).containsText("아무도 사유를 밝히지 않았습니다.");

            var above = director.newPage();
            above.navigate(at("/en/office/told"));
            assertThat(above.locator("main")).containsText("Late for days");
            assertThat(above.locator("main")).containsText(number.value());

            var desk = officer.newPage();
            desk.navigate(at("/en/office?tab=arrived"));
            assertThat(desk.locator("main")).containsText("Say why it is late");
            desk.navigate(at("/en/office/cases/" + number));
            desk.getByText("nobody has said why. Say why.").click();
            Chromium.check(desk, "delay-explain");
            desk.locator("#explain-delay-explanation").fill("경찰서 회신을 기다립니다. 010-2345-6789");
            desk.locator("#explain-delay-reason").selectOption("other-office");
            desk.locator("main form.form .button").first().click();
            assertThat(desk.locator("main")).containsText("telephone number");
            desk.locator("#explain-delay-explanation").fill("The police have not replied.");
            desk.locator("main form.form .button").first().click();
            Chromium.press(desk, "Show now");
            city.awaitEntries(number, 4);

            seen.navigate(at("/en/petitions/" + number));
            assertThat(seen.locator("#panels .passed").first())
                    .containsText("Why: Another office has not replied. The police have not replied.");
            assertThat(seen.locator("#timeline")).containsText("Why the due date");
            chromium.checkCopy(seen, "delay-explained", at(""));
            desk.navigate(at("/en/office/cases/" + number));
            assertThat(desk.getByText("nobody has said why. Say why.")).hasCount(0);
        }
    }
}
