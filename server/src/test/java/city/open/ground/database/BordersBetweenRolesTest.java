package city.open.ground.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What the four roles may not do, asked of PostgreSQL's own catalogs so that later tables are covered as they come. */
class BordersBetweenRolesTest {

    private static final TestDatabase database = TestDatabase.fresh();

    @Test
    void each_door_logs_in_as_its_own_role() {
        assertThat(List.of(
                        whoAmI(database.office()),
                        whoAmI(database.publisher()),
                        whoAmI(database.record()),
                        whoAmI(database.audit())))
                .containsExactly("open_office", "open_publisher", "open_portal", "open_audit");
    }

    @Test
    void the_portal_role_cannot_enter_office_or_vault() {
        assertThat(database.owner().sql("""
                        SELECT nspname
                          FROM pg_namespace
                         WHERE nspname IN ('office', 'vault')
                           AND has_schema_privilege('open_portal', oid, 'USAGE, CREATE')
                        """).query(String.class).list()).isEmpty();
    }

    @Test
    void the_portal_role_has_no_right_on_any_table_of_office_or_vault() {
        assertThat(database.owner().sql("""
                        SELECT c.oid::regclass::text
                          FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
                         WHERE n.nspname IN ('office', 'vault')
                           AND c.relkind IN ('r', 'p', 'v', 'm', 'f')
                           AND (has_table_privilege('open_portal', c.oid,
                                    'SELECT, INSERT, UPDATE, DELETE, TRUNCATE, REFERENCES, TRIGGER')
                                OR has_any_column_privilege('open_portal', c.oid, 'SELECT, INSERT, UPDATE, REFERENCES'))
                        """).query(String.class).list()).isEmpty();
    }

    /** Audit examines everything and changes nothing but what is its own; what it does elsewhere it does through a door. */
    @Test
    void the_audit_role_writes_its_own_tables_and_releases_and_cannot_enter_the_vault() {
        assertThat(database.owner().sql("""
                        SELECT c.oid::regclass::text
                          FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
                         WHERE n.nspname IN ('office', 'vault', 'intake', 'record')
                           AND c.relkind IN ('r', 'p', 'v', 'm', 'f')
                           AND (has_table_privilege('open_audit', c.oid, 'INSERT, UPDATE, DELETE, TRUNCATE, REFERENCES, TRIGGER')
                                OR has_any_column_privilege('open_audit', c.oid, 'INSERT, UPDATE, REFERENCES'))
                        """).query(String.class).list())
                .containsExactlyInAnyOrder(
                        "office.policy_release",
                        "office.figures_release",
                        "office.register_release",
                        "office.audit_release",
                        "office.order_slip",
                        "record.procedure_release",
                        "record.procedure_version");
        assertThat(database.owner().sql("""
                        SELECT nspname
                          FROM pg_namespace
                         WHERE nspname IN ('vault', 'intake')
                           AND has_schema_privilege('open_audit', oid, 'USAGE, CREATE')
                        """).query(String.class).list()).isEmpty();
        assertThat(database.owner()
                        .sql("SELECT has_column_privilege('open_audit', 'office.account', 'password', 'SELECT')")
                        .query(Boolean.class)
                        .single())
                .as("what opens an account")
                .isFalse();
        assertThat(database.owner().sql("""
                        SELECT r.rolname
                          FROM pg_roles r
                         WHERE r.rolname IN ('open_office', 'open_publisher', 'open_portal')
                           AND has_schema_privilege(r.oid, 'audit', 'USAGE, CREATE')
                        """).query(String.class).list()).isEmpty();
    }

    @Test
    void the_portal_gives_out_numbers_of_the_offices_series_and_sees_nothing_else_of_it() {
        database.owner().sql("""
                        INSERT INTO record.agency (code, name_ko, name_en, level, identity, phone_prefix, legal_code, statistics_code)
                        VALUES ('9999999', '가', 'A', 'CITY', 'NAME', '02', '11', '11') ON CONFLICT DO NOTHING
                        """).update();
        var reserve = "SELECT intake.reserve_serial(extract(year FROM now())::integer, '9999999')";
        assertThat(List.of(number(reserve), number(reserve))).containsExactly(1, 2);
        assertThatThrownBy(() -> database.record()
                        .jdbc()
                        .sql("SELECT last FROM office.serial")
                        .query(Integer.class)
                        .list())
                .rootCause()
                .hasMessageContaining("permission denied for schema office");
    }

    @Test
    void the_portal_cannot_read_again_what_it_dropped_in() {
        assertThatThrownBy(() -> database.record()
                        .jdbc()
                        .sql("SELECT sealed FROM intake.chunk")
                        .query(byte[].class)
                        .list())
                .rootCause()
                .hasMessageContaining("permission denied for table chunk");
    }

    /** It may put a sealed mailbox in and take it away, and never look at it. */
    @Test
    void the_portal_cannot_read_where_followers_are_told() {
        assertThatThrownBy(() -> database.record()
                        .jdbc()
                        .sql("SELECT sealed FROM intake.follower")
                        .query(byte[].class)
                        .list())
                .rootCause()
                .hasMessageContaining("permission denied for table follower");
        assertThat(database.record()
                        .jdbc()
                        .sql("UPDATE intake.follower SET sealed = NULL, state = 'stopped' WHERE token = sha256('none')")
                        .update())
                .isZero();
        assertThat(database.owner().sql("""
                        SELECT count(*) FROM (VALUES ('DELETE'), ('TRUNCATE')) AS may (what)
                         WHERE has_table_privilege('open_portal', 'intake.follower', what)
                            OR has_column_privilege('open_portal', 'intake.follower', 'target', 'UPDATE')
                            OR has_column_privilege('open_office', 'intake.follower', 'after', 'UPDATE')
                        """).query(Integer.class).single()).isZero();
    }

    private static int number(String sql) {
        return database.record().jdbc().sql(sql).query(Integer.class).single();
    }

    @Test
    void a_table_made_without_a_grant_is_closed_to_the_portal() {
        database.owner()
                .sql("CREATE TABLE office.forgotten_grant (secret text)")
                .update();

        assertThatThrownBy(() -> database.record()
                        .jdbc()
                        .sql("SELECT secret FROM office.forgotten_grant")
                        .query(String.class)
                        .list())
                .rootCause()
                .hasMessageContaining("permission denied for schema office");
    }

    @Test
    void the_facts_are_where_these_tests_look_for_them() {
        assertThat(database.owner()
                        .sql(
                                "SELECT to_regclass('office.journal') IS NOT NULL AND to_regclass('record.entry') IS NOT NULL")
                        .query(Boolean.class)
                        .single())
                .isTrue();
    }

    /**
     * But what is shown of an entry and of the head after it, which a withholding takes away; the leaf both are held against stays
     * (decisions 22 and 80).
     */
    @Test
    void nobody_the_program_runs_as_can_change_or_remove_a_journal_row_or_an_entry() {
        assertThat(database.owner().sql("""
                        WITH RECURSIVE facts AS (
                            SELECT oid FROM pg_class
                             WHERE oid IN (to_regclass('office.journal'), to_regclass('record.entry'))
                            UNION ALL
                            SELECT i.inhrelid FROM pg_inherits i JOIN facts f ON f.oid = i.inhparent
                        )
                        SELECT r.rolname || ' on ' || facts.oid::regclass
                          FROM facts, pg_roles r
                         WHERE r.rolname LIKE 'open\\_%' AND NOT r.rolsuper
                           AND (has_table_privilege(r.oid, facts.oid, 'UPDATE, DELETE, TRUNCATE, TRIGGER')
                                OR EXISTS (SELECT
                                             FROM pg_attribute a
                                            WHERE a.attrelid = facts.oid AND a.attnum > 0 AND NOT a.attisdropped
                                              AND a.attname NOT IN ('shown', 'head_change', 'head_salt')
                                              AND has_column_privilege(r.oid, facts.oid, a.attnum, 'UPDATE')))
                        """).query(String.class).list()).isEmpty();
    }

    @Test
    void no_role_the_program_runs_as_owns_anything_or_may_become_another() {
        assertThat(database.owner().sql("""
                        SELECT r.rolname
                          FROM pg_roles r
                         WHERE r.rolname IN ('open_office', 'open_publisher', 'open_portal', 'open_audit')
                           AND (r.rolsuper OR r.rolinherit OR r.rolcreaterole OR r.rolcreatedb OR r.rolbypassrls
                                OR EXISTS (SELECT FROM pg_class WHERE relowner = r.oid)
                                OR EXISTS (SELECT FROM pg_auth_members WHERE member = r.oid))
                        """).query(String.class).list()).isEmpty();
    }

    @Test
    void no_role_may_make_tables_of_its_own() {
        assertThat(database.owner().sql("""
                        SELECT r.rolname || ' in ' || n.nspname
                          FROM pg_namespace n, pg_roles r
                         WHERE n.nspname IN ('office', 'vault', 'intake', 'record', 'public', 'audit')
                           AND r.rolname IN ('open_office', 'open_publisher', 'open_portal', 'open_audit')
                           AND has_schema_privilege(r.oid, n.oid, 'CREATE')
                        """).query(String.class).list()).isEmpty();
    }

    @Test
    void the_portal_role_searches_korean_words_by_trigrams() {
        assertThat(database.record()
                        .jdbc()
                        .sql("SELECT similarity('강남구청', '강남구') > 0.3")
                        .query(Boolean.class)
                        .single())
                .isTrue();
    }

    @Test
    void a_transaction_that_fails_leaves_nothing_behind() {
        database.owner().sql("CREATE TABLE office.scratch (n integer)").update();
        database.owner()
                .sql("GRANT SELECT, INSERT ON office.scratch TO open_office")
                .update();
        OfficeDatabase office = database.office();

        assertThatThrownBy(() -> office.transactions().executeWithoutResult(_ -> {
                    office.jdbc().sql("INSERT INTO office.scratch VALUES (1)").update();
                    throw new IllegalStateException("the second half failed");
                }))
                .hasMessage("the second half failed");

        assertThat(office.jdbc()
                        .sql("SELECT count(*) FROM office.scratch")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    private static String whoAmI(Database door) {
        return door.jdbc().sql("SELECT current_user::text").query(String.class).single();
    }
}
