package city.open;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * What day and hour it is comes from one place, the {@link java.time.Clock} that {@code DatabaseConfiguration} makes; who decides something by
 * the time is given it. So a test, and a whole run of them, can be at any moment. Durations by {@code nanoTime} are no time of day.
 */
class OneClockTest {
    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

    private static final Pattern IN_JAVA = Pattern.compile(
            "\\b(Instant|LocalDate|LocalDateTime|LocalTime|ZonedDateTime|OffsetDateTime|OffsetTime|Year|YearMonth|MonthDay)"
                    + "\\.now\\(|\\bClock\\.(system|systemUTC|systemDefaultZone|tick\\w*)\\(|currentTimeMillis\\(|new Date\\(\\)"
                    + "|Calendar\\.getInstance\\(");

    private static final Pattern IN_SQL = Pattern.compile(
            "(?i)(?<![.\\w])now\\(\\)|\\b(clock|statement|transaction)_timestamp\\(\\)|\\bcurrent_(date|time|timestamp)\\b|\\blocaltime(stamp)?\\b");

    private static final Pattern STRINGS =
            Pattern.compile("\"\"\"(.*?)\"\"\"|\"((?:[^\"\\\\\\n]|\\\\.)*)\"", Pattern.DOTALL);

    /** Who may look at a clock, and why. */
    private static final Map<String, String> LAWFUL = Map.of(
            "server/src/main/java/city/open/ground/database/DatabaseConfiguration.java",
            "here the one clock is made",
            "server/src/main/java/city/open/command/WitnessCommand.java",
            "a command without the program around it: it makes the clock that it hands on",
            "server/src/main/java/city/open/command/BackupCommand.java",
            "the same; only written down",
            "server/src/main/java/city/open/outside/log/LogWriter.java",
            "asks the clock it was given",
            "server/src/main/java/city/open/inside/dates/Turn.java",
            "a lease between machines, seconds long: the database's clock is the only one they share",
            "server/src/main/resources/db/migration/V6__record.sql",
            "when a row was written; nobody decides by it",
            "server/src/main/resources/db/migration/V15__intake.sql",
            "replaced by V57",
            "server/src/main/resources/db/migration/V17__guard.sql",
            "when a stop was noted; only how many there were lately is counted by it",
            "server/src/main/resources/db/migration/V37__nothing_arrives_after_an_erasure.sql",
            "when the migration itself settled what it found; done once, and nobody decides by it",
            "bench/src/main/java/city/open/bench/StepFigures.java",
            "what pgbench writes into tables of its own");

    @Test
    void nobody_else_asks_what_time_it_is() {
        var found = new TreeMap<String, Set<String>>();
        for (var folder : Set.of("server/src/main", "tlog/src/main", "bench/src/main", "release/src/main")) {
            files(ROOT.resolve(folder)).forEach(file -> {
                var asks = asks(file);
                if (!asks.isEmpty()) {
                    found.put(ROOT.relativize(file).toString(), asks);
                }
            });
        }
        found.keySet().removeAll(LAWFUL.keySet());
        assertThat(found)
                .as(
                        "take the moment as an argument, or inject the Clock; a lawful exception is listed here with its reason")
                .isEmpty();
    }

    @Test
    void no_exception_is_listed_that_is_none_any_more() {
        assertThat(LAWFUL.keySet().stream().map(ROOT::resolve).filter(Files::exists))
                .isNotEmpty()
                .allSatisfy(place -> assertThat(asks(place)).isNotEmpty());
    }

    @Test
    void what_is_looked_for_is_found() {
        assertThat(javaAsks("var now = LocalDate.now(SEOUL);")).containsExactly("LocalDate.now(");
        assertThat(javaAsks("jdbc.sql(\"DELETE FROM a WHERE at < now()\")")).containsExactly("now()");
        assertThat(javaAsks("sql(\"\"\"\n  SELECT current_date\n\"\"\")")).containsExactly("current_date");
        assertThat(javaAsks("drafts.find(key, asked.now()); return now();")).isEmpty();
        assertThat(sqlAsks("at timestamptz DEFAULT now() -- not now() but later"))
                .containsExactly("now()");
        assertThat(sqlAsks("-- brought up now() and then")).isEmpty();
    }

    private static Set<String> asks(Path file) {
        try {
            var text = Files.readString(file);
            return file.toString().endsWith(".sql") ? sqlAsks(text) : javaAsks(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Set<String> javaAsks(String source) {
        var asks = new TreeSet<String>();
        IN_JAVA.matcher(source).results().forEach(found -> asks.add(found.group()));
        STRINGS.matcher(source)
                .results()
                .map(string -> string.group(1) == null ? string.group(2) : string.group(1))
                .forEach(string -> asks.addAll(sqlAsks(string)));
        return asks;
    }

    private static Set<String> sqlAsks(String statements) {
        var asks = new TreeSet<String>();
        IN_SQL.matcher(statements.replaceAll("--[^\\n]*", "")).results().forEach(found -> asks.add(found.group()));
        return asks;
    }

    private static Stream<Path> files(Path folder) {
        try {
            return Files.walk(folder)
                    .filter(file -> !file.toString().contains("node_modules"))
                    .filter(file -> file.toString().matches(".*\\.(java|jte|sql)"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
