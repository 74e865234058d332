package city.open.inside.approval;

import city.open.ground.calendar.CityTime;
import city.open.ground.calendar.Text;
import city.open.ground.database.OfficeDatabase;
import city.open.ground.vocabulary.PetitionNumber;
import city.open.inside.petition.Authority;
import city.open.inside.petition.Outcome;
import city.open.town.organization.AgencyCode;
import city.open.town.organization.OfficialId;
import city.open.town.organization.Rank;
import city.open.town.organization.UnitId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/** The only SQL that touches documents, their versions, boxes and signatures. */
final class Documents {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final OfficeDatabase office;

    Documents(OfficeDatabase office) {
        this.office = office;
    }

    private JdbcClient jdbc() {
        return office.jdbc();
    }

    /** The document's own row, which nobody else can change until this transaction ends. */
    Optional<Document> lock(DocumentId id) {
        return jdbc().sql("SELECT 1 FROM office.document WHERE id = ? FOR UPDATE")
                        .param(id.value())
                        .query()
                        .listOfRows()
                        .isEmpty()
                ? Optional.empty()
                : find(id);
    }

    Optional<Document> find(DocumentId id) {
        return jdbc().sql("SELECT * FROM office.document WHERE id = ?")
                .param(id.value())
                .query((row, _) -> document(id, row))
                .optional();
    }

    List<DocumentId> ofPetition(PetitionNumber petition) {
        return jdbc().sql("SELECT id FROM office.document WHERE petition = ? ORDER BY drafted_at, length(id), id")
                .param(petition.value())
                .query((row, _) -> new DocumentId(row.getString(1)))
                .list();
    }

    DocumentId nextId(PetitionNumber petition) {
        int before = jdbc().sql("SELECT count(*) FROM office.document WHERE petition = ?")
                .param(petition.value())
                .query(Integer.class)
                .single();
        return DocumentId.of(petition, before + 1);
    }

    void add(DocumentId id, AgencyCode agency, UnitId division, OfficialId drafter, Instant at) {
        jdbc().sql("""
                        INSERT INTO office.document (id, petition, agency, division, drafter, version, state, drafted_at)
                        VALUES (?, ?, ?, ?, ?, 1, 'IN_LINE', ?)
                        """)
                .params(
                        id.value(),
                        id.petition().value(),
                        agency.value(),
                        division.value(),
                        drafter.value(),
                        stored(at))
                .update();
    }

    void begin(DocumentId id, int version) {
        jdbc().sql("UPDATE office.document SET state = 'IN_LINE', version = ? WHERE id = ?")
                .params(version, id.value())
                .update();
    }

    void addVersion(DocumentId id, int version, Paper paper, Line line, @Nullable Delegation rule, Instant at) {
        jdbc().sql("""
                        INSERT INTO office.document_version (document, version, title_ko, title_en, paper, rule, table_rank, drafted_at)
                        VALUES (:id, :version, :ko, :en, CAST(:paper AS jsonb), :rule, :tableRank, :at)
                        """)
                .param("id", id.value())
                .param("version", version)
                .param("ko", paper.title().ko())
                .param("en", paper.title().en())
                .param("paper", JSON.writeValueAsString(paper))
                .param("rule", rule == null ? null : rule.id())
                .param("tableRank", rule == null ? null : rule.approver().name())
                .param("at", stored(at))
                .update();
        for (var box : line.boxes()) {
            jdbc().sql("""
                            INSERT INTO office.document_box (document, version, place, stage, part, agency, unit, official, rank, delegated)
                            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                            """)
                    .params(
                            id.value(),
                            version,
                            box.place(),
                            box.stage(),
                            box.part().name(),
                            box.agency().value(),
                            box.unit().value(),
                            box.official().value(),
                            box.rank().name(),
                            box.delegated())
                    .update();
        }
    }

    void sign(DocumentId id, int version, int place, Signature signature) {
        var opinion = signature.opinion();
        jdbc().sql("""
                        INSERT INTO office.document_signature (document, version, place, kind, signer, rank, acting,
                               opinion_ko, opinion_en, dissent, signed_at)
                        VALUES (:id, :version, :place, :kind, :signer, :rank, :acting, :ko, :en, :dissent, :at)
                        """)
                .param("id", id.value())
                .param("version", version)
                .param("place", place)
                .param("kind", signature.kind().name())
                .param("signer", signature.signer().value())
                .param("rank", signature.rank().name())
                .param("acting", signature.acting())
                .param("ko", opinion == null ? null : opinion.ko())
                .param("en", opinion == null ? null : opinion.en())
                .param("dissent", signature.dissent())
                .param("at", stored(signature.at()))
                .update();
    }

    /** Whose turn it is from now on; those who waited before keep their place. */
    void turn(DocumentId id, List<Box> now, Instant since) {
        var places = now.stream().map(Box::place).toList();
        jdbc().sql("DELETE FROM office.document_turn WHERE document = :id AND NOT place = ANY(:places)")
                .param("id", id.value())
                .param("places", places.toArray(Integer[]::new))
                .update();
        for (var box : now) {
            jdbc().sql("""
                            INSERT INTO office.document_turn (document, place, official, since)
                            VALUES (?, ?, ?, ?) ON CONFLICT (document, place) DO NOTHING
                            """)
                    .params(id.value(), box.place(), box.official().value(), stored(since))
                    .update();
        }
    }

    void sentBack(DocumentId id) {
        jdbc().sql("UPDATE office.document SET state = 'RETURNED' WHERE id = ?")
                .param(id.value())
                .update();
    }

    void approved(Document document, Box box, Registration registration, @Nullable Authority authority, Instant at) {
        jdbc().sql("""
                        UPDATE office.document
                           SET state = 'APPROVED', registration = :registration, approver = :approver, rank = :rank,
                               rule = :rule, table_rank = :tableRank, authority = :authority, approved_at = :at
                         WHERE id = :id
                        """)
                .param("registration", registration.toString())
                .param("approver", box.official().value())
                .param("rank", box.rank().name())
                .param("rule", document.rule())
                .param(
                        "tableRank",
                        document.tableRank() == null
                                ? null
                                : document.tableRank().name())
                .param("authority", authority == null ? null : authority.name())
                .param("at", stored(at))
                .param("id", document.id().value())
                .update();
    }

    /** What was on its way when the petition was decided leads nowhere any more. */
    void close(PetitionNumber petition, Outcome outcome, Instant at) {
        jdbc().sql("""
                        WITH closed AS (
                            UPDATE office.document
                               SET state = 'CLOSED', closed_outcome = :outcome, closed_at = :at
                             WHERE petition = :petition AND state IN ('IN_LINE', 'RETURNED')
                            RETURNING id
                        )
                        DELETE FROM office.document_turn turn USING closed WHERE turn.document = closed.id
                        """)
                .param("outcome", outcome.name())
                .param("at", stored(at))
                .param("petition", petition.value())
                .update();
    }

    Registration register(AgencyCode agency, UnitId division, int year) {
        int serial = jdbc().sql("""
                        INSERT INTO office.registration (agency, division, year, last) VALUES (?, ?, ?, 1)
                        ON CONFLICT (agency, division, year) DO UPDATE SET last = office.registration.last + 1
                        RETURNING last
                        """)
                .params(agency.value(), division.value(), year)
                .query(Integer.class)
                .single();
        return new Registration(agency, division, year, serial);
    }

    void issued(DocumentId id, Text to, OfficialId by, Instant at) {
        jdbc().sql(
                        "INSERT INTO office.document_issue (document, to_ko, to_en, issued_by, issued_at) VALUES (?, ?, ?, ?, ?)")
                .params(id.value(), to.ko(), to.en(), by.value(), stored(at))
                .update();
    }

    void circulate(DocumentId id, OfficialId reader, Instant at) {
        jdbc().sql("""
                        INSERT INTO office.document_reader (document, official, since)
                        VALUES (?, ?, ?) ON CONFLICT (document, official) DO NOTHING
                        """).params(id.value(), reader.value(), stored(at)).update();
    }

    void read(DocumentId id, OfficialId reader, Instant at) {
        jdbc().sql(
                        "UPDATE office.document_reader SET read_at = ? WHERE document = ? AND official = ? AND read_at IS NULL")
                .params(stored(at), id.value(), reader.value())
                .update();
    }

    /** What waits for any of these, the longest first. */
    List<Waits> waitingFor(Collection<OfficialId> officials, int limit) {
        return jdbc().sql("""
                        SELECT turn.document, turn.place, turn.official, turn.since, version.title_ko, version.title_en, box.part
                          FROM office.document_turn turn
                          JOIN office.document document ON document.id = turn.document
                          JOIN office.document_version version
                            ON version.document = turn.document AND version.version = document.version
                          JOIN office.document_box box
                            ON box.document = turn.document AND box.version = document.version AND box.place = turn.place
                         WHERE turn.official = ANY(:officials)
                         ORDER BY turn.since, turn.document
                         LIMIT :limit
                        """)
                .param("officials", values(officials))
                .param("limit", limit)
                .query((row, _) -> new Waits(
                        new DocumentId(row.getString("document")),
                        new Text(row.getString("title_ko"), row.getString("title_en")),
                        Part.valueOf(row.getString("part")),
                        row.getInt("place"),
                        new OfficialId(row.getString("official")),
                        instant(row, "since")))
                .list();
    }

    record Waits(DocumentId document, Text title, Part part, int place, OfficialId official, Instant since) {}

    Set<PetitionNumber> petitionsWaitingFor(Collection<OfficialId> officials) {
        return jdbc().sql("""
                        SELECT DISTINCT document.petition
                          FROM office.document_turn turn
                          JOIN office.document document ON document.id = turn.document
                         WHERE turn.official = ANY(:officials)
                        """)
                .param("officials", values(officials))
                .query((row, _) -> new PetitionNumber(row.getString(1)))
                .set();
    }

    long countWaitingFor(Collection<OfficialId> officials) {
        return jdbc().sql("SELECT count(*) FROM office.document_turn WHERE official = ANY(:officials)")
                .param("officials", values(officials))
                .query(Long.class)
                .single();
    }

    /** What an official drafted that is not approved yet, the newest first. */
    List<Listed> drafts(OfficialId drafter, int limit) {
        return listed("""
                        SELECT document.*, version.title_ko, version.title_en
                          FROM office.document document
                          JOIN office.document_version version
                            ON version.document = document.id AND version.version = document.version
                         WHERE document.drafter = ? AND document.state IN ('IN_LINE', 'RETURNED')
                         ORDER BY document.drafted_at DESC
                         LIMIT ?
                        """, drafter, limit);
    }

    /** What was circulated to an official who has not opened it, the longest waiting first. */
    List<Listed> unread(OfficialId reader, int limit) {
        return listed("""
                        SELECT document.*, version.title_ko, version.title_en
                          FROM office.document_reader reader
                          JOIN office.document document ON document.id = reader.document
                          JOIN office.document_version version
                            ON version.document = document.id AND version.version = document.version
                         WHERE reader.official = ? AND reader.read_at IS NULL
                         ORDER BY reader.since
                         LIMIT ?
                        """, reader, limit);
    }

    private List<Listed> listed(String sql, OfficialId official, int limit) {
        return jdbc().sql(sql)
                .params(official.value(), limit)
                .query((row, _) -> new Listed(
                        new DocumentId(row.getString("id")),
                        new PetitionNumber(row.getString("petition")),
                        new Text(row.getString("title_ko"), row.getString("title_en")),
                        Document.State.valueOf(row.getString("state")),
                        instant(row, "drafted_at")))
                .list();
    }

    /** Whether any of these stands in a line of the petition, or a paper of it was circulated to one of them. */
    boolean isAskedIn(PetitionNumber petition, Collection<OfficialId> officials) {
        return jdbc().sql("""
                        SELECT EXISTS (SELECT FROM office.document document
                                         JOIN office.document_box box ON box.document = document.id
                                        WHERE document.petition = :petition AND box.official = ANY(:officials))
                            OR EXISTS (SELECT FROM office.document document
                                         JOIN office.document_reader reader ON reader.document = document.id
                                        WHERE document.petition = :petition AND reader.official = ANY(:officials))
                        """)
                .param("petition", petition.value())
                .param("officials", values(officials))
                .query(Boolean.class)
                .single();
    }

    List<Finding> findings(Authority authority, LocalDate from, LocalDate to, int limit) {
        return jdbc().sql("""
                        SELECT document.*, version.title_ko, version.title_en
                          FROM office.document document
                          JOIN office.document_version version
                            ON version.document = document.id AND version.version = document.version
                         WHERE document.authority = :authority
                           AND document.approved_at >= :from AND document.approved_at < :to
                         ORDER BY document.approved_at DESC
                         LIMIT :limit
                        """)
                .param("authority", authority.name())
                .param("from", stored(from.atStartOfDay(CityTime.ZONE).toInstant()))
                .param("to", stored(to.plusDays(1).atStartOfDay(CityTime.ZONE).toInstant()))
                .param("limit", limit)
                .query((row, _) -> new Finding(
                        new DocumentId(row.getString("id")),
                        new PetitionNumber(row.getString("petition")),
                        new AgencyCode(row.getString("agency")),
                        new UnitId(row.getString("division")),
                        new Text(row.getString("title_ko"), row.getString("title_en")),
                        row.getString("registration"),
                        new OfficialId(row.getString("approver")),
                        Rank.valueOf(row.getString("rank")),
                        row.getString("rule"),
                        Rank.valueOf(row.getString("table_rank")),
                        Authority.valueOf(row.getString("authority")),
                        instant(row, "approved_at")))
                .list();
    }

    private record Version(
            int number,
            Paper paper,
            @Nullable String rule,
            @Nullable String tableRank) {}

    private Document document(DocumentId id, ResultSet row) throws SQLException {
        int newest = row.getInt("version");
        var lines = lines(id);
        var versions = jdbc().sql(
                        "SELECT version, paper, rule, table_rank FROM office.document_version WHERE document = ? ORDER BY version")
                .param(id.value())
                .query((one, _) -> new Version(
                        one.getInt("version"),
                        JSON.readValue(one.getString("paper"), Paper.class),
                        one.getString("rule"),
                        one.getString("table_rank")))
                .list();
        var version = versions.getLast();
        var tableRank = version.tableRank();
        var authority = row.getString("authority");
        return new Document(
                id,
                id.petition(),
                new AgencyCode(row.getString("agency")),
                new UnitId(row.getString("division")),
                new OfficialId(row.getString("drafter")),
                newest,
                Document.State.valueOf(row.getString("state")),
                version.paper(),
                new Line(lines.getOrDefault(newest, List.of())),
                version.rule(),
                tableRank == null ? null : Rank.valueOf(tableRank),
                authority == null ? null : Authority.valueOf(authority),
                instant(row, "drafted_at"),
                row.getString("registration"),
                row.getObject("approved_at") == null ? null : instant(row, "approved_at"),
                issue(id),
                readers(id),
                versions.subList(0, versions.size() - 1).stream()
                        .map(one -> new Document.Earlier(
                                one.number(), one.paper(), new Line(lines.getOrDefault(one.number(), List.of()))))
                        .toList(),
                row.getString("closed_outcome") == null
                        ? null
                        : new Document.Closing(
                                Outcome.valueOf(row.getString("closed_outcome")), instant(row, "closed_at")));
    }

    private Map<Integer, List<Box>> lines(DocumentId id) {
        Map<Integer, List<Box>> lines = new HashMap<>();
        jdbc().sql("""
                        SELECT box.*, signature.kind, signature.signer, signature.rank AS signer_rank, signature.acting,
                               signature.opinion_ko, signature.opinion_en, signature.dissent, signature.signed_at
                          FROM office.document_box box
                          LEFT JOIN office.document_signature signature USING (document, version, place)
                         WHERE box.document = ?
                         ORDER BY version, place
                        """)
                .param(id.value())
                .query((row, _) -> lines.computeIfAbsent(row.getInt("version"), _ -> new ArrayList<>())
                        .add(box(row)))
                .list();
        return lines;
    }

    private static Box box(ResultSet row) throws SQLException {
        return new Box(
                row.getInt("place"),
                row.getInt("stage"),
                Part.valueOf(row.getString("part")),
                new AgencyCode(row.getString("agency")),
                new UnitId(row.getString("unit")),
                new OfficialId(row.getString("official")),
                Rank.valueOf(row.getString("rank")),
                row.getBoolean("delegated"),
                row.getString("kind") == null
                        ? null
                        : new Signature(
                                Signature.Kind.valueOf(row.getString("kind")),
                                new OfficialId(row.getString("signer")),
                                Rank.valueOf(row.getString("signer_rank")),
                                row.getBoolean("acting"),
                                row.getString("opinion_ko") == null
                                        ? null
                                        : new Text(row.getString("opinion_ko"), row.getString("opinion_en")),
                                row.getBoolean("dissent"),
                                instant(row, "signed_at")));
    }

    private Document.@Nullable Issue issue(DocumentId id) {
        return jdbc().sql("SELECT * FROM office.document_issue WHERE document = ?")
                .param(id.value())
                .query((row, _) -> new Document.Issue(
                        new Text(row.getString("to_ko"), row.getString("to_en")),
                        new OfficialId(row.getString("issued_by")),
                        instant(row, "issued_at")))
                .optional()
                .orElse(null);
    }

    private List<Document.Reader> readers(DocumentId id) {
        return jdbc().sql("SELECT * FROM office.document_reader WHERE document = ? ORDER BY since, official")
                .param(id.value())
                .query((row, _) -> new Document.Reader(
                        new OfficialId(row.getString("official")),
                        instant(row, "since"),
                        row.getObject("read_at") == null ? null : instant(row, "read_at")))
                .list();
    }

    private static String[] values(Collection<OfficialId> officials) {
        return officials.stream().map(OfficialId::value).toArray(String[]::new);
    }

    private static OffsetDateTime stored(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
