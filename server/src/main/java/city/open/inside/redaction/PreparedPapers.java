package city.open.inside.redaction;

import city.open.ground.calendar.Text;
import city.open.ground.database.OfficeDatabase;
import city.open.ground.vocabulary.PetitionNumber;
import city.open.inside.identity.Login;
import city.open.inside.petition.Covered;
import city.open.inside.petition.Petition;
import city.open.inside.rendition.Rendition;
import city.open.town.organization.OfficialId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The SQL of {@code office.paper}, and of {@code office.rendition} where the publisher finds what is opened. */
public final class PreparedPapers {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final TypeReference<List<Covered>> COVERED = new TypeReference<>() {};
    private static final int AT_ONCE = 20;
    private static final String ALL = """
            SELECT id, petition, title_ko, title_en, sha256, pages, covered, unread, state, drafted_by, drafted_at, signed_by, account, until,
                   refusal_ko, refusal_en
              FROM office.paper
            """;

    private final OfficeDatabase database;

    public PreparedPapers(OfficeDatabase database) {
        this.database = database;
    }

    /** Until the end of this transaction nobody erases the petition; whoever was at it has finished. */
    void holdPetition(PetitionNumber petition) {
        database.jdbc()
                .sql("SELECT true FROM office.petition WHERE number = ? FOR SHARE")
                .param(petition.value())
                .query(Boolean.class)
                .optional();
    }

    String draft(Login login, Petition petition, Text title, Rendition rendition, List<Integer> unread, Instant now) {
        var id = UUID.randomUUID().toString();
        var covered = rendition.boxes().stream()
                .map(box -> new Covered(box.page(), box.ground().id()))
                .toList();
        database.jdbc()
                .sql("""
                        INSERT INTO office.paper (id, petition, title_ko, title_en, sha256, pages, pdf, covered, unread, state, drafted_by, drafted_at)
                        VALUES (?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?::integer[], 'DRAFTED', ?, ?)
                        """)
                .params(
                        id,
                        petition.number().value(),
                        title.ko(),
                        title.en(),
                        rendition.sha256(),
                        rendition.pages(),
                        rendition.pdf(),
                        JSON.writeValueAsString(covered),
                        unread.toArray(Integer[]::new),
                        login.official().value(),
                        utc(now))
                .update();
        return id;
    }

    /** How many wait for the second signature. */
    long unsigned(PetitionNumber petition) {
        return database.jdbc()
                .sql("SELECT count(*) FROM office.paper WHERE petition = ? AND state = 'DRAFTED'")
                .param(petition.value())
                .query(Long.class)
                .single();
    }

    List<Prepared> of(PetitionNumber petition) {
        return database.jdbc()
                .sql(ALL + " WHERE petition = ? ORDER BY drafted_at DESC, id")
                .param(petition.value())
                .query((row, _) -> read(row))
                .list();
    }

    Optional<byte[]> pdf(PetitionNumber petition, String id) {
        return database.jdbc()
                .sql("SELECT pdf FROM office.paper WHERE petition = ? AND id = ? AND pdf <> ''")
                .params(petition.value(), id)
                .query((row, _) -> row.getBytes(1))
                .optional();
    }

    /** For this transaction; waits for whoever is at it. */
    Optional<Prepared> lock(PetitionNumber petition, String id) {
        return database.jdbc()
                .sql(ALL + " WHERE petition = ? AND id = ? FOR UPDATE")
                .params(petition.value(), id)
                .query((row, _) -> read(row))
                .optional();
    }

    /** What is still to be opened; empty too if somebody is at it. */
    Optional<Prepared> lockUnlessTaken(String id) {
        return database.jdbc()
                .sql(ALL + " WHERE id = ? AND state = 'SIGNED' FOR UPDATE SKIP LOCKED")
                .param(id)
                .query((row, _) -> read(row))
                .optional();
    }

    List<String> due(Instant now) {
        return database.jdbc()
                .sql("SELECT id FROM office.paper WHERE state = 'SIGNED' AND until <= ? ORDER BY until, id LIMIT ?")
                .params(utc(now), AT_ONCE)
                .query(String.class)
                .list();
    }

    void sign(String id, Login login, Instant now, Instant until) {
        database.jdbc()
                .sql("""
                        UPDATE office.paper SET state = 'SIGNED', signed_by = ?, account = ?, signed_at = ?, until = ? WHERE id = ?
                        """)
                .params(login.official().value(), login.account(), utc(now), utc(until), id)
                .update();
    }

    void opened(String id) {
        database.jdbc().sql("""
                        INSERT INTO office.rendition (id, petition, sha256, pages, pdf)
                        SELECT id, petition, sha256, pages, pdf FROM office.paper WHERE id = ?
                        """).param(id).update();
        database.jdbc()
                .sql("UPDATE office.paper SET state = 'OPENED' WHERE id = ?")
                .param(id)
                .update();
    }

    /** Its pages go too: they may show what should never have been shown. */
    void takenBack(String id) {
        database.jdbc()
                .sql("UPDATE office.paper SET state = 'TAKEN_BACK', pdf = '' WHERE id = ?")
                .param(id)
                .update();
        database.jdbc()
                .sql("DELETE FROM office.rendition WHERE id = ?")
                .param(id)
                .update();
    }

    /** What is not public of an erased petition never will be. */
    public void erased(PetitionNumber petition) {
        database.jdbc().sql("""
                        UPDATE office.paper SET state = CASE WHEN state IN ('DRAFTED', 'SIGNED') THEN 'TAKEN_BACK' ELSE state END, pdf = ''
                         WHERE petition = ? AND state <> 'OPENED'
                        """).param(petition.value()).update();
    }

    void refused(String id, Text why) {
        database.jdbc()
                .sql("UPDATE office.paper SET state = 'REFUSED', refusal_ko = ?, refusal_en = ? WHERE id = ?")
                .params(why.ko(), why.en(), id)
                .update();
    }

    private static Prepared read(ResultSet row) throws SQLException {
        var signer = row.getString("signed_by");
        var until = row.getObject("until", OffsetDateTime.class);
        var refusal = row.getString("refusal_ko");
        return new Prepared(
                row.getString("id"),
                new PetitionNumber(row.getString("petition")),
                new Text(row.getString("title_ko"), row.getString("title_en")),
                row.getString("sha256"),
                row.getInt("pages"),
                JSON.readValue(row.getString("covered"), COVERED),
                Arrays.asList((Integer[]) row.getArray("unread").getArray()),
                Prepared.State.valueOf(row.getString("state")),
                new OfficialId(row.getString("drafted_by")),
                row.getObject("drafted_at", OffsetDateTime.class).toInstant(),
                signer == null ? null : new OfficialId(signer),
                Objects.requireNonNullElse(row.getString("account"), ""),
                until == null ? null : until.toInstant(),
                refusal == null ? null : new Text(refusal, row.getString("refusal_en")));
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
