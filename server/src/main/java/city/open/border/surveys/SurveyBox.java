package city.open.border.surveys;

import city.open.border.letters.LetterBox;
import city.open.ground.database.IntakeDatabase;
import java.util.HexFormat;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The outside's half: puts an answer in and never reads one. */
@Component
public class SurveyBox {
    private final IntakeDatabase database;
    private final LetterBox office;

    SurveyBox(IntakeDatabase database, LetterBox office) {
        this.database = database;
        this.office = office;
    }

    /**
     * Takes an answer.
     *
     * @param mark of its token, from which nobody can tell the token
     * @param time a quarter of citizens, or a year of officials
     * @return false where one with this mark is there
     * @throws city.open.border.letters.VaultFault where the office's key cannot be sealed to
     */
    public boolean put(byte[] mark, String time, Filled filled) {
        return database.jdbc()
                .sql("SELECT intake.survey_put(?, ?, ?)")
                .params(mark, time, office.seal(filled.padded(), context(mark)))
                .query(Boolean.class)
                .single();
    }

    /** Whether there is one with this mark. */
    public boolean has(byte[] mark) {
        return database.jdbc()
                .sql("SELECT intake.survey_has(?)")
                .param(mark)
                .query(Boolean.class)
                .single();
    }

    /** The cell of a link that an official drew, such as {@code 2026/6110000}. */
    public Optional<String> invited(byte[] mark) {
        return database.jdbc()
                .sql("SELECT intake.survey_invited(?)")
                .param(mark)
                .query((row, _) -> Optional.ofNullable(row.getString(1)))
                .single();
    }

    /** An answer opens only under its mark. */
    static String context(byte[] mark) {
        return "survey " + HexFormat.of().formatHex(mark);
    }
}
