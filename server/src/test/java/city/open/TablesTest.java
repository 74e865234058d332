package city.open;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toCollection;
import static java.util.stream.Collectors.toList;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.classfile.Attributes;
import java.lang.classfile.ClassFile;
import java.lang.classfile.constantpool.StringEntry;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Each table belongs to one room, whose code alone names it; who else does is a guest, and here is why. Read are the migrations, for what
 * there is, and the words in the compiled program, where constants already stand in the sentences they are part of.
 *
 * <p>A view counts as a table. A partition is part of its table and is named by nobody. Functions, triggers and sequences are no tables: they
 * are how the schema itself holds what no room may be trusted with, and run for whoever the migration lets call them.
 */
class TablesTest {
    private static final Path ARCHITECTURE = Path.of("..", "ARCHITECTURE.md");
    private static final Path SOURCES = Path.of("src", "main", "java", "city", "open");
    private static final Path MIGRATIONS = Path.of("src", "main", "resources", "db", "migration");
    private static final String PRINTED = "<!-- printed by TablesTest -->";

    /** A room that names another's table. */
    private record Guest(String room, String table, boolean mayWrite, String why) {}

    private static final List<Guest> GUESTS = Stream.of(
                    reads(
                            "border.disclosure",
                            "check believes nobody's answer: it compares what is stored with what it follows from",
                            "intake.opening",
                            "office.journal",
                            "record.cohort_tally",
                            "record.day_tally",
                            "record.division_tally",
                            "record.document",
                            "record.draw",
                            "record.entry",
                            "record.finished",
                            "record.head",
                            "record.petition",
                            "record.sector_tally",
                            "record.words",
                            "vault.opening"),
                    reads(
                            "inside.dates",
                            "Leftovers looks for what no owner knows of any more, across them all and in one moment",
                            "intake.answer",
                            "intake.comment",
                            "intake.draft",
                            "intake.file",
                            "intake.filing",
                            "intake.follower",
                            "intake.letter",
                            "intake.neighbour",
                            "office.bridge_document",
                            "vault.bridge_seal",
                            "vault.erased"),
                    reads(
                            "border.disclosure",
                            "the city's own news are what its pages print and was not told yet, found in one query every ten seconds",
                            "record.added_holiday",
                            "record.agency",
                            "record.letter_signer",
                            "record.policy",
                            "record.procedure_release",
                            "record.procedure_version",
                            "record.unit",
                            "record.withdrawn_holiday"),
                    reads(
                            "town.organization",
                            "whose account is closed stands in no choice and no line; the town does not know accounts",
                            "office.account"),
                    reads(
                            "border.disclosure",
                            "the city's own news are what its pages print: files of figures and decisions about procedures among them",
                            "record.figures_file",
                            "record.register_decision",
                            "record.audit_result"),
                    reads(
                            "outside.record",
                            "a page of figures names the entry of the log that has the hash of its file",
                            "record.published"),
                    reads(
                            "border.disclosure",
                            "a paper goes out in the publisher's transaction and under its role; the border does not know the desk",
                            "office.rendition"),
                    reads(
                            "border.disclosure",
                            "the guard at the last door heeds what an official let stand; the border does not know the desk",
                            "office.guard_pass"),
                    reads(
                            "inside.casework",
                            "the desk shows what the guard stopped at the last door; the inside does not know the border's policy",
                            "office.guard_stop"),
                    reads(
                            "audit.orders",
                            "the watch asks once a minute which petitions are late, which approvals of other systems are not public and which of these systems are silent; nobody tells Audit",
                            "office.alert",
                            "office.bridge_event",
                            "office.bridge_system",
                            "office.petition"),
                    reads(
                            "audit.redflags",
                            "a run sees cases, papers and absences of one moment in one snapshot, under the role that may only read",
                            "office.absence",
                            "office.document",
                            "office.document_box",
                            "office.document_version",
                            "office.petition"),
                    reads(
                            "audit.overview",
                            "one screen counts what is open in the whole city, in one snapshot with the orders beside it",
                            "office.petition"),
                    reads(
                            "inside.casework",
                            "the auditors' pages show what was noted when entries were published; the inside does not know the border",
                            "office.watch_item",
                            "office.watch_tally"),
                    reads(
                            "inside.casework",
                            "inbox, workload and draw are each one query with conditions of their own over where all petitions stand: methods with one caller each",
                            "office.petition",
                            "office.subject"),
                    reads(
                            "inside.dates",
                            "whose date has come is one query for each kind of date over where all petitions stand",
                            "office.petition"),
                    reads(
                            "inside.dates",
                            "a decision of another system that is held is no silence, which is judged in the query that looks for silence; the exchange knows the dates",
                            "office.bridge_event"),
                    reads(
                            "inside.exchange",
                            "which decisions are held past the date of their petition is one query over all of them",
                            "office.petition"),
                    reads(
                            "inside.piles",
                            "a pile is one query over where its petitions stand, with what they are called",
                            "office.petition",
                            "office.subject"),
                    reads(
                            "inside.redaction",
                            "a paper is prepared while its petition is held still",
                            "office.petition"),
                    reads(
                            "inside.casework",
                            "the workload's medians join how long each petition took or has lasted, which is counted once, when it becomes public",
                            "record.finished",
                            "record.petition"),
                    reads(
                            "inside.dates",
                            "the round of the retention pages through the closed petitions that still have a key, joined to where they stand",
                            "vault.key"),
                    writes(
                            "inside.exchange",
                            "what a system sent is kept beside its event in one statement, sealed by the vault",
                            "vault.bridge_body"),
                    reads(
                            "inside.exchange",
                            "the keys come along with the events they open, to be unwrapped by the vault",
                            "vault.bridge_seal"),
                    reads(
                            "inside.vault",
                            "an erasure locks the documents that are about the petition, as those who bring more do; the vault cannot know the exchange",
                            "office.bridge_document"),
                    writes(
                            "inside.vault",
                            "an erasure sets aside the events that nobody can open any more, in its own transaction",
                            "office.bridge_event"),
                    writes(
                            "inside.vault",
                            "the key lies in the letter box, and only who holds its other half can make and sign it",
                            "intake.letter_key"),
                    writes(
                            "outside.filing",
                            "filings and files begin here under the portal's role, which may drop them; letters hands them on under the office's",
                            "intake.filing",
                            "intake.file",
                            "intake.chunk"),
                    reads(
                            "outside.my",
                            "the applicant sees letters and answers in one list of one moment, so that none is in both or in neither",
                            "intake.letter",
                            "intake.answer"),
                    reads(
                            "outside.my",
                            "the vault notes each opening twice: for itself, and here for the applicant, whose side may not know it",
                            "intake.opening"),
                    writes(
                            "border.letters",
                            "a new access code ends the passkeys of the old one in the same transaction; letters does not know my",
                            "intake.passkey"),
                    writes(
                            "border.letters",
                            "an erasure also forgets where the applicant wanted to be told; letters does not know follow",
                            "intake.follower"),
                    reads(
                            "outside.log",
                            "the leaves of the tree are the bodies of the entries, and the log serves and compares these very bytes",
                            "record.entry"),
                    reads(
                            "outside.record",
                            "draws are drawn by the desk and written down where everyone can look them up",
                            "record.draw"))
            .flatMap(List::stream)
            .toList();

    /** Tables that a library works with by a name of its own. */
    private static final Map<String, String> OF_LIBRARIES =
            Map.of("office.session_attributes", "inside.identity"); // Spring Session, beside office.session

    private static List<Guest> reads(String room, String why, String... tables) {
        return Arrays.stream(tables)
                .map(table -> new Guest(room, table, false, why))
                .toList();
    }

    private static List<Guest> writes(String room, String why, String... tables) {
        return Arrays.stream(tables)
                .map(table -> new Guest(room, table, true, why))
                .toList();
    }

    @Test
    void each_table_has_one_owner_and_only_guests_with_a_reason() {
        assertThat(new House(Schema.ofMigrations(), program(), GUESTS).faults()).isEmpty();
    }

    /** No reason will do: the database refuses it the outside's role, and what comes out goes over the border. */
    @Test
    void outside_is_no_guest_of_the_inside() {
        assertThat(GUESTS)
                .noneMatch(guest ->
                        guest.room().startsWith("outside.") && guest.table().matches("(office|vault)\\..*"));
    }

    @Test
    void the_page_on_the_architecture_shows_whose_each_table_is() throws IOException {
        var page = Files.readString(ARCHITECTURE);
        assertThat(page.split(PRINTED)).as("between two lines %s", PRINTED).hasSize(3);
        assertThat(page.split(PRINTED)[1].strip())
                .isEqualTo(new House(Schema.ofMigrations(), program(), GUESTS).printed());
    }

    private static final Schema SMALL = Schema.of("""
            CREATE SCHEMA office;
            CREATE TABLE office.journal (seq integer) PARTITION BY RANGE (seq); -- CREATE TABLE office.dream
            DO $$ BEGIN EXECUTE 'CREATE TABLE office.journal_2026 PARTITION OF office.journal'; END $$;
            CREATE FUNCTION office.next() RETURNS integer LANGUAGE sql AS 'SELECT 1';
            CREATE TABLE office.trial (); DROP TABLE office.trial;
            """);

    private static List<String> faults(List<Guest> guests, String... roomsAndWords) {
        List<Told> told = new ArrayList<>();
        for (int i = 0; i < roomsAndWords.length; i += 2) {
            var room = roomsAndWords[i];
            told.add(new Told(room, room.replace('.', '/') + "/Some.java", roomsAndWords[i + 1]));
        }
        return new House(SMALL, told, guests).faults();
    }

    private static final String[] OWNED = {
        "inside.petition", "INSERT INTO office.journal VALUES (office.next())",
        "inside.office", "office.journal.title",
        "inside.office", "Somebody has changed it in office.journal."
    };

    private static String[] owned(String room, String words) {
        return Stream.concat(Stream.of(OWNED), Stream.of(room, words)).toArray(String[]::new);
    }

    @Test
    void words_for_people_and_names_of_words_touch_nothing() {
        assertThat(faults(List.of(), OWNED)).isEmpty();
    }

    @Test
    void a_second_room_is_named_with_both_files() {
        assertThat(faults(List.of(), owned("town.map", "SELECT 1 FROM office.journal")))
                .containsExactly(
                        "office.journal has two rooms, inside.petition (inside/petition/Some.java) and town.map (town/map/Some.java):"
                                + " ask the owner through its door, or write down here in one line why the other is its guest");
        assertThat(faults(List.of(), owned("town.map", "office.journal"))).hasSize(1);
    }

    @Test
    void a_guest_who_only_reads_may_not_write_and_one_who_does_not_come_is_struck_off() {
        var guests = reads("town.map", "it draws", "office.journal");
        assertThat(faults(guests, owned("town.map", "SELECT 1 FROM office.journal")))
                .isEmpty();
        assertThat(faults(guests, owned("town.map", "UPDATE office.journal SET seq = 2")))
                .containsExactly(
                        "town.map (town/map/Some.java) writes to office.journal, which it may only read, since it draws");
        assertThat(faults(guests, OWNED))
                .containsExactly("town.map is excused for reading office.journal and does not: strike the line");
        assertThat(faults(writes("town.map", "it draws", "office.journal"), owned("town.map", "FROM office.journal")))
                .containsExactly("town.map is excused for writing to office.journal and does not: strike the line");
    }

    @Test
    void a_table_without_an_owner_and_one_that_no_migration_makes_are_named() {
        assertThat(faults(List.of()))
                .containsExactly(
                        "office.journal has no owner: a migration makes it and no room names it; drop it, or name the room whose library does");
        for (var name : List.of("trial", "dream", "journal_2026", "diary")) {
            assertThat(faults(List.of(), owned("town.map", "SELECT 1 FROM office." + name)))
                    .containsExactly("town.map (town/map/Some.java) names office." + name
                            + ", which no migration makes; a partition is asked through its table");
        }
        assertThat(faults(List.of(), owned("inside.petition", "SELECT office.last()")))
                .hasSize(1);
    }

    @Test
    void a_name_that_is_put_together_when_the_program_runs_is_named() {
        for (var words : List.of("DELETE FROM office.%s", "DELETE FROM office.\1 WHERE true", "TABLE office.")) {
            assertThat(faults(List.of(), owned("inside.petition", words)))
                    .containsExactly(
                            "inside.petition (inside/petition/Some.java) puts the name of a table of office together when it runs, so that nobody can see whose it is: write it out");
        }
    }

    /** What the migrations leave behind. */
    private record Schema(Set<String> schemas, Set<String> tables, Set<String> functions) {
        private static final Pattern SCHEMA = Pattern.compile("(?i)CREATE\\s+SCHEMA\\s+(\\w+)");
        private static final Pattern TABLE = Pattern.compile(
                "(?i)CREATE\\s+(?:UNLOGGED\\s+)?(?:TABLE|(?:OR\\s+REPLACE\\s+)?VIEW|MATERIALIZED\\s+VIEW)\\s+(?:IF\\s+NOT\\s+EXISTS\\s+)?([\\w.]++)(?!\\s+PARTITION\\s+OF)");
        private static final Pattern DROPPED =
                Pattern.compile("(?i)DROP\\s+(?:TABLE|(?:MATERIALIZED\\s+)?VIEW)\\s+(?:IF\\s+EXISTS\\s+)?([\\w.]+)");
        private static final Pattern FUNCTION =
                Pattern.compile("(?i)CREATE\\s+(?:OR\\s+REPLACE\\s+)?FUNCTION\\s+([\\w.]+)");

        /** Comments and quoted text make nothing; partitions are made in such text. */
        static Schema of(String sql) {
            var bare = sql.replaceAll("--[^\n]*", "").replaceAll("'[^']*'", "''");
            var tables = named(TABLE, bare);
            tables.removeAll(named(DROPPED, bare));
            return new Schema(named(SCHEMA, bare), tables, named(FUNCTION, bare));
        }

        static Schema ofMigrations() {
            try (var files = Files.list(MIGRATIONS)) {
                return of(files.sorted().map(TablesTest::read).collect(joining("\n")));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private static Set<String> named(Pattern pattern, String sql) {
            return pattern.matcher(sql).results().map(found -> found.group(1)).collect(toCollection(TreeSet::new));
        }
    }

    /** One string of the program, in which what is only known when it runs is a {@code %s} or a control character. */
    private record Told(String room, String file, String words) {}

    private static List<Told> program() {
        List<Told> program = new ArrayList<>();
        try (var files = Files.walk(Path.of(
                Open.class.getProtectionDomain().getCodeSource().getLocation().toURI()))) {
            var rooms = rooms();
            for (var file : files.filter(path -> path.toString().endsWith(".class"))
                    .sorted()
                    .toList()) {
                var code = ClassFile.of().parse(file);
                var type = code.thisClass().asSymbol();
                var place = (type.packageName() + ".").replaceFirst("^city\\.open\\.", "");
                var room = rooms.stream()
                        .filter(one -> place.startsWith(one + "."))
                        .findFirst()
                        .orElse("the house itself");
                var source = code.findAttribute(Attributes.sourceFile())
                        .orElseThrow()
                        .sourceFile()
                        .stringValue();
                var path = place.replace('.', '/') + source;
                for (var entry : code.constantPool()) {
                    // What a build before this one left behind is no part of the program.
                    if (entry instanceof StringEntry string && Files.exists(SOURCES.resolve(path))) {
                        program.add(new Told(room, path, string.stringValue()));
                    }
                }
            }
        } catch (IOException | URISyntaxException e) {
            throw new IllegalStateException("the compiled program is not where it was loaded from", e);
        }
        return program;
    }

    /** Packages that declare whom they know (ModulesTest); a room within another comes before it. */
    private static List<String> rooms() throws IOException {
        try (var files = Files.walk(SOURCES)) {
            return files.filter(file ->
                            file.endsWith("package-info.java") && read(file).contains("@ApplicationModule"))
                    .map(file -> SOURCES.relativize(file.getParent()).toString().replace(File.separatorChar, '.'))
                    .sorted(Comparator.comparingInt(String::length).reversed())
                    .toList();
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Who touches what. */
    private static final class House {
        /** Statements are written in capitals; a message may name a table and a name of words may look like one. */
        private static final Pattern STATEMENT = Pattern.compile(
                "\\b(SELECT|INSERT|UPDATE|DELETE|MERGE|TRUNCATE|COPY|LOCK|TABLE|FROM|JOIN|INTO|USING|WITH|WHERE|EXISTS)\\b");

        private static final String WRITES =
                "(?s).*\\b(INSERT\\s+INTO|UPDATE|DELETE\\s+FROM|MERGE\\s+INTO|TRUNCATE|COPY)\\s+(TABLE\\s+|ONLY\\s+)*";

        private record Touch(String table, String room, String file, boolean writes) {}

        private final Schema schema;
        private final List<Guest> guests;
        private final List<String> faults = new ArrayList<>();
        private final Map<String, List<Touch>> touches;
        private final Map<String, String> owners = new TreeMap<>();

        House(Schema schema, Collection<Told> program, List<Guest> guests) {
            this.schema = schema;
            this.guests = guests;
            var name = Pattern.compile("(?<![\\w.$/:-])(%s)\\.(\\w*)".formatted(String.join("|", schema.schemas())));
            this.touches = program.stream()
                    .flatMap(told -> touches(name, told).stream())
                    .collect(groupingBy(Touch::table, TreeMap::new, mapping(touch -> touch, toList())));
            schema.tables().forEach(this::owner);
            guests.forEach(this::comes);
        }

        private List<Touch> touches(Pattern name, Told told) {
            if (schema.tables().contains(told.words())) {
                // For a statement that is made elsewhere, which may do anything.
                return List.of(new Touch(told.words(), told.room(), told.file(), true));
            }
            if (!STATEMENT.matcher(told.words()).find()) {
                return List.of();
            }
            List<Touch> touches = new ArrayList<>();
            name.matcher(told.words()).results().forEach(found -> {
                var table = found.group();
                if (found.group(2).isEmpty()) {
                    faults.add(
                            "%s (%s) puts the name of a table of %s together when it runs, so that nobody can see whose it is: write it out"
                                    .formatted(told.room(), told.file(), found.group(1)));
                } else if (schema.tables().contains(table)) {
                    touches.add(new Touch(
                            table,
                            told.room(),
                            told.file(),
                            told.words().matches(WRITES + Pattern.quote(table) + "\\b.*")));
                } else if (!schema.functions().contains(table)) {
                    faults.add("%s (%s) names %s, which no migration makes; a partition is asked through its table"
                            .formatted(told.room(), told.file(), table));
                }
            });
            return touches;
        }

        private void owner(String table) {
            var library = OF_LIBRARIES.get(table);
            var rooms = new TreeSet<>(of(table).map(Touch::room).toList());
            if (library != null) {
                rooms.add(library);
            }
            guests.stream().filter(guest -> guest.table().equals(table)).forEach(guest -> rooms.remove(guest.room()));
            if (rooms.isEmpty()) {
                faults.add(
                        "%s has no owner: a migration makes it and no room names it; drop it, or name the room whose library does"
                                .formatted(table));
                return;
            }
            owners.put(table, rooms.getFirst());
            if (rooms.size() > 1) {
                faults.add(
                        "%s has %s rooms, %s: ask the owner through its door, or write down here in one line why the other is its guest"
                                .formatted(
                                        table,
                                        rooms.size() == 2 ? "two" : rooms.size(),
                                        rooms.stream()
                                                .map(room -> room + " ("
                                                        + files(of(table)
                                                                .filter(touch -> touch.room()
                                                                        .equals(room))) + ")")
                                                .collect(joining(" and "))));
            }
        }

        private void comes(Guest guest) {
            var visits = of(guest.table())
                    .filter(touch -> touch.room().equals(guest.room()))
                    .toList();
            var written = visits.stream().filter(Touch::writes).toList();
            if (visits.isEmpty() || guest.mayWrite() && written.isEmpty()) {
                faults.add("%s is excused for %s %s and does not: strike the line"
                        .formatted(guest.room(), guest.mayWrite() ? "writing to" : "reading", guest.table()));
            } else if (!guest.mayWrite() && !written.isEmpty()) {
                faults.add("%s (%s) writes to %s, which it may only read, since %s"
                        .formatted(guest.room(), files(written.stream()), guest.table(), guest.why()));
            }
        }

        private Stream<Touch> of(String table) {
            return touches.getOrDefault(table, List.of()).stream();
        }

        private static String files(Stream<Touch> touches) {
            return touches.map(Touch::file).distinct().sorted().collect(joining(", "));
        }

        List<String> faults() {
            return faults.stream().distinct().toList();
        }

        String printed() {
            return "| Room | Its tables |\n|---|---|\n"
                    + owners.keySet().stream()
                            .collect(groupingBy(owners::get, TreeMap::new, mapping("`%s`"::formatted, joining(", "))))
                            .entrySet()
                            .stream()
                            .map(room -> "| `%s` | %s |".formatted(room.getKey(), room.getValue()))
                            .collect(joining("\n"));
        }
    }
}
