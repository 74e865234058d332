package city.open.ground.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import city.open.Overheard;
import city.open.Patience;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.PGConnection;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

class EmbeddedServerTest {
    /** Made once and copied for each test: to make a database takes longer than most of what is done with it here. */
    @TempDir
    private static Path made;

    @TempDir
    private Path folder;

    @BeforeAll
    static void a_database_is_made() {
        EmbeddedServer.start(made, Durability.KEPT).close();
    }

    @BeforeEach
    void each_test_has_its_own() throws IOException, InterruptedException {
        var copy = new ProcessBuilder("cp", "-a", made + "/.", folder.toString())
                .inheritIO()
                .start();
        assertThat(copy.waitFor()).isZero();
    }

    @Test
    void what_was_committed_is_there_after_the_program_was_killed() {
        String first;
        try (var killed = EmbeddedServerProcess.on(folder)) {
            first = killed.says();
            JdbcClient owner = TestDatabase.ownerOf(runningAt(first));
            owner.sql("CREATE TABLE kept (word text)").update();
            owner.sql("INSERT INTO kept VALUES ('민원')").update();
            killed.kill();
        }
        long leftover = Postmaster.of(DataFolder.at(folder)).orElseThrow().process();

        try (var again = EmbeddedServer.start(folder, Durability.KEPT)) {
            assertThat(Postmaster.of(DataFolder.at(folder)).orElseThrow().process())
                    .isNotEqualTo(leftover);
            assertThat(TestDatabase.ownerOf(again.url())
                            .sql("SELECT word FROM kept")
                            .query(String.class)
                            .list())
                    .containsExactly("민원");
        }
        assertThat(Postmaster.of(DataFolder.at(folder))).isEmpty();
    }

    @Test
    void it_starts_after_the_database_process_was_killed_too() {
        try (var killed = EmbeddedServerProcess.on(folder)) {
            TestDatabase.ownerOf(runningAt(killed.says()))
                    .sql("CREATE TABLE kept (word text)")
                    .update();
            killed.kill();
        }
        ProcessHandle postmaster = ProcessHandle.of(
                        Postmaster.of(DataFolder.at(folder)).orElseThrow().process())
                .orElseThrow();
        postmaster.destroyForcibly();
        postmaster.onExit().join();

        try (var again = EmbeddedServer.start(folder, Durability.KEPT)) {
            assertThat(TestDatabase.ownerOf(again.url())
                            .sql("SELECT count(*) FROM kept")
                            .query(Long.class)
                            .single())
                    .isZero();
        }
    }

    @Test
    void a_database_that_ends_while_we_run_comes_back_on_the_same_port_with_what_it_promised() throws Exception {
        try (var server = EmbeddedServer.start(folder, Durability.KEPT)) {
            TestDatabase.ownerOf(server.url())
                    .sql("CREATE TABLE kept (word text)")
                    .update();
            ProcessHandle atWork = somethingThatTakesSeconds(server.url());
            ProcessHandle postmaster = ProcessHandle.of(
                            Postmaster.of(DataFolder.at(folder)).orElseThrow().process())
                    .orElseThrow();
            try (var said = Overheard.of(EmbeddedServer.class)) {
                postmaster.destroyForcibly();
                postmaster.onExit().join();
                assertThat(atWork.isAlive())
                        .as("outlives the server it belongs to")
                        .isTrue();

                Patience.until("the database", () -> answersYet(server.url()));
                assertThat(said.lines())
                        .filteredOn(line -> line.startsWith("ERROR"))
                        .allMatch(line -> line.contains("has ended and does not start again"));
            }
            assertThat(atWork.isAlive())
                    .as("two servers never write to one folder")
                    .isFalse();
            assertThat(TestDatabase.ownerOf(server.url())
                            .sql("SELECT count(*) FROM kept")
                            .query(Long.class)
                            .single())
                    .isZero();
        }
    }

    @Test
    void a_process_number_that_now_belongs_to_a_stranger_is_left_alone() throws IOException {
        DataFolder data = DataFolder.at(folder);
        Files.write(
                data.postmasterFile(),
                List.of(
                        String.valueOf(ProcessHandle.current().pid()),
                        data.cluster().toString(),
                        "0",
                        "1",
                        "",
                        "127.0.0.1",
                        "0 0",
                        "ready"));

        try (var again = EmbeddedServer.start(folder, Durability.KEPT)) {
            assertThat(answers(again.url())).isTrue();
        }
    }

    @Test
    void a_second_program_on_the_same_folder_is_told_in_one_line() {
        try (var first = EmbeddedServer.start(folder, Durability.KEPT);
                var second = EmbeddedServerProcess.on(folder)) {
            assertThat(second.says())
                    .isEqualTo("Another OPEN is running on the data folder %s: stop it, or choose another folder with"
                                    .formatted(DataFolder.at(folder).path())
                            + " --data.");
            assertThat(second.ended()).isEqualTo(2);
            assertThat(answers(first.url())).isTrue();
        }
    }

    @Test
    void an_import_beside_a_running_program_uses_its_database_and_leaves_it_running() {
        try (var first = EmbeddedServer.start(folder, Durability.KEPT)) {
            try (var beside = EmbeddedServer.startOrJoin(folder)) {
                assertThat(beside.url()).isEqualTo(first.url());
            }
            assertThat(answers(first.url())).isTrue();
        }
    }

    @Test
    void an_import_on_a_stopped_folder_starts_the_database_itself() {
        try (var own = EmbeddedServer.startOrJoin(folder)) {
            assertThat(own).isInstanceOf(EmbeddedServer.class);
            assertThat(answers(own.url())).isTrue();
        }
    }

    @Test
    void it_promises_to_keep_what_it_acknowledged_and_lets_nobody_in_without_a_password() {
        try (var server = EmbeddedServer.start(folder, Durability.KEPT)) {
            JdbcClient owner = TestDatabase.ownerOf(server.url());
            assertThat(settings(owner, "fsync", "synchronous_commit", "full_page_writes", "data_checksums"))
                    .isEqualTo(Map.of(
                            "fsync", "on",
                            "synchronous_commit", "on",
                            "full_page_writes", "on",
                            "data_checksums", "on"));
            assertThat(settings(owner, "listen_addresses", "unix_socket_directories", "server_encoding"))
                    .isEqualTo(Map.of(
                            "listen_addresses", "127.0.0.1",
                            "unix_socket_directories", "",
                            "server_encoding", "UTF8"));
            assertThat(owner.sql("SELECT DISTINCT auth_method FROM pg_hba_file_rules")
                            .query(String.class)
                            .list())
                    .containsExactly("scram-sha-256");
            assertThatThrownBy(() -> DriverManager.getConnection(server.url().jdbc(), "open_owner", "guessed"))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("password authentication failed");
        }
    }

    @Test
    void the_folder_and_the_secret_are_for_the_owner_alone() throws IOException {
        Path inner = folder.resolve("data");
        EmbeddedServer.start(inner, Durability.KEPT).close();

        assertThat(Files.getPosixFilePermissions(inner)).isEqualTo(PosixFilePermissions.fromString("rwx------"));
        assertThat(Files.getPosixFilePermissions(inner.resolve("secret")))
                .isEqualTo(PosixFilePermissions.fromString("rw-------"));
        assertThat(inner.resolve("secret.initdb")).doesNotExist();
    }

    @Test
    void a_start_that_was_cut_off_while_the_database_was_made_is_done_over() throws IOException {
        Path fresh = folder.resolve("fresh");
        Files.createDirectories(fresh.resolve("pg.new/base"));
        Files.writeString(fresh.resolve("pg.new/PG_VERSION"), "18\n");

        try (var server = EmbeddedServer.start(fresh, Durability.KEPT)) {
            assertThat(answers(server.url())).isTrue();
        }
    }

    @Test
    void a_lost_secret_is_asked_for_and_not_made_anew() throws IOException {
        Files.delete(folder.resolve("secret"));

        assertThatThrownBy(() -> EmbeddedServer.start(folder, Durability.KEPT))
                .isInstanceOf(DatabaseTrouble.class)
                .hasMessage("%s is missing, so its database cannot be opened: put the file back from a backup."
                        .formatted(DataFolder.at(folder).path().resolve("secret")));
    }

    @Test
    void a_wrong_secret_is_told_and_leaves_no_process_behind() throws IOException {
        Files.writeString(folder.resolve("secret"), "wrong\n");

        assertThatThrownBy(() -> EmbeddedServer.start(folder, Durability.KEPT))
                .isInstanceOf(DatabaseTrouble.class)
                .hasMessage("%s is not the password of the database beside it: put the right file back from a backup."
                        .formatted(DataFolder.at(folder).path().resolve("secret")));
        assertThat(Postmaster.of(DataFolder.at(folder))).isEmpty();
    }

    private DatabaseUrl runningAt(String hosts) {
        return new DatabaseUrl(
                hosts,
                EmbeddedServer.NAME,
                EmbeddedServer.OWNER,
                DataFolder.at(folder).secret(),
                Map.of());
    }

    /** A statement that does not look up from its work, and the process it runs in. */
    private static ProcessHandle somethingThatTakesSeconds(DatabaseUrl url) throws SQLException {
        var connection = DriverManager.getConnection(url.jdbc(), url.user(), url.password());
        long process = connection.unwrap(PGConnection.class).getBackendPID();
        Thread.ofVirtual().start(() -> {
            try (connection;
                    var statement = connection.createStatement()) {
                statement.execute("""
                        DO $$
                        DECLARE
                            until timestamptz := clock_timestamp() + '8 seconds';
                        BEGIN
                            WHILE clock_timestamp() < until LOOP END LOOP;
                        END $$
                        """);
            } catch (SQLException cutOff) {
                // Its server is gone.
            }
        });
        // One that has nothing to do yet goes at once when its server does.
        var owner = TestDatabase.ownerOf(url);
        Patience.until(
                "it to be at work",
                () -> owner.sql("SELECT state = 'active' FROM pg_stat_activity WHERE pid = ?")
                        .params(process)
                        .query(Boolean.class)
                        .single());
        return ProcessHandle.of(process).orElseThrow();
    }

    private static boolean answersYet(DatabaseUrl url) {
        try {
            return answers(url);
        } catch (DataAccessException notYet) {
            return false;
        }
    }

    private static boolean answers(DatabaseUrl url) {
        return TestDatabase.ownerOf(url).sql("SELECT true").query(Boolean.class).single();
    }

    private static Map<String, String> settings(JdbcClient owner, String... names) {
        return owner
                .sql("SELECT name, setting FROM pg_settings WHERE name IN (:names)")
                .param("names", List.of(names))
                .query((row, _) -> Map.entry(row.getString("name"), row.getString("setting")))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }
}
