package city.open.outside.survey;

import city.open.border.surveys.Filled;
import city.open.border.surveys.Invitation;
import city.open.border.surveys.Questionnaire;
import city.open.border.surveys.Questionnaires;
import city.open.border.surveys.SurveyBox;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The door at which answers are taken, whoever holds the token. */
@Component
public class Surveys {
    private final SurveyTokens tokens;
    private final Questionnaires sheets;
    private final SurveyBox box;

    Surveys(SurveyTokens tokens, Questionnaires sheets, SurveyBox box) {
        this.tokens = tokens;
        this.sheets = sheets;
        this.box = box;
    }

    /** How a token stands, or what came of an answer. */
    public sealed interface Answered {
        /** It may be answered. */
        record Open(Questionnaire sheet, LocalDate closes) implements Answered {}

        record Taken() implements Answered {}

        /** It has answered before; once a token. */
        record Before() implements Answered {}

        /** Its last day is over. */
        record Closed() implements Answered {}

        /** It is none of this site. */
        record Unknown() implements Answered {}

        /** No question was answered, or with something that it does not offer. */
        record Unfit(Questionnaire sheet, LocalDate closes) implements Answered {}
    }

    public Answered look(String token, LocalDate today) {
        return asked(token, today).map(asked -> look(asked, today)).orElseGet(Answered.Unknown::new);
    }

    /** What a token asks, of a citizen or an official. */
    private record Asked(String cell, String time, LocalDate closes, byte[] mark, Questionnaire sheet) {
        @Override
        public String toString() {
            return "Asked[" + time + "]";
        }
    }

    private Optional<Asked> asked(String token, LocalDate today) {
        if (!Invitation.is(token)) {
            return tokens.read(token)
                    .map(read -> new Asked(
                            read.cell().toString(),
                            read.cell().quarter().toString(),
                            read.closes(),
                            read.mark(),
                            sheets.on(today)));
        }
        var mark = Invitation.mark(token);
        return box.invited(mark)
                .flatMap(cell -> sheets.officials(today).map(sheet -> {
                    var year = cell.substring(0, cell.indexOf('/'));
                    return new Asked(cell, year, Invitation.closes(year, sheet), mark, sheet);
                }));
    }

    private Answered look(Asked asked, LocalDate today) {
        if (asked.closes().isBefore(today)) {
            return new Answered.Closed();
        }
        return box.has(asked.mark()) ? new Answered.Before() : new Answered.Open(asked.sheet(), asked.closes());
    }

    /**
     * Takes the answers of a token, once.
     *
     * @param answers by question; those left out are not there
     * @throws city.open.border.letters.VaultFault where they cannot be sealed
     */
    public Answered answer(String token, Map<String, String> answers, LocalDate today) {
        var asked = asked(token, today).orElse(null);
        if (asked == null) {
            return new Answered.Unknown();
        }
        if (!(look(asked, today) instanceof Answered.Open(var sheet, var closes))) {
            return look(asked, today);
        }
        if (answers.isEmpty() || !sheet.fits(answers)) {
            return new Answered.Unfit(sheet, closes);
        }
        var filled = new Filled(asked.cell(), sheet.version(), answers);
        return box.put(asked.mark(), asked.time(), filled) ? new Answered.Taken() : new Answered.Before();
    }
}
