package city.open.ground.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class SchemaTest {

    @Test
    void a_machine_that_does_not_know_the_owner_looks_whether_the_schema_is_its_own() {
        DatabaseUrl url = TestDatabase.empty();
        Schema.prepare(url);
        var logins = Map.of(Door.RECORD, url.as(LoginRole.PORTAL), Door.INTAKE, url.as(LoginRole.PORTAL));
        Schema.mustBeOfThisVersion(logins);

        var owner = TestDatabase.ownerOf(url);
        fromTheFuture(owner);
        assertThatThrownBy(() -> Schema.mustBeOfThisVersion(logins))
                .hasMessage("The database %s was made by another version of OPEN: start that version, or a newer one."
                        .formatted(url));
        owner.sql("DELETE FROM public.open_migration WHERE version = '900'").update();
        owner.sql(
                        "DELETE FROM public.open_migration WHERE installed_rank = (SELECT max(installed_rank) FROM public.open_migration)")
                .update();
        assertThatThrownBy(() -> Schema.mustBeOfThisVersion(logins))
                .hasMessage(
                        "The database %s is older than this OPEN: let ./open migrate bring it up, with its owner's URL."
                                .formatted(url));

        DatabaseUrl nothing = TestDatabase.empty();
        TestDatabase.ownerOf(nothing)
                .sql("GRANT CONNECT ON DATABASE %s TO open_portal".formatted(nothing.name()))
                .update();
        assertThatThrownBy(() -> Schema.mustBeOfThisVersion(
                        Map.of(Door.RECORD, nothing.as(LoginRole.PORTAL), Door.INTAKE, nothing.as(LoginRole.PORTAL))))
                .hasMessageContaining("holds nothing of OPEN yet: let ./open migrate make it");
    }

    @Test
    void an_empty_database_becomes_ours_and_a_second_start_changes_nothing() {
        DatabaseUrl url = TestDatabase.empty();

        Schema.prepare(url);
        Schema.prepare(url);

        assertThat(TestDatabase.ownerOf(url)
                        .sql("SELECT count(*) FROM public.open_migration WHERE version = '1'")
                        .query(Long.class)
                        .single())
                .isOne();
    }

    @Test
    void a_database_that_holds_something_else_is_refused_and_not_touched() {
        DatabaseUrl url = TestDatabase.empty();
        TestDatabase.ownerOf(url).sql("CREATE TABLE invoices (id integer)").update();

        assertThatThrownBy(() -> Schema.prepare(url))
                .isInstanceOf(DatabaseTrouble.class)
                .hasMessage("The database %s holds tables that are not OPEN's: give OPEN an empty database of its own."
                        .formatted(url));
        assertThat(TestDatabase.ownerOf(url)
                        .sql(
                                "SELECT nspname FROM pg_namespace WHERE nspname IN ('office', 'vault', 'record', 'intake')")
                        .query(String.class)
                        .list())
                .isEmpty();
    }

    @Test
    void a_database_that_a_newer_version_made_is_refused() {
        DatabaseUrl url = TestDatabase.empty();
        Schema.prepare(url);
        fromTheFuture(TestDatabase.ownerOf(url));

        assertThatThrownBy(() -> Schema.prepare(url))
                .isInstanceOf(DatabaseTrouble.class)
                .hasMessage("The database %s was made by another version of OPEN: start that version, or a newer one."
                        .formatted(url));
    }

    @Test
    void a_wrong_password_a_missing_database_and_a_silent_host_are_told_apart() {
        DatabaseUrl url = TestDatabase.empty();

        assertThatThrownBy(
                        () -> Schema.prepare(new DatabaseUrl(url.hosts(), url.name(), url.user(), "guessed", Map.of())))
                .hasMessage(
                        "The database %s refuses the user or the password: look at the database URL.".formatted(url));
        assertThatThrownBy(() -> Schema.prepare(url.withName("nowhere")))
                .hasMessage("The database nowhere at %s does not exist: make it with CREATE DATABASE."
                        .formatted(url.hosts()));
        assertThatThrownBy(() -> Schema.prepare(
                        new DatabaseUrl("127.0.0.1:1", url.name(), url.user(), url.password(), Map.of())))
                .hasMessage(
                        "The database %s at 127.0.0.1:1 cannot be reached: look at the host, the port and whether it"
                                        .formatted(url.name())
                                + " runs.");
    }

    @Test
    void a_database_without_a_notion_of_hangul_is_refused() {
        DatabaseUrl server = TestDatabase.empty();
        TestDatabase.ownerOf(server)
                .sql("CREATE DATABASE empty_without_hangul TEMPLATE template0 LOCALE_PROVIDER libc LOCALE 'C'")
                .update();
        DatabaseUrl url = server.withName("empty_without_hangul");

        assertThatThrownBy(() -> Schema.prepare(url))
                .isInstanceOf(DatabaseTrouble.class)
                .hasMessage("The database %s cannot search Korean text: make it anew with LC_CTYPE 'C.UTF-8'."
                        .formatted(url));
    }

    /** Of the sixty connections that the embedded server has, where tests have more. */
    @Test
    void a_machine_at_work_leaves_room_in_each_role_for_a_command_beside_it() {
        var owner = TestDatabase.fresh().owner();
        int all = owner.sql("SELECT current_setting('max_connections')::integer")
                .query(Integer.class)
                .single();
        Map<LoginRole, Integer> kept = Arrays.stream(Door.values())
                .collect(Collectors.groupingBy(Door::role, Collectors.summingInt(Door::connections)));
        kept.forEach((role, connections) -> assertThat(owner.sql("SELECT rolconnlimit FROM pg_roles WHERE rolname = ?")
                                .param(role.sqlName())
                                .query(Integer.class)
                                .single()
                        * 60
                        / all)
                .as(role.sqlName())
                .isGreaterThanOrEqualTo(connections + 3));
    }

    private static void fromTheFuture(JdbcClient owner) {
        owner.sql("""
                        INSERT INTO public.open_migration
                            (installed_rank, version, description, type, script, installed_by, execution_time, success)
                        VALUES (900, '900', 'from the future', 'SQL', 'V900__from_the_future.sql', 'x', 1, true)
                        """).update();
    }
}
