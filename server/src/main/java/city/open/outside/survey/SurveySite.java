package city.open.outside.survey;

import city.open.border.letters.VaultFault;
import city.open.border.surveys.Invitation;
import city.open.border.surveys.Question;
import city.open.border.surveys.Questionnaire;
import city.open.ground.page.Elsewhere;
import city.open.ground.page.Framing;
import city.open.ground.page.Guest;
import city.open.ground.page.Printer;
import city.open.ground.page.Silence;
import city.open.ground.page.When;
import city.open.ground.page.Words;
import city.open.outside.survey.SurveyPage.Asked;
import city.open.outside.survey.SurveyPage.Choice;
import city.open.outside.survey.Surveys.Answered;
import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.TransactionException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * Asks and takes answers. The token stands in the address, is shown to the applicant alone and needs no cookie; whoever does not have it can send no
 * form. Pages are of one size, and visits are told to nobody.
 */
@Controller
class SurveySite {
    private static final Logger log = LoggerFactory.getLogger(SurveySite.class);

    private final Surveys surveys;
    private final Framing framing;
    private final Printer printer;
    private final Clock clock;

    SurveySite(Surveys surveys, Framing framing, Printer printer, Clock clock) {
        this.surveys = surveys;
        this.framing = framing;
        this.printer = printer;
        this.clock = clock;
    }

    /** Who asks, and with which token. */
    private record Visit(Guest guest, String token) {
        Words words() {
            return guest.words();
        }

        boolean official() {
            return Invitation.is(token);
        }

        /** What an official is told otherwise than a citizen. */
        String own(String key) {
            return words().say(official() ? "survey.officials." + key : "survey." + key);
        }
    }

    @GetMapping("/{lang:ko|en}/survey/{token}")
    void ask(Guest guest, @PathVariable String token) throws IOException {
        var visit = new Visit(guest, token);
        answer(visit, surveys.look(token, today()), Map.of());
    }

    @PostMapping("/{lang:ko|en}/survey/{token}")
    void take(Guest guest, @PathVariable String token, @RequestParam Map<String, String> typed) throws IOException {
        var visit = new Visit(guest, token);
        var answers = new TreeMap<>(typed);
        answers.values().removeIf(String::isBlank);
        if (Elsewhere.sent(guest.request())) {
            show(visit, 403, said(visit, visit.words().say("survey.elsewhere")));
            return;
        }
        try {
            answer(visit, surveys.answer(token, answers, today()), answers);
        } catch (VaultFault | DataAccessException | TransactionException shut) {
            log.error("surveys: {}", shut.getMessage());
            if (surveys.look(token, today()) instanceof Answered.Open(var sheet, var closes)) {
                show(visit, 503, asked(visit, sheet, closes, visit.words().say("survey.shut"), answers));
            } else {
                show(visit, 503, said(visit, visit.words().say("survey.shut")));
            }
        }
    }

    private LocalDate today() {
        return When.dayOf(clock.instant());
    }

    private void answer(Visit visit, Answered answered, Map<String, String> typed) throws IOException {
        var words = visit.words();
        switch (answered) {
            case Answered.Open(var sheet, var closes) -> show(visit, 200, asked(visit, sheet, closes, "", typed));
            case Answered.Unfit(var sheet, var closes) ->
                show(visit, 422, asked(visit, sheet, closes, words.say("survey.unfit"), typed));
            case Answered.Taken _ -> show(visit, 200, said(visit, visit.own("taken")));
            case Answered.Before _ -> show(visit, 409, said(visit, words.say("survey.before")));
            case Answered.Closed _ -> show(visit, 410, said(visit, visit.own("closed")));
            case Answered.Unknown _ -> show(visit, 404, said(visit, words.say("survey.unknown")));
        }
    }

    private SurveyPage said(Visit visit, String said) {
        // Without the token, which says nothing any more.
        return new SurveyPage(
                framing.frame(visit.words(), visit.own("title"), "/", "survey"),
                "",
                said,
                "",
                "",
                visit.official(),
                List.of());
    }

    private SurveyPage asked(
            Visit visit, Questionnaire sheet, LocalDate closes, String fault, Map<String, String> typed) {
        var words = visit.words();
        var path = "/survey/" + visit.token();
        return new SurveyPage(
                framing.frame(words, words.of(sheet.title()), path, "survey"),
                "/" + words.lang().tag() + path,
                "",
                fault,
                new When(words).day(closes),
                visit.official(),
                sheet.questions().stream()
                        .map(question -> asked(words, question, typed.getOrDefault(question.id(), "")))
                        .toList());
    }

    private static Asked asked(Words words, Question question, String chosen) {
        var offered = question.options().stream()
                .map(option -> new Choice(
                        option.id(), words.of(option.name()), option.id().equals(chosen)));
        var unknown = new Choice(Question.DONT_KNOW, words.say("survey.dont-know"), chosen.equals(Question.DONT_KNOW));
        return new Asked(
                question.id(),
                words.of(question.ask()),
                Stream.concat(offered, Stream.of(unknown)).toList());
    }

    private void show(Visit visit, int status, SurveyPage page) throws IOException {
        visit.guest().answer(Silence.answer(status, printer.print("survey/ask", page)));
    }
}
