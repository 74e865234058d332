package city.open.border.surveys;

import city.open.border.letters.OfficeKey;
import city.open.border.letters.VaultFault;
import city.open.ground.database.AuditDatabase;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** The inside's half: a quarter's answers, opened together once all its tokens have closed, in no order. */
@Component
public class SurveyDesk {
    private static final Logger log = LoggerFactory.getLogger(SurveyDesk.class);

    private final AuditDatabase database;
    private final OfficeKey key;

    SurveyDesk(AuditDatabase database, OfficeKey key) {
        this.database = database;
        this.key = key;
    }

    /** The quarters of which answers wait, the earliest first. */
    public List<Quarter> waiting() {
        return database
                .jdbc()
                .sql("SELECT DISTINCT quarter FROM audit.survey_letter WHERE length(quarter) > 4 ORDER BY quarter")
                .query(String.class)
                .list()
                .stream()
                .map(Quarter::parse)
                .toList();
    }

    /** Whether this machine can open them. */
    public boolean canOpen() {
        return key.hasKey();
    }

    /** How many wait. */
    public long waiting(Quarter quarter) {
        return database.jdbc()
                .sql("SELECT count(*) FROM audit.survey_letter WHERE quarter = ?")
                .param(quarter.toString())
                .query(Long.class)
                .single();
    }

    /** What waits of a quarter of citizens, as {@link #take(String)} does. */
    public List<Filled> take(Quarter quarter) {
        return take(quarter.toString());
    }

    /**
     * Takes out what waits of a quarter or of a year of officials, with the marks, so that nothing is left that knows who answered. In the transaction of whoever counts them.
     * Where none opens, all stay. What alone does not open, or says another quarter, was put in by somebody else than the survey's door: it is left out and said.
     */
    public List<Filled> take(String time) {
        record Sealed(byte[] mark, byte[] content) {}
        var taken = database.jdbc()
                .sql("DELETE FROM audit.survey_letter WHERE quarter = ? RETURNING mark, sealed")
                .param(time)
                .query((row, _) -> new Sealed(row.getBytes(1), row.getBytes(2)))
                .list();
        var filled = new ArrayList<Filled>();
        int foreign = 0;
        for (var one : taken) {
            try {
                var opened = Filled.of(key.openLetter(one.content(), SurveyBox.context(one.mark())));
                if (!opened.cell().startsWith(time + "/")) {
                    throw new IllegalArgumentException("of another time");
                }
                filled.add(opened);
            } catch (RuntimeException notOurs) {
                foreign++;
            }
        }
        if (foreign == taken.size() && foreign > 0) {
            throw new VaultFault(
                    "None of %d answers of %s opens with the key of this office.".formatted(foreign, time));
        }
        if (foreign > 0) {
            log.warn("surveys: {} of {} answers of {} do not open and were not counted", foreign, taken.size(), time);
        }
        Collections.shuffle(filled);
        return filled;
    }
}
