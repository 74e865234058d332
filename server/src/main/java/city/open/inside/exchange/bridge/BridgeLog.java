package city.open.inside.exchange.bridge;

import static city.open.inside.exchange.bridge.OtherSystems.instantOf;
import static city.open.inside.exchange.bridge.OtherSystems.utc;

import city.open.ground.calendar.Text;
import city.open.ground.database.OfficeDatabase;
import city.open.ground.vocabulary.PetitionNumber;
import city.open.inside.vault.Dispatches;
import city.open.inside.vault.Dispatches.Dispatch;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The events of other systems in the order in which they came, and how far each document has been applied. */
final class BridgeLog {
    private static final Text CONTRADICTION = new Text(
            "같은 번호(source와 id)로 내용이 다른 사건이 먼저 왔습니다.",
            "Another event with the same source and id but other content came before it.");

    private final OfficeDatabase database;
    private final Dispatches dispatches;

    BridgeLog(OfficeDatabase database, Dispatches dispatches) {
        this.database = database;
        this.dispatches = dispatches;
    }

    /** What became of an event that came in. */
    enum Entered {
        NEW,
        /** It was here already, word for word. */
        KNOWN,
        /** Something else came under its name. */
        CONTRADICTS,
        /** It can never be applied as it is. */
        PARKED,
        /** It is about a petition whose data were erased: that it came is written down, what it said is not kept. */
        ERASED
    }

    private record Name(String source, String id) {}

    /** Keeps what came. All of it is durable when this returns. */
    List<Entered> add(OtherSystem system, List<Envelope> envelopes, Instant now) {
        return Objects.requireNonNull(database.transactions().execute(_ -> {
            oneAtATime(system);
            Map<Name, Envelope> firsts = new LinkedHashMap<>();
            envelopes.forEach(envelope -> firsts.putIfAbsent(name(envelope), envelope));
            claim(system, firsts.values());
            var gone = dispatches.ofTheErased(
                    system.name(),
                    envelopes.stream()
                            .map(Envelope::document)
                            .filter(Objects::nonNull)
                            .collect(Collectors.toSet()));
            var fresh = insert(system, firsts.values(), gone, false, now);
            var known = contents(system, firsts.keySet());
            List<Envelope> contradictions = new ArrayList<>();
            List<Entered> entered = new ArrayList<>(envelopes.size());
            for (var envelope : envelopes) {
                if (!envelope.content().equals(known.get(name(envelope)))) {
                    contradictions.add(envelope);
                    entered.add(Entered.CONTRADICTS);
                } else if (!fresh.remove(name(envelope))) {
                    entered.add(Entered.KNOWN);
                } else if (isOf(gone, envelope)) {
                    entered.add(Entered.ERASED);
                } else {
                    entered.add(envelope.fault() == null ? Entered.NEW : Entered.PARKED);
                }
            }
            insert(system, contradictions, gone, true, now);
            return entered;
        }));
    }

    /** Two requests that bring the same events in another order would wait for each other. */
    private void oneAtATime(OtherSystem system) {
        database.jdbc()
                .sql("SELECT pg_advisory_xact_lock(hashtextextended('open.bridge ' || ?, 0))::text")
                .param(system.name())
                .query(String.class)
                .single();
    }

    private static Name name(Envelope envelope) {
        return new Name(envelope.source(), envelope.id());
    }

    /** The documents these events are about, in the order in which everyone locks them. */
    private void claim(OtherSystem system, Collection<Envelope> envelopes) {
        var about = envelopes.stream()
                .filter(envelope -> envelope.document() != null)
                .toList();
        database.jdbc()
                .sql("""
                        INSERT INTO office.bridge_document AS known (system, document, sent)
                        SELECT ?, document, max(coalesce(sequence, 0))
                          FROM unnest(?::text[], ?::bigint[]) AS came (document, sequence)
                         GROUP BY document
                         ORDER BY document
                        ON CONFLICT (system, document) DO UPDATE SET sent = excluded.sent
                         WHERE known.sent < excluded.sent
                        """)
                .params(
                        system.name(),
                        texts(about, Envelope::document),
                        about.stream().map(Envelope::sequence).toArray(Long[]::new))
                .update();
    }

    private HashSet<Name> insert(
            OtherSystem system, Collection<Envelope> envelopes, Set<String> gone, boolean contradicting, Instant now) {
        var fresh = new HashSet<Name>();
        if (envelopes.isEmpty()) {
            return fresh;
        }
        var list = List.copyOf(envelopes);
        Function<Envelope, @Nullable Text> reason =
                envelope -> isOf(gone, envelope) ? Dispatches.ERASED : contradicting ? CONTRADICTION : envelope.fault();
        database.jdbc()
                .sql("""
                        WITH came AS (
                            SELECT * FROM unnest(?::text[], ?::text[], ?::text[], ?::text[], ?::bigint[], ?::text[]::timestamptz[],
                                                 ?::text[], ?::bytea[], ?::text[], ?::text[])
                                WITH ORDINALITY
                                AS came (source, id, type, document, sequence, occurred_at, content, sealed, reason_ko, reason_en, place)
                        ), event AS (
                            INSERT INTO office.bridge_event (system, source, id, type, document, sequence, occurred_at, received_at,
                                                             content, contradicts, state, reason_ko, reason_en)
                            SELECT ?, source, id, type, document, sequence, occurred_at, ?, content, ?,
                                   CASE WHEN sealed IS NULL THEN 'set-aside' WHEN reason_en IS NULL THEN 'waiting' ELSE 'parked' END,
                                   reason_ko, reason_en
                              FROM came
                             ORDER BY place
                            ON CONFLICT DO NOTHING
                            RETURNING position, source, id, content
                        ), kept AS (
                            INSERT INTO vault.bridge_body (position, sealed)
                            SELECT position, sealed FROM event JOIN came USING (source, id, content) WHERE sealed IS NOT NULL
                        ), approval AS (
                            INSERT INTO office.bridge_approval (system, document, approved_at, position)
                            SELECT ?, document, occurred_at, position
                              FROM event JOIN came USING (source, id, content)
                             WHERE type = ? AND document IS NOT NULL AND sealed IS NOT NULL AND NOT ?
                        ), listed AS (
                            -- What the system's list announced is watched under its event from now on.
                            UPDATE office.bridge_approval known
                               SET disclosed = true
                              FROM event JOIN came USING (source, id, content)
                             WHERE type = ? AND reason_en IS NULL
                               AND known.system = ? AND known.document = came.document AND known.position = 0
                               AND known.approved_at = occurred_at
                        )
                        SELECT source, id FROM event
                        """)
                .params(
                        texts(list, Envelope::source),
                        texts(list, Envelope::id),
                        texts(list, Envelope::type),
                        texts(list, Envelope::document),
                        list.stream().map(Envelope::sequence).toArray(Long[]::new),
                        texts(
                                list,
                                envelope -> Objects.requireNonNullElse(envelope.time(), now)
                                        .toString()),
                        texts(list, Envelope::content),
                        dispatches.seal(
                                system.name(),
                                list.stream().map(BridgeLog::dispatch).toList(),
                                gone),
                        texts(list, envelope -> ko(reason.apply(envelope))),
                        texts(list, envelope -> en(reason.apply(envelope))),
                        system.name(),
                        utc(now),
                        contradicting,
                        system.name(),
                        Meaning.APPROVAL_SIGNED,
                        contradicting,
                        Meaning.APPROVAL_SIGNED,
                        system.name())
                .query(row -> {
                    fresh.add(new Name(row.getString("source"), row.getString("id")));
                });
        return fresh;
    }

    private static boolean isOf(Set<String> documents, Envelope envelope) {
        return envelope.document() != null && documents.contains(envelope.document());
    }

    private static Dispatch dispatch(Envelope envelope) {
        return new Dispatch(envelope.document(), called(envelope.source(), envelope.id()), envelope.body());
    }

    private static String called(String source, String id) {
        return source + ' ' + id;
    }

    /** Of a row with what names the event, its key and what is sealed. */
    private String opened(ResultSet row) throws SQLException {
        return dispatches.open(
                row.getString("system"),
                row.getString("document"),
                called(row.getString("source"), row.getString("id")),
                row.getBytes("wrapped"),
                row.getBytes("sealed"));
    }

    private static @Nullable String ko(@Nullable Text text) {
        return text == null ? null : text.ko();
    }

    private static @Nullable String en(@Nullable Text text) {
        return text == null ? null : text.en();
    }

    private Map<Name, String> contents(OtherSystem system, Collection<Name> names) {
        Map<Name, String> contents = new HashMap<>();
        database.jdbc()
                .sql("""
                        SELECT source, id, content
                          FROM unnest(?::text[], ?::text[]) AS asked (source, id)
                          JOIN office.bridge_event USING (source, id)
                         WHERE system = ? AND NOT contradicts
                        """)
                .params(
                        names.stream().map(Name::source).toArray(String[]::new),
                        names.stream().map(Name::id).toArray(String[]::new),
                        system.name())
                .query(row -> {
                    contents.put(new Name(row.getString("source"), row.getString("id")), row.getString("content"));
                });
        return contents;
    }

    /**
     * An event whose turn may have come.
     *
     * @param letGo whether somebody has said that it waits for no paper
     */
    record Waiting(
            long position,
            String type,
            @Nullable Long sequence,
            Instant occurredAt,
            Instant receivedAt,
            boolean letGo,
            String body) {}

    /** The waiting events of a document, in order, and where the document stands. */
    record Run(String system, String document, @Nullable PetitionNumber petition, long next, List<Waiting> events) {}

    /** What was not looked at yet comes first: those that wait for papers, however many, starve nothing newer. */
    private static final String READY = """
            SELECT event.system, event.document
              FROM office.bridge_event event
              JOIN office.bridge_document USING (system, document)
              JOIN vault.bridge_body USING (position)
             WHERE state = 'waiting' AND waits_for IS NULL AND occurred_at <= :now AND (look_at IS NULL OR look_at <= :now)
               AND (sequence IS NULL OR sequence <= next)
             GROUP BY event.system, event.document
             ORDER BY bool_or(look_at IS NULL) DESC, min(look_at) NULLS FIRST, min(position)
             LIMIT :documents
            """;

    boolean hasReady(Instant now) {
        return database.jdbc()
                .sql("SELECT EXISTS (" + READY + ")")
                .param("now", utc(now))
                .param("documents", 1)
                .query(Boolean.class)
                .single();
    }

    /** Whether this transaction is the one that applies; another may be at it on another node. */
    boolean takesTurn() {
        return database.jdbc()
                .sql("SELECT pg_try_advisory_xact_lock(hashtextextended('open.bridge', 0))")
                .query(Boolean.class)
                .single();
    }

    List<Run> ready(Instant now, int documents, int events) {
        Map<String, Run> runs = new LinkedHashMap<>();
        database.jdbc()
                .sql("""
                        WITH ready AS (%s)
                        SELECT event.system, event.document, document.petition, next, position, source, id, type, sequence, occurred_at,
                               received_at, let_go, sealed, wrapped
                          FROM ready
                          JOIN office.bridge_document document USING (system, document)
                          JOIN office.bridge_event event USING (system, document)
                          JOIN vault.bridge_body USING (position)
                          JOIN vault.bridge_seal key ON key.system = event.system AND key.document = event.document
                         WHERE state = 'waiting' AND waits_for IS NULL
                         ORDER BY event.system, event.document, sequence NULLS FIRST, position
                         LIMIT :events
                        """.formatted(READY))
                .param("now", utc(now))
                .param("documents", documents)
                .param("events", events)
                .query(row -> {
                    var key = row.getString("system") + ' ' + row.getString("document");
                    if (!runs.containsKey(key)) {
                        runs.put(key, run(row));
                    }
                    Objects.requireNonNull(runs.get(key))
                            .events()
                            .add(new Waiting(
                                    row.getLong("position"),
                                    row.getString("type"),
                                    row.getObject("sequence", Long.class),
                                    instantOf(row, "occurred_at"),
                                    instantOf(row, "received_at"),
                                    row.getBoolean("let_go"),
                                    opened(row)));
                });
        return List.copyOf(runs.values());
    }

    private static Run run(ResultSet row) throws SQLException {
        var petition = row.getString("petition");
        return new Run(
                row.getString("system"),
                row.getString("document"),
                petition == null ? null : new PetitionNumber(petition),
                row.getLong("next"),
                new ArrayList<>());
    }

    Optional<PetitionNumber> petition(String system, String document) {
        return database.jdbc()
                .sql(
                        "SELECT petition FROM office.bridge_document WHERE system = ? AND document = ? AND petition IS NOT NULL")
                .params(system, document)
                .query(String.class)
                .optional()
                .map(PetitionNumber::new);
    }

    /** What became of an event when its turn came. */
    sealed interface Settled {
        long position();

        record Applied(long position, PetitionNumber petition, int seq) implements Settled {}

        record Parked(long position, Text reason) implements Settled {}

        record WaitsFor(long position, String document) implements Settled {}

        /** Papers of its petition are still to come. */
        record WaitsForPapers(long position, Text reason, Instant lookAt) implements Settled {}

        default @Nullable Text says() {
            return switch (this) {
                case Applied _, WaitsFor _ -> null;
                case Parked parked -> parked.reason();
                case WaitsForPapers waits -> waits.reason();
            };
        }
    }

    /** Where a document stands after its events were applied. */
    record Place(String system, String document, @Nullable PetitionNumber petition, long next) {}

    /** Writes down what became of events, in the transaction of the facts they led to. */
    void settle(List<Settled> settled, List<Place> places, Instant now) {
        lock(places);
        database.jdbc()
                .sql("""
                        UPDATE office.bridge_event event
                           SET state = done.state, petition = done.petition, seq = done.seq, reason_ko = done.reason_ko,
                               reason_en = done.reason_en, waits_for = done.waits_for, look_at = done.look_at,
                               settled_at = CASE WHEN done.state = 'waiting' THEN NULL ELSE ?::timestamptz END
                          FROM unnest(?::bigint[], ?::text[], ?::text[], ?::integer[], ?::text[], ?::text[], ?::text[],
                                      ?::text[]::timestamptz[])
                            AS done (position, state, petition, seq, reason_ko, reason_en, waits_for, look_at)
                         WHERE event.position = done.position AND event.state = 'waiting'
                           -- Whoever let it go meanwhile has the last word.
                           AND NOT (event.let_go AND done.look_at IS NOT NULL)
                        """)
                .params(
                        utc(now),
                        settled.stream().map(Settled::position).toArray(Long[]::new),
                        texts(settled, one -> switch (one) {
                            case Settled.Applied _ -> "applied";
                            case Settled.Parked _ -> "parked";
                            case Settled.WaitsFor _, Settled.WaitsForPapers _ -> "waiting";
                        }),
                        texts(
                                settled,
                                one -> one instanceof Settled.Applied done
                                        ? done.petition().value()
                                        : null),
                        settled.stream()
                                .map(one -> one instanceof Settled.Applied done ? done.seq() : null)
                                .toArray(Integer[]::new),
                        texts(settled, one -> ko(one.says())),
                        texts(settled, one -> en(one.says())),
                        texts(settled, one -> one instanceof Settled.WaitsFor waits ? waits.document() : null),
                        texts(settled, one -> one instanceof Settled.WaitsForPapers waits ? waits.lookAt() : null))
                .update();
        database.jdbc()
                .sql("""
                        UPDATE office.bridge_document document
                           SET petition = place.petition, next = place.next
                          FROM unnest(?::text[], ?::text[], ?::text[], ?::bigint[]) AS place (system, document, petition, next)
                         WHERE document.system = place.system AND document.document = place.document
                        """)
                .params(
                        texts(places, Place::system),
                        texts(places, Place::document),
                        texts(
                                places,
                                place -> place.petition() == null
                                        ? null
                                        : place.petition().value()),
                        places.stream().map(Place::next).toArray(Long[]::new))
                .update();
        database.jdbc()
                .sql("""
                        UPDATE office.bridge_event event
                           SET waits_for = NULL
                          FROM unnest(?::text[], ?::text[], ?::text[]) AS place (system, document, petition)
                         WHERE event.system = place.system AND event.waits_for = place.document
                           AND state = 'waiting' AND place.petition IS NOT NULL
                        """)
                .params(
                        texts(places, Place::system),
                        texts(places, Place::document),
                        texts(
                                places,
                                place -> place.petition() == null
                                        ? null
                                        : place.petition().value()))
                .update();
    }

    /** What papers still have to say about a petition: of a document that is bound to it, or that waits for its case. */
    record Unsaid(long position, String document) {}

    List<Unsaid> unsaid(String system, String caseDocument, PetitionNumber petition) {
        return database.jdbc()
                .sql("""
                        SELECT position, document
                          FROM office.bridge_event event
                          JOIN office.bridge_document document USING (system, document)
                         WHERE system = ? AND document <> ? AND state IN ('waiting', 'parked') AND NOT contradicts
                           AND type LIKE 'city.open.approval.%' AND (document.petition = ? OR waits_for IN (?, ?))
                         ORDER BY position
                        """)
                .params(system, caseDocument, petition.value(), caseDocument, petition.value())
                .query((row, _) -> new Unsaid(row.getLong(1), row.getString(2)))
                .list();
    }

    /** Of these papers of a system, those whose approval was recorded. */
    Set<String> signed(String system, List<String> papers) {
        return Set.copyOf(database.jdbc()
                .sql("""
                        SELECT DISTINCT document
                          FROM office.bridge_event
                         WHERE system = ? AND document = ANY (?) AND type = ? AND state = 'applied'
                        """)
                .params(system, papers.toArray(String[]::new), Meaning.APPROVAL_SIGNED)
                .query(String.class)
                .list());
    }

    /** Whether a system tells of approvals at all. */
    boolean tellsOfApprovals(String system) {
        return database.jdbc()
                .sql("SELECT EXISTS (SELECT FROM office.bridge_approval WHERE system = ? AND position > 0)")
                .param(system)
                .query(Boolean.class)
                .single();
    }

    /** Whoever waited for papers of these petitions is looked at again, now that one of them has said something. */
    void lookAgain(Collection<PetitionNumber> petitions) {
        if (!petitions.isEmpty()) {
            database.jdbc()
                    .sql("""
                            UPDATE office.bridge_event event
                               SET look_at = NULL, reason_ko = NULL, reason_en = NULL
                              FROM office.bridge_document document
                             WHERE document.system = event.system AND document.document = event.document
                               AND document.petition = ANY (?) AND state = 'waiting' AND look_at IS NOT NULL
                            """)
                    .param(petitions.stream().map(PetitionNumber::value).toArray(String[]::new))
                    .update();
        }
    }

    /** Lets a decision go on without the papers it waits for. */
    boolean letGo(long position) {
        return database.jdbc().sql("""
                        UPDATE office.bridge_event
                           SET let_go = true, look_at = NULL, reason_ko = NULL, reason_en = NULL
                         WHERE position = ? AND state = 'waiting' AND look_at IS NOT NULL
                        """).param(position).update() == 1;
    }

    /** Documents before events, and in order: as whoever brings more of the same does. */
    private void lock(List<Place> places) {
        database.jdbc()
                .sql("""
                        SELECT document
                          FROM office.bridge_document
                         WHERE (system, document) IN (SELECT * FROM unnest(?::text[], ?::text[]))
                         ORDER BY system, document
                           FOR UPDATE
                        """)
                .params(texts(places, Place::system), texts(places, Place::document))
                .query(String.class)
                .list();
    }

    // What staff see and do

    private static final String LISTED = """
            SELECT position, system, source, id, type, document, sequence, occurred_at, received_at, state, next, waits_for,
                   reason_ko, reason_en, look_at
              FROM office.bridge_event
              LEFT JOIN office.bridge_document USING (system, document)
            """;

    List<Parked> parked(int limit) {
        return database.jdbc()
                .sql(LISTED + " WHERE state = 'parked' ORDER BY position LIMIT ?")
                .param(limit)
                .query((row, _) -> parked(row))
                .list();
    }

    /** Events that wait for others, longest first; those whose turn is now are not among them. */
    List<Parked> held(int limit) {
        return database.jdbc()
                .sql(
                        LISTED
                                + " WHERE state = 'waiting' AND (waits_for IS NOT NULL OR look_at IS NOT NULL OR sequence > next) ORDER BY position LIMIT ?")
                .param(limit)
                .query((row, _) -> parked(row))
                .list();
    }

    private static Parked parked(ResultSet row) throws SQLException {
        var reason = row.getString("reason_en") == null
                ? whyHeld(row)
                : new Text(row.getString("reason_ko"), row.getString("reason_en"));
        return new Parked(
                row.getLong("position"),
                row.getString("system"),
                row.getString("source"),
                row.getString("id"),
                row.getString("type"),
                row.getString("document"),
                row.getObject("sequence", Long.class),
                instantOf(row, "occurred_at"),
                instantOf(row, "received_at"),
                reason,
                waitsFor(row));
    }

    private static Parked.For waitsFor(ResultSet row) throws SQLException {
        return row.getObject("look_at") != null
                ? Parked.For.PAPERS
                : row.getString("waits_for") != null ? Parked.For.CASE : Parked.For.NUMBER;
    }

    private static Text whyHeld(ResultSet row) throws SQLException {
        var waitsFor = row.getString("waits_for");
        return waitsFor == null ? waitingFor(row.getLong("next")) : waitingFor(waitsFor);
    }

    static Text waitingFor(long number) {
        return new Text(
                "%d번 사건을 기다립니다.".formatted(number), "It waits for number %d of its document.".formatted(number));
    }

    static Text waitingFor(String document) {
        return new Text("%s 접수를 기다립니다.".formatted(document), "It waits for %s to be received.".formatted(document));
    }

    /** Parked events that name no document. */
    List<Parked> unnamed(String system, int limit) {
        return database.jdbc()
                .sql(LISTED + " WHERE state = 'parked' AND document IS NULL AND system = ? ORDER BY position LIMIT ?")
                .params(system, limit)
                .query((row, _) -> parked(row))
                .list();
    }

    /** Parked events after a position and up to another; not contradictions, and not what cannot be read. */
    List<Stored> parkedBetween(long after, long upTo) {
        return database.jdbc()
                .sql("""
                        SELECT position, event.system, event.document, source, id, sealed, wrapped
                          FROM office.bridge_event event
                          JOIN vault.bridge_body USING (position)
                          JOIN vault.bridge_seal key ON key.system = event.system AND key.document = coalesce(event.document, '')
                         WHERE position > ? AND position <= ? AND state = 'parked' AND NOT contradicts AND type IS NOT NULL
                         ORDER BY position
                        """)
                .params(after, upTo)
                .query((row, _) -> stored(row))
                .list();
    }

    /** Back in line, for the next look. Answers how many. */
    int retry(List<Long> positions) {
        return database.jdbc().sql("""
                        UPDATE office.bridge_event
                           SET state = 'waiting', reason_ko = NULL, reason_en = NULL, settled_at = NULL, settled_by = NULL
                         WHERE position = ANY (?) AND state = 'parked'
                           AND EXISTS (SELECT FROM vault.bridge_body AS body WHERE body.position = bridge_event.position)
                        """).param(positions.toArray(Long[]::new)).update();
    }

    boolean setAside(long position, Text reason, String by, Instant now) {
        return Boolean.TRUE.equals(database.transactions().execute(_ -> {
            int found = database.jdbc()
                    .sql("""
                            UPDATE office.bridge_event
                               SET state = 'set-aside', reason_ko = ?, reason_en = ?, settled_at = ?, settled_by = ?
                             WHERE position = ? AND state = 'parked'
                            """)
                    .params(reason.ko(), reason.en(), utc(now), by, position)
                    .update();
            database.jdbc().sql("""
                            UPDATE office.bridge_document document
                               SET next = next + 1
                              FROM office.bridge_event event
                             WHERE position = ? AND state = 'set-aside' AND NOT contradicts AND ? = 1
                               AND document.system = event.system AND document.document = event.document AND sequence = next
                            """).params(position, found).update();
            return found == 1;
        }));
    }

    boolean closeGap(String system, String document, long upTo) {
        return database.jdbc()
                        .sql(
                                "UPDATE office.bridge_document SET next = ? WHERE system = ? AND document = ? AND next < ?")
                        .params(upTo, system, document, upTo)
                        .update()
                == 1;
    }

    /** An event that came before, once more, as it came. */
    record Stored(long position, String system, String body) {}

    List<Stored> after(long position, long upTo, int limit) {
        return database.jdbc()
                .sql("""
                        SELECT position, event.system, event.document, source, id, sealed, wrapped
                          FROM office.bridge_event event
                          JOIN vault.bridge_body USING (position)
                          JOIN vault.bridge_seal key ON key.system = event.system AND key.document = coalesce(event.document, '')
                         WHERE position > ? AND position <= ? AND type IS NOT NULL
                         ORDER BY position
                         LIMIT ?
                        """)
                .params(position, upTo, limit)
                .query((row, _) -> stored(row))
                .list();
    }

    private Stored stored(ResultSet row) throws SQLException {
        return new Stored(row.getLong("position"), row.getString("system"), opened(row));
    }

    long last() {
        return database.jdbc()
                .sql("SELECT coalesce(max(position), 0) FROM office.bridge_event")
                .query(Long.class)
                .single();
    }

    private static <T> @Nullable String[] texts(List<T> list, Function<T, @Nullable Object> column) {
        return list.stream()
                .map(one -> {
                    var value = column.apply(one);
                    return value == null ? null : value.toString();
                })
                .toArray(String[]::new);
    }
}
