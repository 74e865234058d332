package city.open.audit.procedures;

import city.open.audit.procedures.Assessment.Review;
import city.open.ground.calendar.Text;
import city.open.ground.database.AuditDatabase;
import city.open.outside.record.RecordJson;
import city.open.outside.record.RegisterDecision.Criterion;
import city.open.outside.record.RegisterDecision.Outcome;
import city.open.town.organization.OfficialId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;

/** Where assessments and their reviews are kept. They are only added. */
final class Assessments {
    private static final String ALL = """
            SELECT one.*, review.reviewer, review.agreed, review.remark, review.at AS reviewed_at
              FROM audit.register_assessment one
              LEFT JOIN audit.register_review review ON review.assessment = one.id
            """;

    private final AuditDatabase database;

    Assessments(AuditDatabase database) {
        this.database = database;
    }

    void add(
            String subject,
            Text name,
            List<Criterion> criteria,
            Outcome outcome,
            @Nullable String ground,
            Text reason,
            LocalDate nextLook,
            OfficialId author,
            Instant at) {
        database.jdbc()
                .sql("""
                        INSERT INTO audit.register_assessment
                               (subject, name_ko, name_en, criteria, outcome, ground, reason_ko, reason_en, next_look, author, at)
                        VALUES (?, ?, ?, ?::jsonb, ?, ?, ?, ?, ?, ?, ?)
                        """)
                .param(subject)
                .param(name.ko())
                .param(name.en())
                .param(RecordJson.JSON.writeValueAsString(criteria))
                .param(outcome.name())
                .param(ground)
                .param(reason.ko())
                .param(reason.en())
                .param(nextLook)
                .param(author.value())
                .param(utc(at))
                .update();
    }

    /** @return false if somebody has just reviewed it */
    boolean review(long assessment, Review review) {
        return database.jdbc()
                        .sql("""
                                INSERT INTO audit.register_review (assessment, reviewer, agreed, remark, at) VALUES (?, ?, ?, ?, ?)
                                ON CONFLICT (assessment) DO NOTHING
                                """)
                        .params(assessment, review.by().value(), review.agreed(), review.remark(), utc(review.at()))
                        .update()
                == 1;
    }

    /** The newest first. */
    List<Assessment> all() {
        return database.jdbc()
                .sql(ALL + " ORDER BY one.id DESC")
                .query((row, _) -> assessment(row))
                .list();
    }

    Optional<Assessment> find(long id) {
        return database.jdbc()
                .sql(ALL + " WHERE one.id = ?")
                .param(id)
                .query((row, _) -> assessment(row))
                .optional();
    }

    private static Assessment assessment(ResultSet row) throws SQLException {
        var reviewer = row.getString("reviewer");
        return new Assessment(
                row.getLong("id"),
                row.getString("subject"),
                new Text(row.getString("name_ko"), row.getString("name_en")),
                RecordJson.JSON.readValue(row.getString("criteria"), new TypeReference<List<Criterion>>() {}),
                Outcome.valueOf(row.getString("outcome")),
                row.getString("ground"),
                new Text(row.getString("reason_ko"), row.getString("reason_en")),
                row.getObject("next_look", LocalDate.class),
                new OfficialId(row.getString("author")),
                instant(row, "at"),
                reviewer == null
                        ? null
                        : new Review(
                                new OfficialId(reviewer),
                                row.getBoolean("agreed"),
                                row.getString("remark"),
                                instant(row, "reviewed_at")));
    }

    static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }

    static Instant instant(ResultSet row, String column) throws SQLException {
        return Objects.requireNonNull(row.getObject(column, OffsetDateTime.class))
                .toInstant();
    }
}
