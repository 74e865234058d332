package city.open.audit.survey;

import city.open.audit.survey.OfficialsSurvey.Standing;
import city.open.ground.page.Printer;
import city.open.ground.page.When;
import city.open.inside.identity.Frames;
import city.open.inside.identity.Visit;
import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;

/** Where every official is invited to the yearly survey. The link is shown once, and opens where nobody is logged in. */
@Controller
class OfficialsPages {
    static final String PATH = "/office/survey";

    private final OfficialsSurvey survey;
    private final Frames frames;
    private final Printer printer;
    private final Clock clock;

    OfficialsPages(OfficialsSurvey survey, Frames frames, Printer printer, Clock clock) {
        this.survey = survey;
        this.frames = frames;
        this.printer = printer;
        this.clock = clock;
    }

    @GetMapping("/{lang:ko|en}/office/survey")
    void page(Visit visit) throws IOException {
        show(visit, 200, Optional.empty());
    }

    @PostMapping("/{lang:ko|en}/office/survey")
    void draw(Visit visit) throws IOException {
        var token = survey.draw(visit.login(), today());
        show(visit, token.isPresent() ? 200 : 409, token);
    }

    private LocalDate today() {
        return When.dayOf(clock.instant());
    }

    private void show(Visit visit, int status, Optional<String> token) throws IOException {
        var words = visit.words();
        var standing = survey.standing(visit.login(), today());
        var month = survey.month(today()).orElse(null);
        var said = month == null
                ? words.say("survey.office.none")
                : switch (standing) {
                    case NONE, SHUT ->
                        words.say("survey.office.shut", day(visit, month.atDay(1)), day(visit, month.atEndOfMonth()));
                    case OPEN -> words.say("survey.office.open", day(visit, month.atEndOfMonth()));
                    case DRAWN -> words.say(token.isPresent() ? "survey.office.here" : "survey.office.drawn");
                };
        visit.answer(
                status,
                printer.print(
                        "audit/officials",
                        new OfficialsScreen(
                                frames.inside(visit, words.say("survey.office.title"), PATH),
                                said,
                                standing == Standing.OPEN,
                                token.map(one -> visit.to("/survey/" + one)).orElse(""))));
    }

    private static String day(Visit visit, LocalDate day) {
        return new When(visit.words()).day(day);
    }
}
