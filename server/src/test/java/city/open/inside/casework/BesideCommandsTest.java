package city.open.inside.casework;

import static org.assertj.core.api.Assertions.assertThat;

import city.open.Open;
import city.open.border.disclosure.Publisher;
import city.open.command.Commands;
import city.open.ground.database.TestDatabase;
import city.open.inside.casework.HeldAct.State;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;

/** Commands on an installation that stands still, with everything in it that would happen at once if it ran: nothing does. */
@TestPropertySource(properties = "open.role=beside")
class BesideCommandsTest extends OfficeStage {
    private static final String LONG_AGO = "2001-01-01T00:00:00Z";

    @Autowired
    private Publisher publisher;

    @Value("${open.database}")
    private String url;

    @TempDir
    private Path folder;

    private JdbcClient owner;
    private long held;

    @BeforeEach
    void a_held_act_is_due_and_a_mail_waits() {
        owner = TestDatabase.ownerOf(url);
        var number = kims();
        var posted = desk.post(
                KIM,
                number,
                submission(number, form(Task.CHECK_COMPLETENESS, "complete", "yes", "expected", "2026-06-05")));
        held = ((Posted.Held) posted).act().id();
        owner.sql("UPDATE office.held_act SET until = ?::timestamptz")
                .params(LONG_AGO)
                .update();
        var follower = UUID.randomUUID();
        owner.sql("""
                        INSERT INTO intake.follower (id, kind, target, own, lang, rhythm, way, sealed, token, state, requested_at)
                        VALUES (?, 'petition', ?, false, 'ko', 'at-once', 'mail', '\\x00', sha256(?::bytea), 'requested', ?::timestamptz)
                        """)
                .params(follower, number.value(), follower.toString().getBytes(), LONG_AGO)
                .update();
        owner.sql("""
                        INSERT INTO office.follow_message (id, follower, kind, first_index, entries, state, next_at, made_at)
                        VALUES (?, ?, 'confirm', 0, '{0}', 'waiting', ?::timestamptz, ?::timestamptz)
                        """).params(UUID.randomUUID(), follower, LONG_AGO, LONG_AGO).update();
    }

    @Test
    void a_check_moves_nothing_that_is_due() {
        publisher.publishAll();

        changesNothing("check");

        desk.release();
        assertThat(state()).as("it was due").isEqualTo(State.RECORDED.name());
        publisher.publishAll();
        changesNothing("check");
    }

    @Test
    void neither_does_an_import_that_only_looks() throws IOException {
        var log = folder.resolve("small.xes");
        Files.writeString(log, """
                <log xes.version="1.0" xmlns="http://www.xes-standard.org/">
                <trace><string key="concept:name" value="1"/>
                <event><string key="concept:name" value="Received"/><date key="time:timestamp" value="2020-01-02T09:00:00+09:00"/></event>
                <event><string key="concept:name" value="Decided"/><date key="time:timestamp" value="2020-01-03T09:00:00+09:00"/></event>
                </trace></log>
                """);

        changesNothing("import", log.toString(), "--dry-run");
    }

    private void changesNothing(String... command) {
        var before = everything();
        var arguments = new String[command.length + 2];
        System.arraycopy(command, 0, arguments, 0, command.length);
        arguments[command.length] = "--database";
        arguments[command.length + 1] = url;

        assertThat(Commands.run(Open.class, arguments)).isZero();

        assertThat(everything()).isEqualTo(before);
        assertThat(state()).isNotEqualTo(State.TAKEN_BACK.name());
    }

    private String state() {
        return owner.sql("SELECT state FROM office.held_act WHERE id = ?")
                .params(held)
                .query(String.class)
                .single();
    }

    /** A hash of each table there is. */
    private Map<String, String> everything() {
        Map<String, String> all = new TreeMap<>();
        owner.sql("""
                        SELECT relnamespace::regnamespace || '.' || relname
                          FROM pg_class
                         WHERE relkind = 'r' AND relnamespace::regnamespace::text IN ('office', 'vault', 'intake', 'record')
                        """)
                .query(String.class)
                .list()
                .forEach(table -> all.put(
                        table,
                        owner.sql(
                                        "SELECT coalesce(md5(string_agg(row::text, '|' ORDER BY row::text)), '') FROM %s AS row"
                                                .formatted(table))
                                .query(String.class)
                                .single()));
        return all;
    }
}
