package city.open.border.disclosure;

import city.open.border.disclosure.Agreement.Shown;
import city.open.ground.calendar.StatutoryClock;
import city.open.ground.database.PublisherDatabase;
import city.open.ground.sheet.SheetFault;
import city.open.ground.vocabulary.PetitionNumber;
import city.open.inside.petition.Fact;
import city.open.inside.petition.Petition;
import city.open.inside.petition.PetitionEvent.Decided;
import city.open.inside.petition.PetitionEvent.WithholdingDecided;
import city.open.outside.record.CaseHead;
import city.open.outside.record.CaseView;
import city.open.outside.record.Cohort;
import city.open.outside.record.DivisionCount;
import city.open.outside.record.DivisionFigures;
import city.open.outside.record.DivisionMonth;
import city.open.outside.record.HeadChange;
import city.open.outside.record.RecordJson;
import city.open.outside.record.RecordWriter.Finished;
import city.open.outside.record.RecordWriter.SoFar;
import city.open.outside.record.RecordWriter.Tally;
import city.open.outside.record.Sought;
import city.open.town.catalogue.Procedure;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;

/**
 * What is public beside the entries, against what it follows from: the view of each petition against the hash its last entry carries, what lists
 * and searches go by against that view, durations and figures against the facts, papers and draws against the entries that tell of them, the
 * policy against the one that was applied. Told petition by petition, in bounded memory.
 */
final class BesideTheEntries {
    /** How long the publisher may take to hear of a new holiday. */
    private static final Duration HEARS_WITHIN = Duration.ofSeconds(15);

    private final PublisherDatabase database;
    private final Views views;
    private final PolicyShelf policies;
    private final Consumer<String> findings;
    private final Tally tally = new Tally();
    private final WatchNotes notes = new WatchNotes();
    private final Set<String> drawnOn = new HashSet<>();
    private final Map<String, String> papers = new HashMap<>();
    private final KnownDays days;
    private Map<String, Row> rows = Map.of();
    private final long headsKeptFrom;
    private long unbound;

    BesideTheEntries(PublisherDatabase database, Views views, PolicyShelf policies, Consumer<String> findings) {
        this.database = database;
        this.policies = policies;
        this.views = views;
        this.findings = findings;
        this.days = KnownDays.read(database);
        this.headsKeptFrom = database.jdbc()
                .sql("SELECT heads_kept_from FROM record.head")
                .query(Long.class)
                .single();
    }

    /** Petitions whose last entry carries no hash of their view. */
    long unbound() {
        return unbound;
    }

    /** What is stored of a petition beside its entries. */
    private record Row(
            String salt,
            String view,
            Map<String, @Nullable Object> columns,
            SoFar soFar,
            List<String> marks,
            @Nullable String words,
            @Nullable Instant wordsReceivedAt,
            @Nullable String finishedProcedure,
            @Nullable Instant finishedAt,
            @Nullable Finished finished) {

        static Row of(ResultSet row) throws SQLException {
            Map<String, @Nullable Object> columns = new TreeMap<>();
            for (var text : List.of("sector", "procedure", "agency", "division", "status", "outcome")) {
                columns.put(text, row.getString(text));
            }
            for (var moment : List.of("received_at", "due_at", "decided_at", "updated_at")) {
                columns.put(moment, instant(row, moment));
            }
            columns.put("late", row.getBoolean("late"));
            columns.put("stands", row.getBoolean("stands"));
            columns.put("last_index", row.getLong("last_index"));
            var steps = row.getString("f_steps");
            return new Row(
                    Objects.requireNonNullElse(row.getString("head_salt"), ""),
                    row.getString("view"),
                    columns,
                    new SoFar(row.getInt("worked"), steps(row.getString("steps"))),
                    List.of((String[]) row.getArray("marks").getArray()),
                    row.getString("words"),
                    instant(row, "w_received_at"),
                    row.getString("f_procedure"),
                    instant(row, "f_decided_at"),
                    steps == null
                            ? null
                            : new Finished(
                                    Objects.requireNonNull(instant(row, "f_decided_at")),
                                    row.getInt("f_minutes"),
                                    row.getObject("f_limit_minutes", Integer.class),
                                    steps(steps)));
        }

        private static Map<String, Integer> steps(String json) {
            return RecordJson.JSON.readValue(json, new TypeReference<>() {});
        }

        private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
            var at = row.getObject(column, OffsetDateTime.class);
            return at == null ? null : at.toInstant();
        }
    }

    /** Reads what is stored of these petitions. */
    void read(Collection<PetitionNumber> numbers) {
        Map<String, Row> read = new HashMap<>();
        database.jdbc()
                .sql("""
                        SELECT petition.*, words.words, words.received_at AS w_received_at, finished.procedure AS f_procedure,
                               finished.decided_at AS f_decided_at, finished.minutes AS f_minutes,
                               finished.limit_minutes AS f_limit_minutes, finished.steps AS f_steps
                          FROM record.petition
                          LEFT JOIN record.words USING (number)
                          LEFT JOIN record.finished USING (number)
                         WHERE number = ANY (?)
                        """)
                .params((Object) numbers.stream().map(PetitionNumber::value).toArray(String[]::new))
                .query(row -> {
                    read.put(row.getString("number"), Row.of(row));
                });
        rows = read;
    }

    /** One petition: its published facts are told one by one, then the end. */
    final class Told {
        private final PetitionNumber number;
        private final Procedure procedure;
        private @Nullable Petition petition;
        private @Nullable Petition first;
        private @Nullable Petition decided;
        private @Nullable Shown decision;
        private @Nullable Shown last;
        private final SortedSet<String> marks = new TreeSet<>();
        private long firstIndex;
        private long wordsIndex;
        private int entries;
        /** What stood above the timeline after the entry before, in its canonical spelling. */
        private @Nullable String head;

        private @Nullable HeadChange change;
        /** Whether that was found to be wrong: what follows from it says nothing more. */
        private boolean headIsWrong;
        /** Whether words of one of the entries so far are withheld. */
        private boolean hides;

        private Told(PetitionNumber number, Procedure procedure) {
            this.number = number;
            this.procedure = procedure;
        }

        /**
         * @param shown the fact as it may be shown
         * @param isWithheld whether it is withheld since it was public
         */
        void next(Fact fact, Fact shown, Shown entry, boolean isWithheld) {
            var before = petition;
            if (before == null && fact.seq() > 1) {
                return;
            }
            var now = before == null ? Petition.of(List.of(shown)) : before.after(shown);
            petition = now;
            if (before == null) {
                first = now;
                firstIndex = entry.index();
                wordsIndex = entry.index();
            }
            if (fact.event() instanceof WithholdingDecided withholding && withholding.granted()) {
                // Words to search by are made anew when some of them are withheld.
                first = now;
                wordsIndex = entry.index();
            }
            if (fact.event() instanceof Decided && decided == null) {
                decided = now;
                decision = entry;
            }
            last = entry;
            entries++;
            Counting.count(tally, fact, now, procedure);
            var grounds = entry.grounds();
            DivisionCounting.count(tally, fact, before, now, !grounds.isEmpty(), days);
            CohortCounting.count(tally, fact, before, now, procedure.sector().id(), grounds, days);
            CohortCounting.marks(fact, now, grounds).forEach(mark -> marks.add(mark.text()));
            Watching.note(notes, fact, before, now, procedure, days);
            // How many there are says enough, in bounded memory.
            notes.forgetItems();
            publicThings(entry, isWithheld);
            hides |= isWithheld;
            earlierHead(entry);
        }

        /** As it was shown after this entry, so that a petition can be shown as it was. */
        private void earlierHead(Shown entry) {
            change = entry.change();
            if ((change == null) == (entry.index() >= headsKeptFrom)) {
                findings.accept("%s: what stood above its entries after entry %d is %s"
                        .formatted(number, entry.index(), change == null ? "not kept" : "kept before that was begun"));
            }
            if (change == null || headIsWrong) {
                return;
            }
            try {
                head = change.on(head);
                headIsWrong = !isBound(change.salt(), head, entry.head());
            } catch (JacksonException | ClassCastException changed) {
                headIsWrong = true;
            }
            if (headIsWrong) {
                findings.accept("%s: what stood above its entries after entry %d is not what the entry was bound to"
                        .formatted(number, entry.index()));
            }
        }

        private boolean isBound(@Nullable String salt, String view, @Nullable String bound) {
            return salt == null
                    ? hides
                    : salt.matches("[0-9a-f]{64}")
                            && new CaseHead(salt, view).hash().equals(bound);
        }

        private void publicThings(Shown entry, boolean isWithheld) {
            var json = entry.entry();
            if (json == null) {
                return;
            }
            var open = json.path("open");
            if (entry.kind().equals("petition.assigned") && open.has("draw")) {
                drawnOn.add(open.path("draw").asString(""));
            }
            if (entry.kind().equals("document.opened") && !isWithheld) {
                papers.put(
                        entry.petition() + " " + open.path("document").asString(""),
                        open.path("sha256").asString(""));
            } else if (entry.kind().equals("document.withdrawn")) {
                papers.remove(entry.petition() + " " + open.path("document").asString(""));
            }
        }

        void end() {
            var row = rows.get(number.value());
            var latest = last;
            if (latest == null || petition == null) {
                if (row != null) {
                    findings.accept(number + ": has a public view and no entry");
                }
                return;
            }
            if (row == null) {
                findings.accept(number + ": has entries and no public view");
                return;
            }
            head(row, latest);
            if (change != null
                    && !headIsWrong
                    && !RecordJson.respelt(row.view()).equals(head)) {
                findings.accept(
                        number + ": what stands above its entries is not what they made of it one after the other");
            }
            try {
                var view = RecordJson.JSON.readValue(row.view(), CaseView.class);
                columns(row, view, latest);
                words(row, view);
            } catch (JacksonException changed) {
                findings.accept(number + ": the public view cannot be read");
            }
            finished(row);
            soFar(row, latest);
            if (!row.marks().equals(List.copyOf(marks))) {
                findings.accept(number + ": it is found by other marks than its entries have");
            }
        }

        /** The clock that counted knew the days off that the publisher had heard of. */
        private void soFar(Row row, Shown latest) {
            var now = Objects.requireNonNull(petition);
            if (Stream.of(latest.publishedAt(), latest.publishedAt().minus(HEARS_WITHIN), now.updatedAt())
                    .map(days::at)
                    .noneMatch(clock -> views.soFar(now, clock).equals(row.soFar()))) {
                findings.accept(number + ": for how long time has run is not what its facts say");
            }
        }

        private void head(Row row, Shown latest) {
            var bound = latest.head();
            if (bound == null) {
                unbound++;
                return;
            }
            if (row.salt().isEmpty()
                    || !CaseHead.stored(row.salt(), row.view()).hash().equals(bound)) {
                findings.accept("%s: what stands above its entries is not what entry %d was bound to"
                        .formatted(number, latest.index()));
            }
        }

        /** What lists are made and sorted by. */
        private void columns(Row row, CaseView view, Shown latest) {
            Map<String, @Nullable Object> says = new TreeMap<>();
            says.put("sector", view.sector());
            says.put("procedure", view.procedure().code());
            says.put("agency", view.agency());
            says.put("division", view.division());
            says.put("status", view.status().name());
            says.put("outcome", view.outcome() == null ? null : view.outcome().name());
            says.put("received_at", view.receivedAt());
            says.put("due_at", view.due() == null ? null : view.due().endsAt());
            says.put("decided_at", view.decidedAt());
            says.put("updated_at", view.updatedAt());
            says.put("late", view.late());
            says.put("stands", view.timeStands());
            says.put("last_index", view.lastIndex());
            says.forEach((column, value) -> {
                if (!Objects.equals(value, row.columns().get(column))) {
                    findings.accept(
                            "%s: lists have it by another %s than its public view says".formatted(number, column));
                }
            });
            if (!view.number().equals(number.value())
                    || view.lastIndex() != latest.index()
                    || view.firstIndex() != firstIndex
                    || view.entries() != entries) {
                findings.accept(number + ": its public view is not of its entries");
            }
        }

        /** The names of agency and division are those of the day they were written, or those that the view has. */
        private void words(Row row, CaseView view) {
            var made = Objects.requireNonNull(first);
            var then = views.view(made, procedure, days.withoutAnnounced(), firstIndex, wordsIndex);
            if (!Objects.equals(row.wordsReceivedAt(), then.receivedAt())
                    || !List.of(views.words(then), views.words(view))
                            .contains(Sought.plain(String.valueOf(row.words())))) {
                findings.accept(number + ": is found by other words than its entries have");
            }
        }

        private void finished(Row row) {
            var stored = row.finished();
            var at = decided;
            var by = decision;
            if (at == null || by == null) {
                if (stored != null) {
                    findings.accept(number + ": counts as decided and is not");
                }
                return;
            }
            if (stored == null
                    || !at.procedure().value().equals(row.finishedProcedure())
                    || !Objects.equals(at.decidedAt(), row.finishedAt())
                    || Stream.of(by.publishedAt(), by.publishedAt().minus(HEARS_WITHIN))
                            .map(days::at)
                            .noneMatch(clock -> took(stored, at, clock))) {
                findings.accept(number + ": how long it took is not what its facts say");
            }
            if (stored != null) {
                CohortCounting.took(tally, at, procedure.sector().id(), stored.minutes());
            }
        }

        /** Steps that ended in the same breath as the decision may be counted with it. */
        private boolean took(Finished stored, Petition at, StatutoryClock clock) {
            var made = Objects.requireNonNull(views.finished(at, clock));
            // Opened again, the petition as it stands is not decided.
            var all = Objects.requireNonNullElse(views.finished(Objects.requireNonNull(petition), clock), made);
            return made.minutes() == stored.minutes()
                    && Objects.equals(made.limitMinutes(), stored.limitMinutes())
                    && stored.steps().keySet().containsAll(made.steps().keySet())
                    && stored.steps().entrySet().stream()
                            .allMatch(step -> step.getValue()
                                            .equals(made.steps().get(step.getKey()))
                                    || step.getValue().equals(all.steps().get(step.getKey())));
        }
    }

    Told of(PetitionNumber number, Procedure procedure) {
        return new Told(number, procedure);
    }

    /** What is shown of no single petition. */
    void city() {
        var strays = new ArrayList<String>();
        database.jdbc().sql("""
                        SELECT number, 'a public view' AS what FROM record.petition
                         WHERE NOT EXISTS (SELECT FROM office.journal WHERE petition = number)
                        UNION ALL
                        SELECT number, 'words' FROM record.words WHERE number NOT IN (SELECT number FROM record.petition)
                        UNION ALL
                        SELECT number, 'a duration' FROM record.finished WHERE number NOT IN (SELECT number FROM record.petition)
                         LIMIT 100
                        """).query(row -> {
            strays.add("%s: has %s and never was a petition".formatted(row.getString(1), row.getString(2)));
        });
        strays.forEach(findings);
        figures();
        papers();
        draws();
        policies();
        openings();
    }

    /** Each row is chained to the one before, and what the applicant is shown is one of them. */
    private void openings() {
        var last = new String[] {""};
        database.jdbc().sql("""
                        SELECT concat_ws(E'\n', petition, to_char(at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), agency, unit,
                                         official, rank, purpose, coalesce(file::text, '')), chain, petition, at
                          FROM vault.opening
                         ORDER BY position
                        """).query(row -> {
            if (!sha256(last[0] + "\n" + row.getString(1)).equals(row.getString(2))) {
                findings.accept(
                        "%s: who opened its file at %s is not what was written down then, or one before was struck out"
                                .formatted(row.getString(3), row.getString(4)));
            }
            last[0] = row.getString(2);
        });
        database.jdbc().sql("""
                        SELECT petition, at
                          FROM intake.opening shown
                         WHERE NOT EXISTS (SELECT FROM vault.opening one WHERE %1$s)
                        UNION ALL
                        SELECT petition, at
                          FROM vault.opening one
                         WHERE NOT EXISTS (SELECT FROM intake.opening shown WHERE %1$s)
                         LIMIT 100
                        """.formatted("""
                        one.petition = shown.petition AND date_trunc('minute', one.at) = shown.at AND one.agency = shown.agency
                        AND one.unit = shown.unit AND one.rank = shown.rank AND one.purpose = shown.purpose
                        AND coalesce(shown.chain, one.chain) = one.chain""")).query(row -> {
            findings.accept("%s: its applicant is not shown who opened the file at %s as it was written down"
                    .formatted(row.getString(1), row.getString(2)));
        });
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException unheardOf) {
            throw new IllegalStateException("SHA-256 is part of every JDK", unheardOf);
        }
    }

    private void figures() {
        var sectors = new TreeMap<String, Long>();
        database.jdbc().sql("SELECT sector, open FROM record.sector_tally").query(row -> {
            sectors.put(row.getString(1), row.getLong(2));
        });
        var ofDays = new TreeMap<LocalDate, List<Long>>();
        database.jdbc()
                .sql("SELECT day, received, decided, decided_on_time, disclosed, within_hour FROM record.day_tally")
                .query(row -> {
                    ofDays.put(
                            row.getObject(1, LocalDate.class),
                            List.of(row.getLong(2), row.getLong(3), row.getLong(4), row.getLong(5), row.getLong(6)));
                });
        differences("open petitions of the sector", tally.openBySector(), sectors);
        differences("figures of the day", tally.days(), ofDays);
        divisions();
    }

    private void divisions() {
        boolean counted = database.jdbc()
                .sql("SELECT divisions_counted FROM record.head")
                .query(Boolean.class)
                .single();
        if (!counted && !tally.divisions().isEmpty()) {
            findings.accept("the figures of divisions are not counted yet; the publisher does so when it starts");
            return;
        }
        var stored = new TreeMap<DivisionMonth, DivisionFigures>();
        database.jdbc().sql("SELECT * FROM record.division_tally").query(row -> {
            var counts = new EnumMap<DivisionCount, Long>(DivisionCount.class);
            for (var count : DivisionCount.values()) {
                counts.put(count, row.getLong(count.name()));
            }
            stored.put(
                    new DivisionMonth(
                            YearMonth.from(row.getObject("month", LocalDate.class)),
                            row.getString("agency"),
                            row.getString("division")),
                    new DivisionFigures(counts));
        });
        differences("figures of the division", tally.divisions(), stored);
        cohorts();
        watch();
    }

    private void cohorts() {
        var stored = new HashMap<Cohort.Line, Long>();
        database.jdbc()
                .sql("SELECT * FROM record.cohort_tally WHERE number <> 0")
                .query(row -> {
                    stored.put(Cohort.Line.of(row), row.getLong("number"));
                });
        differences("figure", tally.cohorts(), stored);
    }

    private void watch() {
        var writer = new WatchWriter(database);
        differences("auditors' counts:", notes.counts(), writer.kept());
        var listed = new TreeMap<>(notes.counts());
        listed.keySet().removeIf(line -> !line.what().isListed());
        differences("auditors' list:", listed, writer.listed());
    }

    private <K, V> void differences(String what, Map<K, V> made, Map<K, V> stored) {
        var keys = new HashSet<>(made.keySet());
        keys.addAll(stored.keySet());
        keys.stream()
                .filter(key -> !Objects.equals(made.get(key), stored.get(key)))
                .forEach(key -> findings.accept("the %s %s are stored as %s and count %s"
                        .formatted(what, key, stored.get(key), made.get(key))));
    }

    private void papers() {
        database.jdbc()
                .sql("SELECT petition, id, sha256, encode(sha256(pdf), 'hex') FROM record.document")
                .query(row -> {
                    var told = papers.get(row.getString(1) + " " + row.getString(2));
                    if (!row.getString(4).equals(told) || !row.getString(3).equals(told)) {
                        findings.accept("%s: the opened paper %s is not the one its entry tells of"
                                .formatted(row.getString(1), row.getString(2)));
                    }
                });
    }

    /** Seeds fit their commitments, and what was drawn on is among these. */
    private void draws() {
        database.jdbc()
                .sql("SELECT agency, division, day, commitment, encode(sha256(seed), 'hex') FROM record.draw")
                .query(row -> {
                    var opened = row.getString(5);
                    if (opened != null && !opened.equals(row.getString(4))) {
                        findings.accept("the seed of %s/%s on %s is not the one that was committed to"
                                .formatted(row.getString(1), row.getString(2), row.getString(3)));
                    }
                    drawnOn.remove(row.getString(4));
                });
        drawnOn.forEach(
                commitment -> findings.accept("a petition was drawn on %s, which is not shown".formatted(commitment)));
    }

    /** Kinds and parts were only ever added to the rules of a version that came with the program; one that was released stays as it was. */
    private void policies() {
        database.jdbc()
                .sql("SELECT version, rules, special, release FROM record.policy")
                .query(row -> {
                    int version = row.getInt(1);
                    if (!isAsApplied(version, row.getString(2), row.getString(3), row.getString(4))) {
                        findings.accept("version %d of the policy is not shown as it was applied".formatted(version));
                    }
                });
    }

    private boolean isAsApplied(int version, String rules, @Nullable String special, @Nullable String release) {
        Optional<Policy> known;
        try {
            known = policies.asWritten(version);
        } catch (SheetFault changed) {
            return false;
        }
        if (known.isEmpty()) {
            return false;
        }
        var stored = RecordJson.JSON.readTree(rules);
        var made = RecordJson.JSON.readTree(PolicySheets.rules(known.get()));
        var released = policies.released(version);
        if (released.isPresent()) {
            return stored.equals(made)
                    && isSame(special, PolicySheets.special(known.get()))
                    && isSame(release, released.get().release());
        }
        return special == null
                && release == null
                && (version == ShippedPolicies.NEWEST.version()
                        ? stored.equals(made)
                        : stored.propertyStream()
                                .allMatch(kind -> kind.getValue()
                                        .propertyStream()
                                        .allMatch(part -> part.getValue()
                                                .equals(made.path(kind.getKey()).path(part.getKey())))));
    }

    private static boolean isSame(@Nullable String one, String other) {
        return one != null && RecordJson.JSON.readTree(one).equals(RecordJson.JSON.readTree(other));
    }
}
