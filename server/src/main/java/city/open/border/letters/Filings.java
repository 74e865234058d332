package city.open.border.letters;

import city.open.ground.database.OfficeDatabase;
import city.open.ground.vocabulary.PetitionNumber;
import city.open.town.catalogue.ProcedureCode;
import city.open.town.organization.AgencyCode;
import city.open.town.organization.UnitId;
import java.security.SecureRandom;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The letter box seen from inside: filings that wait to be received, with their files. Works as the office's role, within its transactions. */
@Component
public class Filings {
    private final OfficeDatabase database;

    Filings(OfficeDatabase database) {
        this.database = database;
    }

    /** What waits for a division, in the order of arrival. */
    public List<Filing> waiting(AgencyCode agency, UnitId division, int limit) {
        return database.jdbc()
                .sql("""
                        SELECT * FROM intake.filing
                         WHERE agency = ? AND division = ? AND received_at IS NULL
                         ORDER BY submitted_at, number
                         LIMIT ?
                        """)
                .params(agency.value(), division.value(), limit)
                .query((row, _) -> filing(row))
                .list();
    }

    public int countWaiting(AgencyCode agency, UnitId division) {
        return database.jdbc()
                .sql("SELECT count(*) FROM intake.filing WHERE agency = ? AND division = ? AND received_at IS NULL")
                .params(agency.value(), division.value())
                .query(Integer.class)
                .single();
    }

    /** Of which kinds the letters are that applicants have sent since for these; they wait for the reception too. */
    public Map<PetitionNumber, List<LetterKind>> sentSince(Collection<PetitionNumber> numbers) {
        Map<PetitionNumber, List<LetterKind>> sent = new HashMap<>();
        database.jdbc()
                .sql(
                        "SELECT DISTINCT petition, kind FROM intake.letter WHERE petition = ANY (?) ORDER BY petition, kind")
                .params((Object) numbers.stream().map(PetitionNumber::value).toArray(String[]::new))
                .query(row -> {
                    var of = sent.computeIfAbsent(new PetitionNumber(row.getString(1)), _ -> new ArrayList<>());
                    LetterKind.find(row.getString(2)).ifPresent(of::add);
                });
        return sent;
    }

    public Optional<Filing> find(PetitionNumber number) {
        return database.jdbc()
                .sql("SELECT * FROM intake.filing WHERE number = ?")
                .params(number.value())
                .query((row, _) -> filing(row))
                .optional();
    }

    public List<SealedFile> files(PetitionNumber number) {
        return FileRows.of(database.jdbc(), "petition", number.value());
    }

    /** The pieces of a file in order, each fetched when it is asked for. */
    public Iterable<byte[]> chunks(UUID file) {
        return FileRows.chunks(database.jdbc(), file);
    }

    /**
     * The office has received it: what was sealed to the office and the files leave the letter box. What the applicant reads with the access
     * code stays. False where somebody was faster.
     */
    public boolean received(PetitionNumber number, Instant now) {
        int mine = database.jdbc()
                .sql("UPDATE intake.filing SET received_at = ?, sealed = NULL WHERE number = ? AND received_at IS NULL")
                .params(OffsetDateTime.ofInstant(now, ZoneOffset.UTC), number.value())
                .update();
        database.jdbc()
                .sql("DELETE FROM intake.file WHERE petition = ? AND ? = 1")
                .params(number.value(), mine)
                .update();
        return mine == 1;
    }

    /**
     * Gives the applicant of a petition a new access code, to be told once; the one before ends, with the passkeys that hold it. For those
     * who filed on paper, and those who lost it.
     *
     * @param filing as it stands; its {@code sealed} is not kept
     * @param content what the applicant is to read back
     */
    public String giveAccess(Filing filing, FiledContent content) {
        var code = AccessCode.fresh();
        var draft = new byte[32];
        new SecureRandom().nextBytes(draft);
        var received = filing.receivedAt();
        database.jdbc()
                .sql("""
                        INSERT INTO intake.filing (number, procedure, version, variant, agency, division, submitted_at, received_at,
                                                   own, access, receipt, draft)
                        VALUES (:number, :procedure, :version, :variant, :agency, :division, :submitted, :received,
                                :own, :access, '', :draft)
                        ON CONFLICT (number) DO UPDATE SET own = excluded.own, access = excluded.access
                        """)
                .param("number", filing.number().value())
                .param("procedure", filing.procedure().value())
                .param("version", filing.version())
                .param("variant", filing.variant())
                .param("agency", filing.agency().value())
                .param("division", filing.division().value())
                .param("submitted", OffsetDateTime.ofInstant(filing.submittedAt(), ZoneOffset.UTC))
                .param("received", received == null ? null : OffsetDateTime.ofInstant(received, ZoneOffset.UTC))
                .param("own", code.seal(content.json(), filing.number().value()))
                .param("access", code.hash())
                .param("draft", draft)
                .update();
        database.jdbc()
                .sql("DELETE FROM intake.passkey WHERE petition = ?")
                .params(filing.number().value())
                .update();
        return code.value();
    }

    /**
     * Forgets everything the letter box knows of a petition, for good; also where the applicant is told of it, which is sealed to the office. In
     * the transaction of the erasure, after it: what was on its way has then arrived, and nothing arrives any more.
     */
    public void forget(PetitionNumber number) {
        database.jdbc()
                .sql("DELETE FROM intake.follower WHERE own AND kind = 'petition' AND target = ?")
                .params(number.value())
                .update();
        database.jdbc()
                .sql("DELETE FROM intake.letter WHERE petition = ?")
                .params(number.value())
                .update();
        database.jdbc()
                .sql("DELETE FROM intake.comment WHERE petition = ?")
                .params(number.value())
                .update();
        database.jdbc()
                .sql("DELETE FROM intake.neighbour WHERE petition = ?")
                .params(number.value())
                .update();
        database.jdbc()
                .sql("DELETE FROM intake.filing WHERE number = ?")
                .params(number.value())
                .update();
    }

    public static Filing filing(ResultSet row) throws SQLException {
        var received = row.getObject("received_at", OffsetDateTime.class);
        byte @Nullable [] sealed = row.getBytes("sealed");
        return new Filing(
                new PetitionNumber(row.getString("number")),
                new ProcedureCode(row.getString("procedure")),
                row.getInt("version"),
                row.getString("variant"),
                new AgencyCode(row.getString("agency")),
                new UnitId(row.getString("division")),
                row.getObject("submitted_at", OffsetDateTime.class).toInstant(),
                received == null ? null : received.toInstant(),
                sealed == null ? new byte[0] : sealed);
    }
}
