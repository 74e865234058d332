package city.open.demo;

import city.open.border.surveys.Question;
import city.open.border.surveys.Questionnaire;
import city.open.ground.calendar.CityTime;
import city.open.outside.record.CaseView;
import city.open.outside.record.PublicRecord;
import city.open.outside.record.ReceivedSought;
import city.open.outside.survey.SurveyTokens;
import city.open.outside.survey.Surveys;
import city.open.outside.survey.Surveys.Answered;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Those in the demo's past who answered the survey after their result: each with a token of their own, at the door that everyone has. */
final class Respondents {
    private static final int PAGE = 500;
    private static final double ANSWERS = 0.38;
    private static final double LEAVES_OUT = 0.04;
    private static final double DOES_NOT_KNOW = 0.06;
    private static final int MOST_DAYS = 25;
    /** Nobody is asked in a city that is invented as a whole, so these are invented too; sectors differ a little. */
    private static final double BEST = 0.82;

    private final PublicRecord record;
    private final SurveyTokens tokens;
    private final Surveys surveys;
    private final long seed;

    Respondents(PublicRecord record, SurveyTokens tokens, Surveys surveys, long seed) {
        this.record = record;
        this.tokens = tokens;
        this.surveys = surveys;
        this.seed = seed;
    }

    /** Answers about everything that was decided up to now. Answers how many there were. */
    int answer(Instant from, Instant now) {
        var today = LocalDate.ofInstant(now, CityTime.ZONE);
        int answered = 0;
        for (int skip = 0; ; skip += PAGE) {
            var page = record.received(new ReceivedSought(List.of(), true, from, now, skip, PAGE));
            for (var view : page) {
                answered += answer(view, today) ? 1 : 0;
            }
            if (page.size() < PAGE) {
                return answered;
            }
        }
    }

    private boolean answer(CaseView view, LocalDate today) {
        var decided = view.decidedAt();
        var token = tokens.of(view).orElse(null);
        if (decided == null || token == null) {
            return false;
        }
        var chance = Chance.of(seed, "respondent " + view.number(), view.receivedAt());
        var on = LocalDate.ofInstant(decided, CityTime.ZONE).plusDays(chance.between(0, MOST_DAYS));
        if (!chance.happens(view.late() ? ANSWERS * 1.3 : ANSWERS) || on.isAfter(today)) {
            return false;
        }
        return surveys.look(token, on) instanceof Answered.Open open
                && surveys.answer(token, chosen(open.sheet(), view, chance), on) instanceof Answered.Taken;
    }

    private static Map<String, String> chosen(Questionnaire sheet, CaseView view, Chance chance) {
        double mood = BEST - Math.floorMod(view.sector().hashCode(), 5) * 0.04 - (view.late() ? 0.2 : 0);
        var chosen = new LinkedHashMap<String, String>();
        for (var question : sheet.questions()) {
            if (chance.happens(LEAVES_OUT) && !question.index()) {
                continue;
            }
            chosen.put(
                    question.id(), chance.happens(DOES_NOT_KNOW) ? Question.DONT_KNOW : option(question, mood, chance));
        }
        return chosen;
    }

    private static String option(Question question, double mood, Chance chance) {
        var options = question.options();
        int at = 0;
        if (question.kind() == Question.Kind.SCALE) {
            for (int step = 1; step < options.size(); step++) {
                at += chance.happens(mood) ? 1 : 0;
            }
        } else {
            while (at < options.size() - 1 && chance.happens(question.id().equals("favours") ? 0.06 : 0.4)) {
                at++;
            }
        }
        return options.get(at).id();
    }
}
