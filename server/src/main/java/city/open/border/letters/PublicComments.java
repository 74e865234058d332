package city.open.border.letters;

import city.open.ground.database.IntakeDatabase;
import city.open.ground.database.OfficeDatabase;
import city.open.ground.vocabulary.PetitionNumber;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Comments on a petition: dropped in by the public side, taken out by the office once an official has looked at them. One that came with a mailbox is not
 * there for the office until the mailbox has answered.
 */
@Component
public class PublicComments {
    private static final JsonMapper JSON = JsonMapper.shared();

    /** Whether the office may have it: no mailbox has to confirm it, or one has. */
    private static final String CONFIRMED = """
            (follower IS NULL
             OR EXISTS (SELECT FROM intake.follower WHERE follower.id = comment.follower AND confirmed_at IS NOT NULL))
            """;

    private final IntakeDatabase outside;
    private final OfficeDatabase inside;
    private final LetterBox box;

    PublicComments(IntakeDatabase outside, OfficeDatabase inside, LetterBox box) {
        this.outside = outside;
        this.inside = inside;
        this.box = box;
    }

    /** @param name of whoever gave none of the other two, else empty */
    public record Given(String name, String words) {
        public static Given read(byte[] opened) {
            return JSON.readValue(opened, Given.class);
        }

        @Override
        public String toString() {
            return "Given[sealed]";
        }
    }

    /** What became of a comment. */
    public enum Dropped {
        TAKEN,
        /** So many wait that no more are taken. */
        FULL,
        /** The code is not one of this petition's letters, or was used. */
        NO_SUCH_CODE
    }

    /**
     * Drops a comment in.
     *
     * @param code of a letter to a neighbour, which is used up with it
     * @param follower the subscription that has to be confirmed first
     * @param most that may wait of one petition, so that nobody buries it: of those that are confirmed and of those that are not, each for itself. A letter's
     *     code is good for one comment and is not held up by others.
     * @throws VaultFault where it cannot be sealed
     */
    public Dropped drop(
            PetitionNumber petition,
            Given given,
            @Nullable AccessCode code,
            @Nullable UUID follower,
            int most,
            LocalDate today) {
        var id = UUID.randomUUID();
        var sealed = box.seal(JSON.writeValueAsBytes(given), id.toString());
        return Objects.requireNonNull(outside.transactions().execute(_ -> {
            outside.jdbc()
                    .sql("SELECT pg_advisory_xact_lock(hashtextextended('comments on ' || ?, 0))")
                    .param(petition.value())
                    .query((_, _) -> true)
                    .single();
            if (code == null && dropped(petition, follower == null) >= most) {
                return Dropped.FULL;
            }
            if (code != null
                    && outside.jdbc()
                                    .sql("UPDATE intake.neighbour SET used = true WHERE code = ? AND NOT used")
                                    .param(hash(petition, code.value()))
                                    .update()
                            == 0) {
                return Dropped.NO_SUCH_CODE;
            }
            outside.jdbc()
                    .sql("""
                            INSERT INTO intake.comment (id, petition, given_on, neighbour, follower, sealed)
                            VALUES (?, ?, ?, ?, ?, ?)
                            """)
                    .param(id)
                    .param(petition.value())
                    .param(today)
                    .param(code != null)
                    .param(follower)
                    .param(sealed)
                    .update();
            return Dropped.TAKEN;
        }));
    }

    private int dropped(PetitionNumber petition, boolean confirmed) {
        return outside.jdbc()
                .sql("SELECT count(id) FROM intake.comment WHERE petition = ? AND %s = ?".formatted(CONFIRMED))
                .params(petition.value(), confirmed)
                .query(Integer.class)
                .single();
    }

    /** How many of a petition wait for a look, as everybody may know. */
    public int unseen(PetitionNumber petition) {
        return dropped(petition, true);
    }

    /** Keeps the codes of letters; joins the transaction of the fact. */
    public void invite(PetitionNumber petition, List<String> codes, LocalDate today) {
        codes.forEach(code -> inside.jdbc()
                .sql("INSERT INTO intake.neighbour (code, petition, made_on) VALUES (?, ?, ?)")
                .params(hash(petition, code), petition.value(), today)
                .update());
    }

    /** A code is random enough to be hashed without salt or work; of another petition it is another's. */
    private static byte[] hash(PetitionNumber petition, String code) {
        try {
            return MessageDigest.getInstance("SHA-256")
                    .digest(("open comment " + petition + " " + code).getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** @param sealed to the office, under its id */
    public record Waiting(UUID id, LocalDate givenOn, boolean neighbour, byte[] sealed) {}

    /** The first so many of a petition that nobody has looked at, the oldest first. */
    public List<Waiting> waiting(PetitionNumber petition, int limit) {
        settle();
        return inside.jdbc()
                .sql("""
                        SELECT id, given_on, neighbour, sealed
                          FROM intake.comment
                         WHERE petition = ? AND follower IS NULL
                         ORDER BY given_on, id
                         LIMIT ?
                        """)
                .params(petition.value(), limit)
                .query((row, _) -> waiting(row))
                .list();
    }

    /** One of them, if nobody has looked at it. */
    public Optional<Waiting> find(UUID id, PetitionNumber petition) {
        return inside.jdbc()
                .sql("""
                        SELECT id, given_on, neighbour, sealed
                          FROM intake.comment
                         WHERE id = ? AND petition = ? AND follower IS NULL
                        """)
                .params(id, petition.value())
                .query((row, _) -> waiting(row))
                .optional();
    }

    private static Waiting waiting(ResultSet row) throws SQLException {
        return new Waiting(
                row.getObject("id", UUID.class),
                row.getObject("given_on", LocalDate.class),
                row.getBoolean("neighbour"),
                row.getBytes("sealed"));
    }

    /** How many of a petition wait for a look. */
    public int count(PetitionNumber petition) {
        return inside.jdbc()
                .sql("SELECT count(*) FROM intake.comment WHERE petition = ? AND %s".formatted(CONFIRMED))
                .params(petition.value())
                .query(Integer.class)
                .single();
    }

    public record Came(PetitionNumber petition, LocalDate on) {}

    /** On which petitions somebody commented on this day or later, and nobody has looked. */
    public List<Came> petitionsSince(LocalDate day, int limit) {
        return inside.jdbc()
                .sql("""
                        SELECT DISTINCT petition, given_on
                          FROM intake.comment
                         WHERE given_on >= ? AND follower IS NULL
                         ORDER BY given_on, petition
                         LIMIT ?
                        """)
                .params(day, limit)
                .query((row, _) -> new Came(
                        new PetitionNumber(row.getString("petition")), row.getObject("given_on", LocalDate.class)))
                .list();
    }

    /**
     * What came with a mailbox that has answered is there from now on, and nothing says any more which mailbox it was; what came with one that did not answer
     * in time goes with it.
     */
    public void settle() {
        inside.jdbc().sql("""
                        UPDATE intake.comment SET follower = NULL
                          FROM intake.follower
                         WHERE follower.id = comment.follower AND follower.confirmed_at IS NOT NULL
                        """).update();
        inside.jdbc().sql("""
                        DELETE FROM intake.comment
                         WHERE follower IS NOT NULL
                           AND NOT EXISTS (SELECT FROM intake.follower WHERE follower.id = comment.follower)
                        """).update();
    }

    /** An official has looked at it: it leaves the box. False where somebody was faster. */
    public boolean taken(UUID id) {
        return inside.jdbc()
                        .sql("DELETE FROM intake.comment WHERE id = ? AND follower IS NULL")
                        .params(id)
                        .update()
                == 1;
    }
}
