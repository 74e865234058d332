package city.open.audit.survey;

import city.open.audit.survey.Sums.Place;
import city.open.audit.survey.Sums.Sum;
import city.open.border.surveys.Quarter;
import city.open.ground.database.AuditDatabase;
import city.open.outside.record.RecordJson;
import city.open.outside.record.Results;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;

/** The quarters that were counted, and their sums. The only SQL that touches them. */
@Component
class Ledger {
    private static final TypeReference<List<Results>> RESULTS = new TypeReference<>() {};

    private final AuditDatabase database;

    Ledger(AuditDatabase database) {
        this.database = database;
    }

    /**
     * A counted quarter.
     *
     * @param questions the version of what was asked
     * @param results of the quarter, as the public record had them when it was counted
     */
    record Counted(Quarter quarter, int questions, LocalDate countedOn, List<Results> results, List<Sum> sums) {}

    /** For whoever counts, until the end of the transaction: one machine at a time. */
    void lock() {
        database.jdbc()
                .sql("SELECT pg_advisory_xact_lock(hashtext('audit.survey_quarter'))")
                .query((_, _) -> true)
                .single();
    }

    /** The last that was counted. */
    Optional<Quarter> last() {
        return database.jdbc()
                .sql("SELECT max(quarter) FROM audit.survey_quarter")
                .query(String.class)
                .optional()
                .map(Quarter::parse);
    }

    Optional<Counted> find(Quarter quarter) {
        var sums = database.jdbc()
                .sql(
                        "SELECT agency, division, sector, question, answer, number FROM audit.survey_count WHERE quarter = ?")
                .param(quarter.toString())
                .query((row, _) -> new Sum(
                        new Place(row.getString(1), row.getString(2), row.getString(3)),
                        row.getString(4),
                        row.getString(5),
                        row.getLong(6)))
                .list();
        return database.jdbc()
                .sql("SELECT questions, counted_on, results FROM audit.survey_quarter WHERE quarter = ?")
                .param(quarter.toString())
                .query((row, _) -> new Counted(
                        quarter,
                        row.getInt(1),
                        row.getObject(2, LocalDate.class),
                        RecordJson.JSON.readValue(row.getString(3), RESULTS),
                        sums))
                .optional();
    }

    void write(Counted counted) {
        database.jdbc()
                .sql(
                        "INSERT INTO audit.survey_quarter (quarter, questions, counted_on, results) VALUES (?, ?, ?, ?::jsonb)")
                .params(
                        counted.quarter().toString(),
                        counted.questions(),
                        counted.countedOn(),
                        RecordJson.JSON.writeValueAsString(counted.results()))
                .update();
        for (var sum : counted.sums()) {
            database.jdbc()
                    .sql(
                            "INSERT INTO audit.survey_count (quarter, agency, division, sector, question, answer, number) VALUES (?, ?, ?, ?, ?, ?, ?)")
                    .params(
                            counted.quarter().toString(),
                            sum.place().agency(),
                            sum.place().division(),
                            sum.place().sector(),
                            sum.question(),
                            sum.answer(),
                            sum.number())
                    .update();
        }
    }
}
