package city.open.inside.petition;

import city.open.ground.database.Database;
import city.open.ground.vocabulary.PetitionNumber;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A row of {@code office.petition} with its {@code office.subject}: what is kept beside the journal for finding petitions, and what folding must give again. */
public record Projection(
        String procedure,
        int version,
        String agency,
        String division,
        @Nullable String official,
        String status,
        @Nullable String outcome,
        Instant receivedAt,
        @Nullable Instant dueAt,
        @Nullable LocalDate deemedOn,
        @Nullable Instant decidedAt,
        boolean late,
        boolean imported,
        @Nullable String waitsFor,
        @Nullable LocalDate waitsUntil,
        List<String> asked,
        int seq,
        Instant updatedAt,
        String subjectKo,
        String subjectEn,
        @Nullable String applicant) {

    /** What the journal says. */
    public static Projection of(Petition petition) {
        var official = petition.official();
        var outcome = petition.outcome();
        var due = petition.due();
        var waitsFor = petition.waitsFor();
        return new Projection(
                petition.procedure().value(),
                petition.procedureVersion(),
                petition.agency().value(),
                petition.division().value(),
                official == null ? null : official.value(),
                petition.status().name(),
                outcome == null ? null : outcome.name(),
                petition.receivedAt(),
                due == null ? null : due.endsAt(),
                petition.deemedOn(),
                petition.decidedAt(),
                petition.late(),
                petition.imported(),
                waitsFor == null ? null : waitsFor.name(),
                petition.waitsUntil(),
                petition.askedUnits(),
                petition.seq(),
                petition.updatedAt(),
                petition.subject().ko(),
                petition.subject().en(),
                petition.applicant());
    }

    /** What is stored. */
    public static Map<PetitionNumber, Projection> stored(Database database, Collection<PetitionNumber> numbers) {
        Map<PetitionNumber, Projection> stored = new HashMap<>();
        database.jdbc()
                .sql("SELECT * FROM office.petition JOIN office.subject USING (number) WHERE number = ANY (?)")
                .params((Object) numbers.stream().map(PetitionNumber::value).toArray(String[]::new))
                .query(row -> {
                    stored.put(new PetitionNumber(row.getString("number")), read(row));
                });
        return stored;
    }

    private static Projection read(ResultSet row) throws SQLException {
        return new Projection(
                row.getString("procedure"),
                row.getInt("version"),
                row.getString("agency"),
                row.getString("division"),
                row.getString("official"),
                row.getString("status"),
                row.getString("outcome"),
                row.getObject("received_at", OffsetDateTime.class).toInstant(),
                instant(row, "due_at"),
                row.getObject("deemed_on", LocalDate.class),
                instant(row, "decided_at"),
                row.getBoolean("late"),
                row.getBoolean("imported"),
                row.getString("waits_for"),
                row.getObject("waits_until", LocalDate.class),
                List.of((String[]) row.getArray("asked").getArray()),
                row.getInt("seq"),
                row.getObject("updated_at", OffsetDateTime.class).toInstant(),
                row.getString("subject_ko"),
                row.getString("subject_en"),
                row.getString("applicant"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        var at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }
}
