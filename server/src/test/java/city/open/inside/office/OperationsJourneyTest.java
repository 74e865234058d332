package city.open.inside.office;

import static city.open.Chromium.press;
import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import city.open.Chromium;
import city.open.Open;
import city.open.Patience;
import city.open.ValidHtml;
import city.open.border.disclosure.Agreement;
import city.open.command.Commands;
import city.open.ground.calendar.Due;
import city.open.ground.database.TestDatabase;
import city.open.ground.vocabulary.PetitionNumber;
import city.open.inside.exchange.bridge.ApprovalSystem;
import city.open.inside.exchange.bridge.Bridge;
import city.open.inside.exchange.bridge.OtherSystems;
import city.open.inside.identity.Accounts;
import city.open.inside.identity.Role;
import city.open.inside.petition.Petitions;
import city.open.town.organization.OfficialId;
import city.open.town.organization.Organization;
import city.open.town.organization.UnitId;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.ContextConfiguration;

/** What keeps a city running, in Chromium: the calendar, other systems, people. */
@SpringBootTest(
        classes = {Open.class, OfficeCity.class},
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@DirtiesContext(classMode = DirtiesContext.ClassMode.AFTER_CLASS)
@ContextConfiguration(initializers = TestDatabase.ForSpring.class)
@ExtendWith(OutputCaptureExtension.class)
class OperationsJourneyTest extends OfficeJourney {
    @Value("${open.database}")
    private String url;

    @Autowired
    private Petitions petitions;

    @Autowired
    private Agreement agreement;

    @Autowired
    private Organization organization;

    @Autowired
    private Accounts accounts;

    @Autowired
    private Bridge bridge;

    @Autowired
    private Clock clock;

    @BeforeEach
    void the_city() {
        city.settle();
    }

    @Test
    void a_holiday_is_named_by_two_due_dates_move_and_say_why_and_it_is_taken_back(CapturedOutput output) {
        var number = city.number("first");
        var before = due(number);
        var day = LocalDate.of(2026, 12, 11);
        assertThat(before.date()).isAfter(day);
        try (var ku = official("ku", 390, ColorScheme.DARK);
                var oh = official("oh", 1280, ColorScheme.LIGHT);
                var han = official("han", 390, ColorScheme.LIGHT);
                var citizen = chromium.browser().newContext(Chromium.window(390, ColorScheme.LIGHT, false))) {
            assertThat(han.request().get(at("/en/office/holidays")).status()).isEqualTo(403);

            // What cannot be is refused in words, and nothing that was typed is lost.
            var proposing = open(ku, "/en/office/holidays");
            check(proposing, "holidays-none");
            for (var refused : List.of(
                    List.of("2026-11-23", "This day has begun or is over"),
                    List.of("2026-11-28", "This is a Saturday"),
                    List.of("2026-11-29", "Sundays are public holidays already"),
                    List.of("2026-12-25", "It is a public holiday already"),
                    List.of("2040-01-02", "The calendar knows the years 1999 to 2035 only"))) {
                type(proposing, refused.getFirst(), "임시공휴일", "Temporary holiday", "국무회의 의결(2026. 11. 20.)");
                press(proposing, "Propose");
                assertThat(proposing.locator("#propose-day-fault")).containsText(refused.getLast());
                assertThat(proposing.locator("#propose-ko")).hasValue("임시공휴일");
            }
            type(proposing, day.toString(), "임시공휴일", "Call 010-1234-5678", "");
            press(proposing, "Propose");
            assertThat(proposing.locator("#propose-en-fault")).containsText("leave out personal data");
            assertThat(proposing.locator("#propose-basis-fault")).containsText("has to be filled in");
            check(proposing, "holidays-refused");

            type(proposing, day.toString(), "임시공휴일", "Temporary holiday", "국무회의 의결(2026. 11. 20.)");
            press(proposing, "Propose");
            assertThat(proposing.locator(".done-note")).containsText("It waits for another official");
            assertThat(button(proposing, "Agree")).hasCount(0);
            assertThat(due(number)).isEqualTo(before);

            // Another one sees what would move, and agrees.
            var agreeing = open(oh, "/ko/office/holidays");
            assertThat(agreeing.locator("section[aria-labelledby=waiting]")).containsText("임시공휴일");
            agreeing.getByText("옮겨지는 민원과 날짜").click();
            assertThat(agreeing.locator("section[aria-labelledby=waiting]")).containsText(number.value());
            check(agreeing, "holidays-waiting");
            press(agreeing, "확인");
            assertThat(agreeing.locator(".done-note")).containsText("확인하였습니다.");
            Patience.until("the due date to move", () -> !due(number).equals(before));
            var moved = due(number);
            assertThat(moved.date()).isAfter(before.date());

            var page = open(citizen, "/en/petitions/" + number);
            Patience.until("the page to say so", () -> {
                page.reload();
                return page.content().contains(day + " is now a public holiday (Temporary holiday)");
            });
            chromium.checkCopy(page, "holiday-moved-a-date", at(""));
            page.navigate(at("/en/clock?year=" + day.getYear()));
            assertThat(page.locator("main")).containsText("Named while OPEN was running");
            assertThat(page.locator("main")).containsText("국무회의 의결(2026. 11. 20.)");
            chromium.checkCopy(page, "holidays-public", at(""));
            Patience.until(
                    "the city to say so about itself",
                    () -> citizen.request()
                            .get(at("/api/v1/changes?after=0&limit=1000"))
                            .text()
                            .contains("holiday/" + day));

            // The same way back.
            proposing.navigate(at("/en/office/holidays"));
            proposing.getByText("Withdraw").first().click();
            press(proposing, "Propose the withdrawal");
            assertThat(proposing.locator(".faults")).containsText("Reason in Korean");
            proposing.locator("#withdraw-%s-ko".formatted(day)).fill("국무회의가 다르게 정함");
            proposing.locator("#withdraw-%s-en".formatted(day)).fill("The Cabinet decided otherwise");
            proposing.locator("#withdraw-%s-basis".formatted(day)).fill("국무회의 의결(2026. 11. 22.)");
            press(proposing, "Propose the withdrawal");
            assertThat(proposing.locator(".done-note")).containsText("It waits for another official");
            agreeing.navigate(at("/ko/office/holidays"));
            press(agreeing, "확인");
            assertThat(agreeing.locator("main")).containsText("국무회의가 다르게 정함");
            Patience.until("the due date to move back", () -> due(number).equals(before));
            check(agreeing, "holidays-withdrawn");
            type(proposing, day.toString(), "임시공휴일", "Temporary holiday", "의결");
            press(proposing, "Propose");
            assertThat(proposing.locator("#propose-day-fault")).containsText("announced and withdrawn");

            // By command too: beside the running server, and never by one alone.
            assertThat(run("holiday", "2030-06-04", "--ko", "임시공휴일", "--en", "Temporary holiday", "--basis", "의결"))
                    .isEqualTo(2);
            assertThat(output.getErr()).contains("--by is needed to propose a day.");
            assertThat(run(
                            "holiday",
                            "2030-06-04",
                            "--ko",
                            "임시공휴일",
                            "--en",
                            "Temporary holiday",
                            "--basis",
                            "의결",
                            "--by",
                            "han"))
                    .isEqualTo(2);
            assertThat(run(
                            "holiday",
                            "2030-06-04",
                            "--ko",
                            "임시공휴일",
                            "--en",
                            "Temporary holiday",
                            "--basis",
                            "의결",
                            "--by",
                            "oh"))
                    .isZero();
            assertThat(output.getOut())
                    .contains("2030-06-04 is proposed as a public holiday by oh", "due on that day or later: 0");
            agreeing.navigate(at("/en/office/holidays"));
            assertThat(button(agreeing, "Agree")).hasCount(0);
            press(agreeing, "Refuse");
            assertThat(agreeing.locator(".done-note")).containsText("Nothing has changed.");
            assertThat(run("holiday")).isZero();
            assertThat(output.getOut()).contains(day + " 임시공휴일 / Temporary holiday, announced", "withdrawn");

            Patience.until("everything to be published", () -> agreement.check().awaiting() == 0);
            assertThat(agreement.check().findings()).isEmpty();
            assertThat(ValidHtml.complaints(
                            ku.request().get(at("/ko/office/holidays")).text()))
                    .isEmpty();
        }
    }

    @Test
    void other_systems_are_connected_looked_after_and_cut_off_on_the_page_and_by_command(CapturedOutput output)
            throws Exception {
        try (var ku = official("ku", 1280, ColorScheme.LIGHT);
                var ahn = official("ahn", 390, ColorScheme.DARK);
                var han = official("han", 390, ColorScheme.LIGHT);
                var hook = new Subscriber()) {
            assertThat(han.request().get(at("/en/office/exchange")).status()).isEqualTo(403);
            var page = open(ku, "/en/office/exchange");
            check(page, "exchange-empty");

            // A system is added, and its key is shown once.
            summary(page, "Add a system");
            page.locator("#system").fill("Approval!");
            page.locator("#agency").selectOption("6110000");
            press(page, "Add a system");
            assertThat(page.locator(".wrong")).containsText("a system's name is 2 to 40 small letters");
            assertThat(page.locator("#system")).hasValue("Approval!");
            assertThat(page.locator("#agency")).hasValue("6110000");
            page.locator("#system").fill("approval");
            press(page, "Add a system");
            assertThat(page.locator("section[aria-labelledby=handed]")).containsText("shown this once");
            check(page, "exchange-secret");
            var first = key(page);
            var there = new ApprovalSystem(port, first, clock);
            page.navigate(at("/en/office/exchange"));
            assertThat(page.content()).doesNotContain(first.secret()).contains(first.id());

            // What it sends is applied, held or parked, and can be helped on.
            var later = "2026-11-23T04:00:00Z";
            assertThat(there.send(List.of(
                                    event(
                                            "received",
                                            1,
                                            Map.of(
                                                    "procedure", "TR-10",
                                                    "division", OfficeCity.BUS.value(),
                                                    "subject", Map.of("ko", "신청", "en", "An application"))),
                                    event("closed-early", 3, Map.of()),
                                    ApprovalSystem.event(
                                            "step",
                                            "step.started",
                                            "C-1",
                                            4,
                                            Instant.parse(later),
                                            Map.of("step", "site-inspection"))))
                            .body())
                    .contains("OPEN knows no events of the type city.open.closed-early.");
            Patience.until(
                    "the case to be received",
                    () -> bridge.petition("approval", "C-1").isPresent());
            page.reload();
            assertThat(page.locator("section[aria-labelledby=parked]")).containsText("city.open.closed-early");
            assertThat(page.locator("section[aria-labelledby=held]")).containsText("It waits for number 2");
            check(page, "exchange-parked-and-held");
            summary(page, "Set aside");
            var aside = page.locator("section[aria-labelledby=parked] details form");
            aside.locator("input[name=ko]").fill("잘못 보냄");
            aside.evaluate("form => form.noValidate = true");
            aside.locator("button").click();
            assertThat(page.locator(".wrong")).containsText("State the reason");
            assertThat(page.locator("section[aria-labelledby=parked] input[name=ko]"))
                    .hasValue("잘못 보냄");
            page.locator("section[aria-labelledby=parked] input[name=en]").fill("Sent by mistake");
            page.locator("section[aria-labelledby=parked] details form button").click();
            assertThat(page.locator(".done-note")).containsText("Set aside.");
            assertThat(page.locator("#held")).hasCount(1);
            page.getByRole(
                            AriaRole.BUTTON,
                            new Page.GetByRoleOptions().setName("The numbers before it will never come"))
                    .click();
            assertThat(page.locator(".done-note")).containsText("It goes on.");
            var number = bridge.petition("approval", "C-1").orElseThrow();
            Patience.until(
                    "the step to be applied", () -> petitions.facts(number).size() == 2);

            page.locator("#after").fill("everything");
            press(page, "Replay");
            assertThat(page.locator(".wrong")).containsText("as a number");
            page.locator("#after").fill("0");
            press(page, "Replay");
            assertThat(page.locator(".done-note")).containsText("3 events were handed in once more");

            // Keys are changed over.
            page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Make a further key"))
                    .click();
            var second = new ApprovalSystem(port, key(page), clock);
            page.navigate(at("/en/office/exchange"));
            page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("End this key " + first.id()))
                    .click();
            assertThat(page.locator(".done-note")).containsText("opens nothing any more");
            assertThat(there.get("/api/v1/reconciliation").statusCode()).isEqualTo(401);
            assertThat(second.get("/api/v1/reconciliation").statusCode()).isEqualTo(200);

            // An approval that stays hidden is for the Audit Division to settle.
            second.send(ApprovalSystem.event(
                    "signed", "approval.signed", "D-9", 2, clock.instant().minusSeconds(3_600), Map.of("case", "C-9")));
            bridge.watch();
            page.reload();
            assertThat(page.locator("section[aria-labelledby=alerts]")).containsText("document D-9");
            assertThat(page.locator("section[aria-labelledby=alerts] button")).hasCount(0);
            var auditing = open(ahn, "/ko/office/exchange");
            check(auditing, "exchange-alert");
            assertThat(auditing.locator("details")).hasCount(0);
            auditing.locator("section[aria-labelledby=alerts] input[name=why]").fill("시험 문서");
            press(auditing, "처리함");
            assertThat(auditing.locator(".done-note")).containsText("경보를 처리하였습니다.");
            bridge.watch();
            auditing.reload();
            assertThat(auditing.locator("#alerts")).hasCount(0);

            // Others are told of what is public.
            summary(page, "Add a system that is told");
            page.locator("#name").fill("archive");
            page.locator("#target").fill("ftp://example.org");
            press(page, "Add a system that is told");
            assertThat(page.locator(".wrong")).containsText("Entries go out over https only");
            page.locator("#target").fill(hook.address());
            page.locator("#from").fill("0");
            press(page, "Add a system that is told");
            assertThat(page.locator(".done-note")).containsText("It has agreed");
            Patience.until("entries to be told", () -> hook.told() > 3);
            page.navigate(at("/en/office/exchange"));
            check(page, "exchange-hook");
            page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Stop archive"))
                    .click();
            assertThat(page.locator(".done-note")).containsText("until it is resumed");
            page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Resume archive"))
                    .click();
            assertThat(page.locator(".done-note")).containsText("It goes on where it stopped.");
            assertThat(ValidHtml.complaints(
                            ku.request().get(at("/ko/office/exchange")).text()))
                    .isEmpty();

            // The same by command, and by nobody who may not.
            assertThat(run("exchange")).isZero();
            assertThat(output.getOut())
                    .contains(
                            "system approval of agency 6110000", "key " + first.id(), "subscriber 1 archive", "held ");
            assertThat(run("exchange", "stop-system", "approval")).isEqualTo(2);
            assertThat(output.getErr()).contains("--by is needed for stop-system.");
            assertThat(run("exchange", "stop-system", "approval", "--by", "han"))
                    .isEqualTo(2);
            assertThat(output.getErr()).contains("There is no open account han that may do this.");
            assertThat(run("exchange", "new-key", "approval", "--by", "ku")).isZero();
            assertThat(output.getOut()).contains("never shown again:", "key    approval.");
            assertThat(run("exchange", "stop-hook", "1", "--by", "ku")).isZero();
            assertThat(run("exchange", "stop-system", "approval", "--by", "ku")).isZero();
            assertThat(second.get("/api/v1/reconciliation").statusCode()).isEqualTo(401);
            assertThat(run("exchange", "new-key", "approval", "--by", "ku")).isEqualTo(2);
        }
    }

    @Test
    void people_come_move_and_leave_by_a_list_and_what_they_held_goes_on(CapturedOutput output, @TempDir Path folder)
            throws Exception {
        var moon = new OfficialId("moon");
        var held = petitions.inHandsOf(moon);
        assertThat(held).hasSize(3);
        try (var ku = official("ku", 390, ColorScheme.LIGHT);
                var han = official("han", 1280, ColorScheme.DARK);
                var citizen = chromium.browser().newContext(Chromium.window(390, ColorScheme.LIGHT, true))) {
            assertThat(han.request().get(at("/en/office/people")).status()).isEqualTo(403);
            var page = open(ku, "/en/office/people");
            check(page, "people-empty");

            // What is wrong is told with its line, all at once; nothing is taken and nothing typed is lost.
            var wrong = """
                    id,agency,unit,rank,name_ko,name_en,phone,since,until,roles
                    kang,6110000,no-such-unit,officer,강이든,Kang I-deun,,2026-11-01,,officer
                    KANG,6110000,bus-policy,chief,강이든,Kang I-deun,010-1234-5678,2026-13-01,,everything
                    "quoted, badly,1
                    """;
            page.locator("#csv").fill(wrong);
            press(page, "Say what would change");
            assertThat(page.locator(".faults")).containsText("It cannot be read as CSV");
            page.locator("#csv").fill(wrong.replace("\"quoted, badly,1\n", ""));
            press(page, "Say what would change");
            for (var fault : List.of(
                    "Line 2: The agency has no unit no-such-unit on that day.",
                    "Line 3: kang stands in line 2 already.",
                    "Line 3: since: write the day like 2027-03-02.",
                    "Line 3: rank: it has to be one of officer, team-leader",
                    "Line 3: Give a telephone of the office only; it is public.",
                    "Line 3: roles: it has to be one of officer, approver")) {
                assertThat(page.locator(".faults")).containsText(fault);
            }
            assertThat(page.locator("#csv")).hasValue(Pattern.compile("no-such-unit"));
            check(page, "people-faults");

            // First what would change, then all of it.
            var list = """
                    id,agency,unit,rank,name_ko,name_en,phone,since,until,roles
                    kang,6110000,bus-policy,officer,강이든,Kang I-deun,,2026-11-01,,officer
                    moon,6110000,bus-policy,officer,문하린,Moon Ha-rin,%s,%s,2026-11-20,
                    yoon,6110000,traffic-facilities,team-leader,윤서준,Yoon Seo-joon,02-2133-2222,2026-11-20,,
                    """.formatted(
                            organization.official(moon).orElseThrow().phone(),
                            organization.official(moon).orElseThrow().validFrom());
            page.locator("#csv").fill(list);
            press(page, "Say what would change");
            assertThat(page.locator("main")).containsText("3 lines: 1 would arrive, 1 would change, 1 would leave.");
            assertThat(page.locator("#changes")).containsText("3 open petitions are to be handed over.");
            assertThat(page.locator("#changes")).containsText("name in English: Yoon Seo-jun → Yoon Seo-joon");
            assertThat(accounts.find("kang")).isEmpty();
            check(page, "people-preview");
            press(page, "Take it");
            assertThat(page.locator(".done-note")).containsText("1 arrived, 1 changed, 1 left.");
            assertThat(accounts.find("kang").orElseThrow().roles()).containsExactly(Role.OFFICER);
            assertThat(accounts.find("moon").orElseThrow().isOpen()).isFalse();
            var today = LocalDate.of(2026, 11, 23);
            assertThat(organization.officials(OfficeCity.SEOUL, OfficeCity.BUS, today))
                    .extracting(one -> one.id().value())
                    .contains("kang", "han")
                    .doesNotContain("moon");

            // The account of somebody who still serves is closed: they stand in no choice either.
            var seo = new UnitId("welfare-policy");
            accounts.disable("seo");
            assertThat(organization.officials(OfficeCity.SEOUL, seo, today))
                    .extracting(one -> one.id().value())
                    .doesNotContain("seo");

            // Old things are called as they were; new ones, once every machine knows, as they are.
            var yoon = new OfficialId("yoon");
            assertThat(organization
                            .official(yoon, clock.instant())
                            .orElseThrow()
                            .name()
                            .en())
                    .isEqualTo("Yoon Seo-jun");
            assertThat(organization
                            .official(yoon, clock.instant().plusSeconds(90))
                            .orElseThrow()
                            .name()
                            .en())
                    .isEqualTo("Yoon Seo-joon");

            // What the one who left held goes on with another.
            page.locator("#from").fill("moon");
            page.locator("#to").fill("oh");
            press(page, "Say what it is");
            press(page, "Hand it over");
            assertThat(page.locator("#left")).containsText("with another division than the successor's");
            page.locator("#to").fill("nobody");
            press(page, "Say what it is");
            assertThat(page.locator(".faults")).containsText("There is no such official.");
            page.locator("#to").fill("kang");
            press(page, "Say what it is");
            assertThat(page.locator("main")).containsText("3 open petitions, 0 unsigned places in approval lines");
            check(page, "people-handover");
            press(page, "Hand it over");
            assertThat(page.locator(".done-note")).containsText("Handed over: 3 petitions");
            assertThat(petitions.inHandsOf(moon)).isEmpty();
            assertThat(petitions.inHandsOf(new OfficialId("kang"))).isEqualTo(held);
            var seen = open(citizen, "/en/petitions/" + held.getFirst());
            Patience.until("the page to say so", () -> {
                seen.reload();
                return seen.content().contains("Handed over: the official in charge has moved or left");
            });

            // By command the same list changes nothing more, and a dry run never does.
            var file = Files.writeString(folder.resolve("people.csv"), list);
            assertThat(run("people", file.toString(), "--dry-run")).isZero();
            assertThat(output.getOut()).contains("3 lines: 0 arrive, 0 change, 0 leave. Nothing was written.");
            assertThat(run("people", file.toString())).isEqualTo(2);
            assertThat(run("people", file.toString(), "--by", "han")).isEqualTo(2);
            Files.writeString(file, list.replace("Yoon Seo-joon", "Yoon Seojoon"));
            assertThat(run("people", file.toString(), "--by", "ku")).isZero();
            assertThat(output.getOut()).contains("yoon changes: name in English: Yoon Seo-joon → Yoon Seojoon");
            Files.writeString(file, "id,agency\n");
            assertThat(run("people", file.toString(), "--dry-run")).isEqualTo(2);
            assertThat(output.getErr()).contains("line 1: The column unit is missing.");

            Patience.until("everything to be published", () -> agreement.check().awaiting() == 0);
            assertThat(agreement.check().findings()).isEmpty();
            assertThat(ValidHtml.complaints(
                            ku.request().get(at("/ko/office/people")).text()))
                    .isEmpty();
        }
    }

    private static String event(String type, int sequence, Map<String, Object> data) {
        return ApprovalSystem.event(
                "e-" + sequence,
                type.equals("received") ? "case.received" : type,
                "C-1",
                sequence,
                Instant.parse("2026-11-23T03:00:00Z"),
                data);
    }

    private static OtherSystems.FreshKey key(Page page) {
        return new OtherSystems.FreshKey(
                page.locator("#key-id").textContent(),
                page.locator("#key-secret").textContent());
    }

    private static void summary(Page page, String words) {
        page.locator("summary", new Page.LocatorOptions().setHasText(words))
                .first()
                .click();
    }

    /** Agrees to everything and takes everything. */
    private static final class Subscriber implements AutoCloseable {
        private final AtomicInteger told = new AtomicInteger();
        private final HttpServer server;

        Subscriber() throws IOException {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.createContext("/entries", exchange -> {
                exchange.getResponseHeaders().set("WebHook-Allowed-Origin", "*");
                if (exchange.getRequestMethod().equals("POST")) {
                    told.incrementAndGet();
                }
                exchange.sendResponseHeaders(200, -1);
                exchange.close();
            });
            server.start();
        }

        String address() {
            return "http://localhost:%d/entries".formatted(server.getAddress().getPort());
        }

        int told() {
            return told.get();
        }

        @Override
        public void close() {
            server.stop(0);
        }
    }

    private static void type(Page page, String day, String ko, String en, String basis) {
        page.locator("#propose-day").fill(day);
        page.locator("#propose-kind").selectOption("TEMPORARY");
        page.locator("#propose-ko").fill(ko);
        page.locator("#propose-en").fill(en);
        page.locator("#propose-basis").fill(basis);
    }

    private Due due(PetitionNumber number) {
        return Objects.requireNonNull(petitions.find(number).orElseThrow().due());
    }

    private int run(String... command) {
        var arguments = new ArrayList<>(List.of(command));
        arguments.addAll(List.of("--database", url));
        return Commands.run(Open.class, arguments.toArray(String[]::new));
    }

    private static Locator button(Page page, String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    private static void check(Page page, String name) {
        Chromium.check(page, name);
    }
}
