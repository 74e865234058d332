package city.open.outside.survey;

import city.open.border.surveys.Filled;
import city.open.border.surveys.Questionnaire;
import city.open.border.surveys.Questionnaires;
import city.open.border.surveys.SurveyBox;
import city.open.outside.survey.SurveyTokens.Read;
import java.time.LocalDate;
import java.util.Map;
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
        var read = tokens.read(token).orElse(null);
        return read == null ? new Answered.Unknown() : look(read, today);
    }

    private Answered look(Read read, LocalDate today) {
        if (read.closes().isBefore(today)) {
            return new Answered.Closed();
        }
        return box.has(read.mark()) ? new Answered.Before() : new Answered.Open(sheets.on(today), read.closes());
    }

    /**
     * Takes the answers of a token, once.
     *
     * @param answers by question; those left out are not there
     * @throws city.open.border.letters.VaultFault where they cannot be sealed
     */
    public Answered answer(String token, Map<String, String> answers, LocalDate today) {
        var read = tokens.read(token).orElse(null);
        if (read == null) {
            return new Answered.Unknown();
        }
        if (!(look(read, today) instanceof Answered.Open(var sheet, var closes))) {
            return look(read, today);
        }
        if (answers.isEmpty() || !sheet.fits(answers)) {
            return new Answered.Unfit(sheet, closes);
        }
        var filled = new Filled(read.cell().toString(), sheet.version(), answers);
        return box.put(read.mark(), read.cell().quarter(), filled) ? new Answered.Taken() : new Answered.Before();
    }
}
