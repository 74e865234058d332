package city.open.border.letters;

import city.open.ground.database.IntakeDatabase;
import city.open.ground.database.OfficeDatabase;
import city.open.ground.vocabulary.PetitionNumber;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** What anybody asks about a petition in public: dropped in by the public side, taken out by the office once an official has looked at it. */
@Component
public class PublicQuestions {
    private final IntakeDatabase outside;
    private final OfficeDatabase inside;
    private final LetterBox box;

    PublicQuestions(IntakeDatabase outside, OfficeDatabase inside, LetterBox box) {
        this.outside = outside;
        this.inside = inside;
        this.box = box;
    }

    /** @param sealed to the office, under its id */
    public record Waiting(UUID id, LocalDate askedOn, byte[] sealed) {}

    /**
     * Drops a question in.
     *
     * @param most that may wait of one petition, so that nobody buries it
     * @return whether it was taken
     * @throws VaultFault where it cannot be sealed
     */
    public boolean drop(PetitionNumber petition, String words, int most, LocalDate today) {
        var id = UUID.randomUUID();
        var sealed = box.seal(words.getBytes(StandardCharsets.UTF_8), id.toString());
        return Objects.requireNonNull(outside.transactions().execute(_ -> {
            outside.jdbc()
                    .sql("SELECT pg_advisory_xact_lock(hashtextextended('questions of ' || ?, 0))")
                    .param(petition.value())
                    .query((_, _) -> true)
                    .single();
            int waiting = outside.jdbc()
                    .sql("SELECT count(id) FROM intake.question WHERE petition = ?")
                    .param(petition.value())
                    .query(Integer.class)
                    .single();
            if (waiting >= most) {
                return false;
            }
            outside.jdbc()
                    .sql("INSERT INTO intake.question (id, petition, asked_on, sealed) VALUES (?, ?, ?, ?)")
                    .params(id, petition.value(), today, sealed)
                    .update();
            return true;
        }));
    }

    /** Those of a petition that nobody has looked at, the oldest first. */
    public List<Waiting> waiting(PetitionNumber petition) {
        return inside.jdbc()
                .sql("SELECT id, asked_on, sealed FROM intake.question WHERE petition = ? ORDER BY asked_on, id")
                .params(petition.value())
                .query((row, _) -> new Waiting(
                        row.getObject("id", UUID.class),
                        row.getObject("asked_on", LocalDate.class),
                        row.getBytes("sealed")))
                .list();
    }

    /** @param petition the number as it was asked about */
    public record Came(UUID id, PetitionNumber petition) {}

    /** What came on this day or later and nobody has looked at. */
    public List<Came> since(LocalDate day, int limit) {
        return inside.jdbc()
                .sql("SELECT id, petition FROM intake.question WHERE asked_on >= ? ORDER BY asked_on, id LIMIT ?")
                .params(day, limit)
                .query((row, _) ->
                        new Came(row.getObject("id", UUID.class), new PetitionNumber(row.getString("petition"))))
                .list();
    }

    /** How many of a petition wait for a look. */
    public int count(PetitionNumber petition) {
        return inside.jdbc()
                .sql("SELECT count(*) FROM intake.question WHERE petition = ?")
                .params(petition.value())
                .query(Integer.class)
                .single();
    }

    /** An official has looked at it: it leaves the box. False where somebody was faster. */
    public boolean taken(UUID id) {
        return inside.jdbc()
                        .sql("DELETE FROM intake.question WHERE id = ?")
                        .params(id)
                        .update()
                == 1;
    }
}
