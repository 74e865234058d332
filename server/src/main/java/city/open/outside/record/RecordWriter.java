package city.open.outside.record;

import city.open.ground.database.PublisherDatabase;
import city.open.outside.record.Disclosed.*;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** The one way into the record, for the publisher. Everything of a batch is written in the caller's transaction. */
@Component
public class RecordWriter {
    /** Wakes every node that shows the record. */
    static final String CHANNEL = "open_record";

    private static final Logger log = LoggerFactory.getLogger(RecordWriter.class);

    private final PublisherDatabase database;
    private final OpenedPapers papers;

    RecordWriter(PublisherDatabase database, OpenedPapers papers) {
        this.database = database;
        this.papers = papers;
    }

    /** Where the record ends, and how far the journal had been read when it did. */
    public record Head(long nextIndex, long fromTx, long toTx, long position) {}

    /**
     * A petition's new public view, and what binds it to the log. {@code words} are given when it is first published, and when some of them
     * were withheld.
     *
     * @param soFar for how long time had run by its last entry
     * @param marks what its new entries mark it with
     */
    public record Publication(
            CaseView view,
            CaseHead head,
            SoFar soFar,
            Set<CohortCount> marks,
            @Nullable String words,
            @Nullable Finished finished) {}

    /** For how many working minutes time had run, net of time that stood still: by now, and when each step ended. */
    public record SoFar(int worked, Map<String, Integer> steps) {}

    /** What a decided petition teaches about durations, in working minutes from reception. */
    public record Finished(
            Instant decidedAt, int minutes, @Nullable Integer limitMinutes, Map<String, Integer> steps) {}

    /** What a batch adds to the running figures. */
    public static final class Tally {
        private final Map<String, Long> openBySector = new TreeMap<>();
        private final Map<LocalDate, long[]> days = new TreeMap<>();
        private final Map<DivisionMonth, Map<DivisionCount, Long>> divisions = new TreeMap<>();
        private final Map<Cohort.Line, Long> cohorts = new HashMap<>();

        public void received(String sector, LocalDate day) {
            openBySector.merge(sector, 1L, Long::sum);
            day(day)[0]++;
        }

        public void decided(String sector, LocalDate day, boolean onTime) {
            openBySector.merge(sector, -1L, Long::sum);
            day(day)[1]++;
            day(day)[2] += onTime ? 1 : 0;
        }

        /** It is among the open ones again, until it is decided anew. */
        public void reopened(String sector) {
            openBySector.merge(sector, 1L, Long::sum);
        }

        public void disclosed(LocalDate day, boolean withinHour) {
            day(day)[3]++;
            day(day)[4] += withinHour ? 1 : 0;
        }

        /** One more of a division in a month. */
        public void count(DivisionMonth of, DivisionCount what) {
            divisions
                    .computeIfAbsent(of, _ -> new EnumMap<>(DivisionCount.class))
                    .merge(what, 1L, Long::sum);
        }

        /** So many more of a cohort, or fewer: how petitions stand changes. */
        public void count(Cohort.Line line, long more) {
            cohorts.merge(line, more, Long::sum);
        }

        /** What is counted of each cohort, where it is not nothing. */
        public Map<Cohort.Line, Long> cohorts() {
            var all = new HashMap<>(cohorts);
            all.values().removeIf(number -> number == 0);
            return all;
        }

        /** What is counted of each division and month in which there was anything. */
        public Map<DivisionMonth, DivisionFigures> divisions() {
            Map<DivisionMonth, DivisionFigures> all = new TreeMap<>();
            divisions.forEach((of, counts) -> all.put(of, new DivisionFigures(counts)));
            return all;
        }

        /** How many more petitions of each sector are open; a sector that lost as many as it got stands with 0. */
        public Map<String, Long> openBySector() {
            return Map.copyOf(openBySector);
        }

        /** By day: received, decided, of these on time, disclosed, of these within an hour. */
        public Map<LocalDate, List<Long>> days() {
            Map<LocalDate, List<Long>> all = new TreeMap<>();
            days.forEach((day, figures) ->
                    all.put(day, Arrays.stream(figures).boxed().toList()));
            return all;
        }

        private long[] day(LocalDate day) {
            return days.computeIfAbsent(day, _ -> new long[5]);
        }
    }

    /** Null while another publisher is at work. */
    public @Nullable Head tryToTakeHead() {
        boolean mine = database.jdbc()
                .sql("SELECT pg_try_advisory_xact_lock(hashtext('open publisher'))")
                .query(Boolean.class)
                .single();
        return mine
                ? database.jdbc()
                        .sql("SELECT next_index, from_tx, to_tx, position FROM record.head FOR UPDATE")
                        .query(Head.class)
                        .single()
                : null;
    }

    /** A number of a petition that is withheld, since which other number decided it, and on what ground. */
    public record Withholding(String petition, int seq, String ground, int since) {}

    /**
     * Answers with the leaves of the entries, byte for byte.
     *
     * @param heads by index, how entries changed what stands above their petition's timeline; none for what the city says of itself
     */
    public List<String> write(
            List<Twofold> entries,
            Map<Long, HeadChange> heads,
            List<Withholding> withholdings,
            List<Publication> publications,
            Tally tally,
            Head next) {
        var shown = entries.stream().map(Twofold::shown).toList();
        var bodies =
                entries.stream().map(Twofold::leaf).map(RecordJson::canonical).toList();
        writeEntries(entries, bodies, heads);
        writeDocuments(shown);
        withholdings.forEach(this::withhold);
        withholdings.stream().map(Withholding::petition).distinct().forEach(this::hideInHeads);
        writeViews(publications);
        for (var publication : publications) {
            if (publication.words() != null) {
                writeWords(publication.view(), publication.words());
            }
            if (publication.finished() != null) {
                writeFinished(publication.view(), publication.finished());
            }
        }
        writeTally(tally);
        database.jdbc()
                .sql("UPDATE record.head SET next_index = ?, from_tx = ?, to_tx = ?, position = ?")
                .params(next.nextIndex(), next.fromTx(), next.toTx(), next.position())
                .update();
        database.jdbc()
                .sql("SELECT pg_notify(?, ?)")
                .params(CHANNEL, Long.toString(next.nextIndex() - 1))
                .query(row -> {});
        return bodies;
    }

    /** Leaves of entries that are written already, in their order. */
    public List<String> leavesFrom(long index, int limit) {
        return database.jdbc()
                .sql("SELECT body FROM record.entry WHERE index >= ? ORDER BY index LIMIT ?")
                .params(index, limit)
                .query(String.class)
                .list();
    }

    /** The views of these petitions in their canonical spelling, by number, where it is kept how their last entry changed it. */
    public Map<String, String> standing(Collection<String> numbers) {
        Map<String, String> views = new HashMap<>();
        database.jdbc()
                .sql("""
                        SELECT petition.number, petition.view
                          FROM unnest(?::smallint[], ?::text[]) AS asked (year, number)
                          JOIN record.petition USING (number)
                          JOIN record.entry ON entry.year = asked.year AND entry.index = petition.last_index
                         WHERE entry.head_change IS NOT NULL
                        """)
                .params(
                        numbers.stream().map(RecordWriter::year).toArray(Integer[]::new),
                        numbers.toArray(String[]::new))
                .query(row -> {
                    views.put(row.getString(1), RecordJson.respelt(row.getString(2)));
                });
        return views;
    }

    /** The first and the last index of a petition's entries. */
    public record Extent(long first, long last) {}

    public Map<String, Extent> extents(List<String> numbers) {
        Map<String, Extent> extents = new TreeMap<>();
        database.jdbc().sql("""
                        SELECT number, (view ->> 'firstIndex')::bigint, last_index
                          FROM record.petition
                         WHERE number = ANY (?)
                        """).params((Object) numbers.toArray(String[]::new)).query(row -> {
            extents.put(row.getString(1), new Extent(row.getLong(2), row.getLong(3)));
        });
        return extents;
    }

    /** Whether what was published before divisions and cohorts were counted is in their figures. */
    public boolean divisionsCounted() {
        return database.jdbc()
                .sql("SELECT divisions_counted FROM record.head")
                .query(Boolean.class)
                .single();
    }

    /** The figures of divisions and cohorts from the beginning, in place of any there are; from now on each batch adds to them. */
    public void countDivisions(Tally all) {
        database.jdbc().sql("DELETE FROM record.division_tally").update();
        writeDivisions(all);
        database.jdbc().sql("DELETE FROM record.cohort_tally").update();
        writeCohorts(all);
        database.jdbc().sql("UPDATE record.head SET divisions_counted = true").update();
    }

    /** Of each entry of these petitions by its seq, on which grounds a part was withheld when it was published. */
    public Map<String, Map<Integer, Set<String>>> gaps(List<String> numbers) {
        Map<String, Map<Integer, Set<String>>> gaps = new HashMap<>();
        database.jdbc()
                .sql("""
                        SELECT petition, seq, ARRAY (SELECT gap ->> 'ground' FROM jsonb_array_elements(body::jsonb -> 'withheld') gap)
                          FROM record.entry
                          JOIN unnest(?::smallint[], ?::text[]) AS asked (year, petition) USING (year, petition)
                        """)
                .params(
                        numbers.stream().map(RecordWriter::year).toArray(Integer[]::new),
                        numbers.toArray(String[]::new))
                .query(row -> {
                    gaps.computeIfAbsent(row.getString(1), _ -> new HashMap<>())
                            .put(row.getInt(2), new TreeSet<>(List.of((String[])
                                    row.getArray(3).getArray())));
                });
        return gaps;
    }

    /** How many working minutes each of these petitions took to its first decision; nothing for one that was never decided. */
    public Map<String, Integer> took(List<String> numbers) {
        Map<String, Integer> took = new HashMap<>();
        database.jdbc()
                .sql("SELECT number, minutes FROM record.finished WHERE number = ANY (?)")
                .params((Object) numbers.toArray(String[]::new))
                .query(row -> {
                    took.put(row.getString(1), row.getInt(2));
                });
        return took;
    }

    /** For how long time had run of a petition, and what its entries mark it with. */
    public record Lasted(String number, SoFar soFar, Set<CohortCount> marks) {}

    /** Of petitions that are published already. */
    public void lasted(List<Lasted> petitions) {
        database.jdbc()
                .sql("""
                        UPDATE record.petition
                           SET worked = known.worked, steps = known.steps, marks = string_to_array(known.marks, ' ')
                          FROM unnest(?::text[], ?::integer[], ?::text[]::jsonb[], ?::text[]) AS known (number, worked, steps, marks)
                         WHERE petition.number = known.number
                        """)
                .params(
                        texts(petitions, Lasted::number),
                        column(petitions, one -> one.soFar().worked()).toArray(Integer[]::new),
                        texts(
                                petitions,
                                one -> RecordJson.JSON.writeValueAsString(
                                        one.soFar().steps())),
                        texts(petitions, one -> marks(one.marks())))
                .update();
    }

    /** In one order, as the array is kept. */
    private static String marks(Set<CohortCount> marks) {
        return marks.stream().map(CohortCount::text).sorted().collect(Collectors.joining(" "));
    }

    /** A policy that came with the program is written once, when it comes into force. */
    public void writePolicy(int version, String rules, Instant inForceFrom) {
        writePolicy(version, rules, null, null, inForceFrom);
    }

    /** The same for one that was released, with what it says of single procedures, who released it and why. */
    public void writePolicy(
            int version, String rules, @Nullable String special, @Nullable String release, Instant inForceFrom) {
        database.jdbc()
                .sql("""
                        INSERT INTO record.policy (version, rules, special, release, in_force_from)
                        VALUES (?, ?::jsonb, ?::jsonb, ?::jsonb, ?::timestamptz)
                        ON CONFLICT (version) DO NOTHING
                        """)
                .param(version)
                .param(rules)
                .param(special)
                .param(release)
                .param(inForceFrom.toString())
                .update();
    }

    /** The names of the files of figures that are there. */
    public List<String> figuresFiles() {
        return database.jdbc()
                .sql("SELECT name FROM record.figures_file")
                .query(String.class)
                .list();
    }

    /** A file of figures; one that is there stays as it is. */
    public void write(FiguresFile file, Instant now) {
        database.jdbc()
                .sql("""
                        INSERT INTO record.figures_file (name, title_ko, title_en, body, published_at)
                        VALUES (?, ?, ?, ?, ?::timestamptz)
                        ON CONFLICT (name) DO NOTHING
                        """)
                .params(file.name(), file.title().ko(), file.title().en(), file.body(), now.toString())
                .update();
    }

    /** The numbers of the decisions about procedures that are there. */
    public List<Long> registerDecisions() {
        return database.jdbc()
                .sql("SELECT number FROM record.register_decision")
                .query(Long.class)
                .list();
    }

    /** A decision about a procedure; one that is there stays as it is. */
    public void writeRegisterDecision(long number, String decision, Instant now) {
        database.jdbc().sql("""
                        INSERT INTO record.register_decision (number, decision, published_at) VALUES (?, ?, ?::timestamptz)
                        ON CONFLICT (number) DO NOTHING
                        """).params(number, decision, now.toString()).update();
    }

    /** The numbers of the results of audits that are there. */
    public List<Integer> auditResults() {
        return database.jdbc()
                .sql("SELECT number FROM record.audit_result")
                .query(Integer.class)
                .list();
    }

    /** What an audit found; one that is there stays as it is. */
    public void writeAuditResult(int number, String result, Instant now) {
        database.jdbc().sql("""
                        INSERT INTO record.audit_result (number, result, published_at) VALUES (?, ?, ?::timestamptz)
                        ON CONFLICT (number) DO NOTHING
                        """).params(number, result, now.toString()).update();
    }

    /** The version by which entries are made now; 0 where none was. */
    public int policyInForce() {
        return database.jdbc()
                .sql("SELECT coalesce(max(version), 0) FROM record.policy")
                .query(Integer.class)
                .single();
    }

    /** Under which version of the policy each entry of these petitions was made, by number and seq. */
    public Map<String, Map<Integer, Integer>> madeUnder(List<String> numbers) {
        Map<String, Map<Integer, Integer>> made = new TreeMap<>();
        database.jdbc()
                .sql("""
                        SELECT petition, seq, (body::jsonb ->> 'policy')::integer
                          FROM record.entry
                         WHERE year = ANY (?) AND petition = ANY (?)
                        """)
                .params(
                        numbers.stream().map(RecordWriter::year).distinct().toArray(Integer[]::new),
                        numbers.toArray(String[]::new))
                .query(row -> {
                    made.computeIfAbsent(row.getString(1), _ -> new TreeMap<>()).put(row.getInt(2), row.getInt(3));
                });
        return made;
    }

    private void writeEntries(List<Twofold> disclosed, List<String> bodies, Map<Long, HeadChange> heads) {
        var entries = disclosed.stream().map(Twofold::leaf).toList();
        database.jdbc()
                .sql("""
                        INSERT INTO record.entry (year, index, petition, seq, kind, occurred_at, recorded_at, body, shown, head_change, head_salt)
                        SELECT * FROM unnest(?::smallint[], ?::bigint[], ?::text[], ?::integer[], ?::text[],
                                             ?::text[]::timestamptz[], ?::text[]::timestamptz[], ?::text[], ?::text[], ?::text[], ?::text[])
                        """)
                .params(
                        column(entries, RecordWriter::year).toArray(Integer[]::new),
                        column(entries, Entry::index).toArray(Long[]::new),
                        texts(entries, Entry::petition),
                        column(entries, Entry::seq).toArray(Integer[]::new),
                        texts(entries, Entry::kind),
                        texts(entries, Entry::occurredAt),
                        texts(entries, Entry::recordedAt),
                        bodies.toArray(String[]::new),
                        texts(disclosed, RecordWriter::shown),
                        texts(entries, entry -> kept(heads.get(entry.index()), HeadChange::patch)),
                        texts(entries, entry -> kept(heads.get(entry.index()), HeadChange::salt)))
                .update();
    }

    private static @Nullable String kept(@Nullable HeadChange head, Function<HeadChange, @Nullable String> part) {
        return head == null ? null : part.apply(head);
    }

    /** Null where the leaf says all. */
    private static @Nullable String shown(Twofold entry) {
        return entry.shown().equals(entry.leaf()) ? null : RecordJson.canonical(entry.shown());
    }

    /** What is left of it replaces what was shown, and an opened paper goes; nothing that anyone reads keeps the words. */
    private void withhold(Withholding withholding) {
        database.jdbc()
                .sql("""
                        SELECT index, body, coalesce(shown, body) AS shown FROM record.entry
                         WHERE year = ? AND petition = ? AND seq >= ?
                        """)
                .params(year(withholding.petition()), withholding.petition(), withholding.seq())
                .query((row, _) -> {
                    var before = new Twofold(
                            RecordJson.entry(row.getString("body")), RecordJson.entry(row.getString("shown")));
                    return Map.entry(
                            before, before.withholding(withholding.seq(), withholding.ground(), withholding.since()));
                })
                .list()
                .forEach(change -> {
                    if (!change.getKey().equals(change.getValue())) {
                        replaceShown(change.getValue());
                    }
                });
    }

    private void replaceShown(Twofold entry) {
        var leaf = entry.leaf();
        database.jdbc()
                .sql("UPDATE record.entry SET shown = ? WHERE year = ? AND index = ?")
                .params(RecordJson.canonical(entry.shown()), year(leaf.petition()), leaf.index())
                .update();
        if (leaf.disclosed() instanceof DocumentOpened opened && entry.shown().isWithheldWhole()) {
            dropDocument(leaf, opened.document());
        }
    }

    /** What stood above the entries of a petition loses the words too, from the first that had them on, and with them what bound it. */
    private void hideInHeads(String petition) {
        var kept = database.jdbc()
                .sql("""
                        SELECT index, coalesce(shown, body) AS shown, head_change, head_salt FROM record.entry
                         WHERE year = ? AND petition = ? AND head_change IS NOT NULL ORDER BY seq
                        """)
                .params(year(petition), petition)
                .query((row, _) -> Map.entry(
                        RecordJson.entry(row.getString("shown")),
                        new HeadChange(row.getString("head_change"), row.getString("head_salt"))))
                .list();
        List<Entry> entries = new ArrayList<>();
        String before = null;
        String left = null;
        for (var one : kept) {
            entries.add(one.getKey());
            var head = one.getValue();
            before = head.on(before);
            var view = RecordJson.JSON.readValue(before, CaseView.class);
            var hidden = WithheldWords.hidden(view, entries);
            var leftBefore = left;
            left = hidden.equals(view) ? before : RecordJson.canonical(hidden);
            var now = new HeadChange(HeadChange.patch(leftBefore, left), hidden.equals(view) ? head.salt() : null);
            if (!now.equals(head)) {
                database.jdbc()
                        .sql("UPDATE record.entry SET head_change = ?, head_salt = ? WHERE year = ? AND index = ?")
                        .param(now.patch())
                        .param(now.salt())
                        .param(year(petition))
                        .param(one.getKey().index())
                        .update();
            }
        }
    }

    private void dropDocument(Entry entry, @Nullable String id) {
        database.jdbc()
                .sql("DELETE FROM record.document WHERE petition = ? AND id = ?")
                .params(entry.petition(), String.valueOf(id))
                .update();
    }

    /** A paper becomes public with the entry that tells of it, only the bytes whose hash the entry gives, and goes with the entry that says so. */
    private void writeDocuments(List<Entry> entries) {
        for (var entry : entries) {
            switch (entry.disclosed()) {
                case DocumentWithdrawn withdrawn -> dropDocument(entry, withdrawn.document());
                case DocumentOpened opened -> writeDocument(entry, opened);
                case Received _,
                        CompletenessChecked _,
                        SupplementRequested _,
                        SupplementExtended _,
                        SupplementDemanded _,
                        SupplementAnswered _,
                        Assigned _,
                        ConflictDeclared _,
                        StepStarted _,
                        StepCompleted _,
                        ConsultationAsked _,
                        ConsultationExtended _,
                        ConsultationAnswered _,
                        InspectionHeld _,
                        CommitteeScheduled _,
                        CommitteeHeld _,
                        NoticePublished _,
                        Drafted _,
                        Reviewed _,
                        Concurred _,
                        Approved _,
                        DraftReturned _,
                        DocumentIssued _,
                        Extended _,
                        Suspended _,
                        Resumed _,
                        Recounted _,
                        Transferred _,
                        ProgressNoticed _,
                        DelayExplained _,
                        Reminded _,
                        StepExpected _,
                        Decided _,
                        Notified _,
                        ObjectionFiled _,
                        ObjectionExtended _,
                        ObjectionDecided _,
                        Reopened _,
                        OpinionHeard _,
                        CommentsInvited _,
                        NeighboursWritten _,
                        CommentGiven _,
                        CommentsAnswered _,
                        QuestionAsked _,
                        QuestionAnswered _,
                        ContractStated _,
                        PledgeSigned _,
                        VisitAnnounced _,
                        VisitHeld _,
                        Recommended _,
                        RecommendationAnswered _,
                        SanctionImposed _,
                        WithholdingAsked _,
                        WithholdingDecided _,
                        Erased _,
                        Corrected _,
                        OrderIssued _,
                        OrderAnswered _,
                        OrderEnded _,
                        OfCity _,
                        Unknown _ -> {}
            }
        }
    }

    private void writeDocument(Entry entry, DocumentOpened opened) {
        var id = String.valueOf(opened.document());
        var sha256 = String.valueOf(opened.sha256());
        papers.pdf(entry.petition(), id, sha256)
                .ifPresentOrElse(
                        pdf -> database.jdbc()
                                .sql("""
                                        INSERT INTO record.document (petition, id, sha256, pdf)
                                        VALUES (?, ?, ?, ?)
                                        """)
                                .params(entry.petition(), id, sha256, pdf)
                                .update(),
                        () -> log.warn(
                                "Entry {} tells of a document that is not there with this hash, or no more",
                                entry.index()));
    }

    private void writeViews(List<Publication> publications) {
        var views = publications.stream().map(Publication::view).toList();
        database.jdbc()
                .sql("""
                        INSERT INTO record.petition (number, sector, procedure, agency, division, status, outcome, received_at,
                                                     due_at, decided_at, late, stands, updated_at, last_index, view, head_salt, worked, steps, marks)
                        SELECT number, sector, procedure, agency, division, status, outcome, received_at, due_at, decided_at, late, stands,
                               updated_at, last_index, view, head_salt, worked, steps, string_to_array(marks, ' ')
                          FROM unnest(?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[],
                                             ?::text[]::timestamptz[], ?::text[]::timestamptz[], ?::text[]::timestamptz[],
                                             ?::boolean[], ?::boolean[], ?::text[]::timestamptz[], ?::bigint[], ?::text[]::jsonb[], ?::text[],
                                             ?::integer[], ?::text[]::jsonb[], ?::text[])
                               AS new (number, sector, procedure, agency, division, status, outcome, received_at, due_at, decided_at, late,
                                       stands, updated_at, last_index, view, head_salt, worked, steps, marks)
                        ON CONFLICT (number) DO UPDATE
                           SET agency = excluded.agency, division = excluded.division, status = excluded.status, outcome = excluded.outcome,
                               due_at = excluded.due_at, decided_at = excluded.decided_at, late = excluded.late,
                               stands = excluded.stands, updated_at = excluded.updated_at,
                               last_index = excluded.last_index, view = excluded.view, head_salt = excluded.head_salt,
                               worked = excluded.worked, steps = excluded.steps,
                               marks = CASE WHEN petition.marks @> excluded.marks THEN petition.marks
                                            ELSE ARRAY (SELECT DISTINCT unnest(petition.marks || excluded.marks) ORDER BY 1) END
                        """)
                .params(
                        texts(views, CaseView::number),
                        texts(views, CaseView::sector),
                        texts(views, view -> view.procedure().code()),
                        texts(views, CaseView::agency),
                        texts(views, CaseView::division),
                        texts(views, CaseView::status),
                        texts(views, CaseView::outcome),
                        texts(views, CaseView::receivedAt),
                        texts(
                                views,
                                view -> view.due() == null ? null : view.due().endsAt()),
                        texts(views, CaseView::decidedAt),
                        column(views, CaseView::late).toArray(Boolean[]::new),
                        column(views, CaseView::timeStands).toArray(Boolean[]::new),
                        texts(views, CaseView::updatedAt),
                        column(views, CaseView::lastIndex).toArray(Long[]::new),
                        texts(publications, publication -> publication.head().view()),
                        texts(publications, publication -> publication.head().salt()),
                        column(publications, publication -> publication.soFar().worked())
                                .toArray(Integer[]::new),
                        texts(
                                publications,
                                publication -> RecordJson.JSON.writeValueAsString(
                                        publication.soFar().steps())),
                        texts(publications, publication -> marks(publication.marks())))
                .update();
    }

    private void writeWords(CaseView view, String words) {
        database.jdbc()
                .sql("INSERT INTO record.words (number, received_at, words) VALUES (?, ?::timestamptz, ?)"
                        + " ON CONFLICT (number) DO UPDATE SET words = excluded.words")
                .params(view.number(), view.receivedAt().toString(), words)
                .update();
    }

    private void writeFinished(CaseView view, Finished finished) {
        database.jdbc()
                .sql("""
                        INSERT INTO record.finished (number, procedure, decided_at, minutes, limit_minutes, steps)
                        VALUES (:number, :procedure, :decidedAt::timestamptz, :minutes, :limit, :steps::jsonb)
                        ON CONFLICT (number) DO NOTHING
                        """)
                .param("number", view.number())
                .param("procedure", view.procedure().code())
                .param("decidedAt", finished.decidedAt().toString())
                .param("minutes", finished.minutes())
                .param("limit", finished.limitMinutes(), Types.INTEGER)
                .param("steps", RecordJson.JSON.writeValueAsString(finished.steps()))
                .update();
    }

    private void writeTally(Tally tally) {
        tally.openBySector.forEach((sector, change) ->
                database.jdbc().sql("""
                        INSERT INTO record.sector_tally AS tally (sector, open) VALUES (?, ?)
                        ON CONFLICT (sector) DO UPDATE SET open = tally.open + excluded.open
                        """).params(sector, change).update());
        tally.days.forEach((day, change) -> database.jdbc()
                .sql("""
                        INSERT INTO record.day_tally AS tally (day, received, decided, decided_on_time, disclosed, within_hour)
                        VALUES (?::date, ?, ?, ?, ?, ?)
                        ON CONFLICT (day) DO UPDATE
                           SET received = tally.received + excluded.received, decided = tally.decided + excluded.decided,
                               decided_on_time = tally.decided_on_time + excluded.decided_on_time,
                               disclosed = tally.disclosed + excluded.disclosed,
                               within_hour = tally.within_hour + excluded.within_hour
                        """)
                .params(day.toString(), change[0], change[1], change[2], change[3], change[4])
                .update());
        writeDivisions(tally);
        writeCohorts(tally);
    }

    private void writeCohorts(Tally tally) {
        var rows = List.copyOf(tally.cohorts().entrySet());
        if (rows.isEmpty()) {
            return;
        }
        database.jdbc()
                .sql("""
                        INSERT INTO record.cohort_tally AS tally (month, sector, procedure, agency, what, part, number)
                        SELECT * FROM unnest(?::text[]::date[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::bigint[])
                        ON CONFLICT (month, sector, procedure, agency, what, part) DO UPDATE SET number = tally.number + excluded.number
                        """)
                .params(
                        texts(rows, row -> row.getKey().of().month().atDay(1)),
                        texts(rows, row -> row.getKey().of().sector()),
                        texts(rows, row -> row.getKey().of().procedure()),
                        texts(rows, row -> row.getKey().of().agency()),
                        texts(rows, row -> row.getKey().what().text()),
                        texts(rows, row -> row.getKey().part()),
                        column(rows, Map.Entry::getValue).toArray(Long[]::new))
                .update();
    }

    private void writeDivisions(Tally tally) {
        var rows = List.copyOf(tally.divisions().entrySet());
        if (rows.isEmpty()) {
            return;
        }
        List<Object> columns = new ArrayList<>();
        columns.add(texts(rows, row -> row.getKey().month().atDay(1)));
        columns.add(texts(rows, row -> row.getKey().agency()));
        columns.add(texts(rows, row -> row.getKey().division()));
        for (var count : DivisionCount.values()) {
            columns.add(column(rows, row -> row.getValue().of(count)).toArray(Long[]::new));
        }
        database.jdbc().sql("""
                        INSERT INTO record.division_tally AS tally (month, agency, division, entered, lag_a, lag_b, lag_c, lag_d,
                                                                    after_due, passed, departures, withheld,
                                                                    orders, orders_answered, orders_in_time)
                        SELECT * FROM unnest(?::text[]::date[], ?::text[], ?::text[], ?::bigint[], ?::bigint[], ?::bigint[],
                                             ?::bigint[], ?::bigint[], ?::bigint[], ?::bigint[], ?::bigint[], ?::bigint[],
                                             ?::bigint[], ?::bigint[], ?::bigint[])
                        ON CONFLICT (month, agency, division) DO UPDATE
                           SET entered = tally.entered + excluded.entered,
                               lag_a = tally.lag_a + excluded.lag_a, lag_b = tally.lag_b + excluded.lag_b,
                               lag_c = tally.lag_c + excluded.lag_c, lag_d = tally.lag_d + excluded.lag_d,
                               after_due = tally.after_due + excluded.after_due, passed = tally.passed + excluded.passed,
                               departures = tally.departures + excluded.departures, withheld = tally.withheld + excluded.withheld,
                               orders = tally.orders + excluded.orders,
                               orders_answered = tally.orders_answered + excluded.orders_answered,
                               orders_in_time = tally.orders_in_time + excluded.orders_in_time
                        """).params(columns).update();
    }

    /** Entries of no petition lie with those of the year they are from. */
    private static int year(Entry entry) {
        return entry.isOfCity() ? entry.recordedAt().atOffset(ZoneOffset.UTC).getYear() : year(entry.petition());
    }

    static int year(String number) {
        return Integer.parseInt(number, 0, 4, 10);
    }

    private static <T, V> List<V> column(List<T> rows, Function<T, V> column) {
        List<V> values = new ArrayList<>(rows.size());
        for (var row : rows) {
            values.add(column.apply(row));
        }
        return values;
    }

    private interface Cell<T> {
        @Nullable
        Object of(T row);
    }

    private static <T> @Nullable String[] texts(List<T> rows, Cell<T> cell) {
        var texts = new @Nullable String[rows.size()];
        for (int i = 0; i < texts.length; i++) {
            var value = cell.of(rows.get(i));
            texts[i] = value == null ? null : value.toString();
        }
        return texts;
    }
}
