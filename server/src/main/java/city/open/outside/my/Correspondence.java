package city.open.outside.my;

import city.open.ground.calendar.Text;
import city.open.ground.database.IntakeDatabase;
import city.open.ground.vocabulary.PetitionNumber;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What an applicant sent and what the office said, and who opened the file: what the portal may know of it. */
@Component
class Correspondence {
    private static final int MOST_SHOWN = 200;
    private static final Duration AUDITS_SHOWN_AFTER = Duration.ofDays(30);

    private final IntakeDatabase database;

    Correspondence(IntakeDatabase database) {
        this.database = database;
    }

    /** @param answer none while the letter waits */
    record Sent(
            String kind,
            Instant at,
            @Nullable Boolean accepted,
            @Nullable Text answer) {}

    /** @param unit and {@code agency} as they are named in the organisation */
    record Look(Instant at, String agency, String unit, String rank, String purpose, String chain) {}

    /** Latest first. */
    List<Sent> letters(PetitionNumber number) {
        return database.jdbc()
                .sql("""
                        SELECT kind, sent_at, accepted, ko, en FROM intake.answer WHERE petition = :number
                        UNION ALL
                        SELECT kind, sent_at, NULL, NULL, NULL FROM intake.letter WHERE petition = :number
                        ORDER BY sent_at DESC
                        LIMIT :most
                        """)
                .param("number", number.value())
                .param("most", MOST_SHOWN)
                .query((row, _) -> new Sent(
                        row.getString("kind"),
                        row.getObject("sent_at", OffsetDateTime.class).toInstant(),
                        row.getObject("accepted", Boolean.class),
                        row.getString("ko") == null ? null : new Text(row.getString("ko"), row.getString("en"))))
                .list();
    }

    /** Latest first; those of an audit once it can no longer be warned of (Personal Information Protection Act art. 35(4)). */
    List<Look> looks(PetitionNumber number, Instant now) {
        return database.jdbc()
                .sql("""
                        SELECT * FROM intake.opening
                         WHERE petition = :number AND (purpose <> 'AUDIT' OR at < :audited)
                         ORDER BY at DESC, position DESC
                         LIMIT :most
                        """)
                .param("number", number.value())
                .param("audited", OffsetDateTime.ofInstant(now.minus(AUDITS_SHOWN_AFTER), ZoneOffset.UTC))
                .param("most", MOST_SHOWN)
                .query((row, _) -> new Look(
                        row.getObject("at", OffsetDateTime.class).toInstant(),
                        row.getString("agency"),
                        row.getString("unit"),
                        row.getString("rank"),
                        row.getString("purpose"),
                        Objects.requireNonNullElse(row.getString("chain"), "")))
                .list();
    }
}
