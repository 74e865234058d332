package city.open.inside.identity;

import static city.open.inside.identity.People.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;

import city.open.Open;
import city.open.ground.calendar.Text;
import city.open.ground.database.TestDatabase;
import city.open.inside.identity.PrivilegeFact.Kind;
import city.open.town.organization.AgencyCode;
import city.open.town.organization.OfficialId;
import city.open.town.organization.Organization;
import city.open.town.organization.Unit;
import city.open.town.organization.UnitId;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** What becomes of accounts and rights takes two administrators, leaves a trace, and is told to whom it concerns. */
@SpringBootTest(
        classes = {Open.class, People.class},
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@ContextConfiguration(initializers = TestDatabase.ForSpring.class)
@DirtiesContext
@TestMethodOrder(OrderAnnotation.class)
class PrivilegesTest {
    @TempDir
    private static Path data;

    @DynamicPropertySource
    static void folder(DynamicPropertyRegistry properties) {
        properties.add("open.data", data::toString);
    }

    @LocalServerPort
    private int port;

    @Autowired
    private People people;

    @Autowired
    private Accounts accounts;

    @Autowired
    private Privileges privileges;

    @Autowired
    private PeopleList list;

    @Autowired
    private FourEyes fourEyes;

    @Autowired
    private Organization organization;

    @Autowired
    private MovableClock clock;

    @Value("${open.database}")
    private String database;

    private Visitor kim;
    private Visitor lee;
    private String kims;
    private String lees;

    private static int stories;

    /** Two administrators of this story; those of others are closed by the program, which binds nobody. */
    @BeforeEach
    void two_administrators() throws Exception {
        accounts.all().stream().filter(Account::isOpen).map(Account::name).forEach(accounts::disable);
        stories++;
        kims = "kim" + stories;
        lees = "lee" + stories;
        people.somebody(kims, Role.ADMIN);
        people.somebody(lees, Role.ADMIN);
        kim = new Visitor(port);
        kim.logIn(kims, PASSWORD);
        lee = new Visitor(port);
        lee.logIn(lees, PASSWORD);
    }

    @Test
    void an_administrator_gets_casework_rights_only_with_a_second_one() throws Exception {
        assertThat(change(kim, kims, "roles", "ADMIN", "OFFICER").body())
                .contains("Another administrator has to agree");
        assertThat(rolesOf(kims)).containsExactly(Role.ADMIN);
        assertThat(settle(kim, "agree").statusCode()).as("one's own wish").isEqualTo(422);
        assertThat(rolesOf(kims)).containsExactly(Role.ADMIN);
        assertThat(settle(lee, "agree").body()).contains("It is done.");
        assertThat(rolesOf(kims)).containsExactlyInAnyOrder(Role.ADMIN, Role.OFFICER);
        var newest = privileges.of(kims, 1).getFirst().fact();
        assertThat(newest)
                .isEqualTo(PrivilegeFact.roles(
                        kims, kims, Kind.ROLES, Set.of(Role.ADMIN), Set.of(Role.ADMIN, Role.OFFICER), lees, false));
        assertThat(change(kim, kims, "roles", "ADMIN").body())
                .as("what takes rights away takes one")
                .contains("hold from now on");
        assertThat(rolesOf(kims)).containsExactly(Role.ADMIN);
    }

    @Test
    void nobody_agrees_for_himself_what_another_asked() throws Exception {
        change(kim, lees, "roles", "ADMIN", "OFFICER");
        assertThat(settle(lee, "agree").statusCode()).isEqualTo(422);
        assertThat(rolesOf(lees)).containsExactly(Role.ADMIN);
        assertThat(settle(lee, "refuse").body()).contains("It is not done.");
        assertThat(privileges.of(lees, 1).getFirst().fact().kind()).isEqualTo(Kind.REFUSED);
    }

    @Test
    void an_accomplice_has_no_rights_before_a_second_administrator_agrees() throws Exception {
        var helper = "helper" + stories;
        var made = kim.fill(
                "/en/office/accounts",
                "/en/office/accounts",
                "agency",
                "6110000",
                "account",
                helper,
                "nameKo",
                "도우미",
                "nameEn",
                "Helper",
                "unit",
                "taxi-policy",
                "rank",
                "OFFICER",
                "role",
                "OFFICER",
                "role",
                "ADMIN");
        assertThat(made.body()).contains("Another administrator has to agree to the roles");
        assertThat(rolesOf(helper)).isEmpty();
        var first = link(made);
        var visitor = new Visitor(port);
        visitor.fill(first, first, "password", PASSWORD, "again", PASSWORD);
        visitor.logIn(helper, PASSWORD);
        assertThat(visitor.get("/en/office/accounts").statusCode()).isEqualTo(403);
        settle(lee, "agree");
        assertThat(rolesOf(helper)).containsExactlyInAnyOrder(Role.ADMIN, Role.OFFICER);
    }

    @Test
    void taking_over_an_account_takes_two_and_its_owner_is_told() throws Exception {
        var han = "han" + stories;
        people.somebody(han, Role.OFFICER);
        assertThat(change(kim, han, "link").body()).contains("Another administrator has to agree");
        var first = link(settle(lee, "agree"));
        var taker = new Visitor(port);
        var other = "another twelve magpies";
        assertThat(taker.fill(first, first, "password", other, "again", other).statusCode())
                .isEqualTo(200);
        var owner = new Visitor(port);
        assertThat(owner.logIn(han, other)).endsWith("/en/office/account");
        var page = owner.get("/en/office/account").body();
        assertThat(page)
                .contains(
                        "Others changed something about your account",
                        "link for a password handed out · by " + kims + " · " + lees + " agreed",
                        "password set with a one-time link");
        var upTo = Pattern.compile("name=\"upTo\" value=\"(\\d+)\"").matcher(page);
        assertThat(upTo.find()).isTrue();
        owner.fill("/en/office/account", "/en/office/account/told", "upTo", upTo.group(1));
        assertThat(owner.get("/en/office/account").body())
                .doesNotContain("Others changed something")
                .contains("password set with a one-time link");
        assertThat(new Visitor(port).logIn(han, other)).endsWith("/en/office");
        assertThat(privileges.of(han, 1).getFirst().fact().kind()).isEqualTo(Kind.SECOND_LOGIN);
    }

    /** The last, as sessions end by the machine's own clock. */
    @Test
    @Order(Integer.MAX_VALUE)
    void a_single_administrator_can_act_and_it_is_marked_but_not_by_getting_rid_of_the_other() throws Exception {
        change(kim, lees, "close");
        assertThat(change(kim, kims, "roles", "ADMIN", "OFFICER").body())
                .as("within a week of closing the other")
                .contains("Another administrator has to agree");
        clock.forward(FourEyes.BOUND_FOR.plus(Duration.ofMinutes(1)));
        kim = new Visitor(port);
        kim.logIn(kims, PASSWORD);
        assertThat(change(kim, kims, "roles", "ADMIN", "OFFICER").body()).contains("hold from now on");
        assertThat(privileges.of(kims, 1).getFirst().fact().alone()).isTrue();
        assertThat(kim.get("/en/office/privileges").body()).contains("alone: there was no second administrator");
    }

    @Test
    void another_post_for_whoever_has_rights_takes_two_and_nobody_moves_himself() throws Exception {
        var noh = "noh" + stories;
        var id = new OfficialId(noh);
        people.somebody(noh, Role.OFFICER);
        var moved = people(noh, "taxi-policy,team-leader,김민서,Kim Min-suh,2026-01-01");
        assertThat(list.look(moved, kims).changes())
                .singleElement()
                .satisfies(change -> assertThat(change.details())
                        .extracting(Text::en)
                        .contains(
                                "unit: building-policy → taxi-policy",
                                "waits for a second administrator, where there is one"));
        assertThat(list.take(moved, kims).faults()).isEmpty();
        assertThat(organization.official(id).orElseThrow()).satisfies(one -> {
            assertThat(one.name().en()).as("a name is no right").isEqualTo("Kim Min-suh");
            assertThat(one.unit().value()).isEqualTo("building-policy");
        });
        var waits = fourEyes.waiting();
        assertThat(list.look(moved, kims).changes()).as("it has been asked for").isEmpty();
        list.take(moved, kims);
        fourEyes.post(noh, Objects.requireNonNull(waits.getFirst().post()), kims);
        assertThat(fourEyes.waiting()).isEqualTo(waits).hasSize(1);
        assertThat(kim.get("/en/office/accounts").body()).contains(noh + " serves in another post: Taxi Policy");
        assertThat(settle(kim, "agree").statusCode()).isEqualTo(422);
        assertThat(settle(lee, "agree").body()).contains("It is done.");
        assertThat(organization.official(id).orElseThrow()).satisfies(one -> {
            assertThat(one.unit().value()).isEqualTo("taxi-policy");
            assertThat(one.phone()).as("not on the list").isEqualTo("02-2133-1211");
        });
        assertThat(privileges.of(noh, 1).getFirst().fact())
                .isEqualTo(PrivilegeFact.post(
                        kims,
                        noh,
                        Kind.POST,
                        "6110000 building-policy OFFICER, 2026-01-01 – → 6110000 taxi-policy TEAM_LEADER, 2026-01-01 –",
                        lees,
                        false));
        assertThat(TestDatabase.ownerOf(database)
                        .sql("SELECT DISTINCT changed_by FROM office.posting WHERE official = ?")
                        .param(noh)
                        .query(String.class)
                        .list())
                .containsExactly(kims);
        assertThat(privileges.findings()).isEmpty();

        assertThat(list.take(people(kims, "taxi-policy,officer,김민서,Kim Min-seo,2026-01-01"), kims)
                        .faults())
                .extracting(fault -> fault.words().en())
                .containsExactly("Your own agency, unit and rank are for another administrator to change.");
        assertThat(list.take(people(lees, "taxi-policy,officer,김민서,Kim Min-seo,2026-01-01"), kims)
                        .faults())
                .as("what an administrator does reaches everywhere from any post")
                .isEmpty();
        assertThat(organization
                        .official(new OfficialId(lees))
                        .orElseThrow()
                        .unit()
                        .value())
                .isEqualTo("taxi-policy");
    }

    @Test
    void a_list_leaves_somebody_to_manage_accounts_and_keeps_what_it_does_not_say() {
        var unit = "building-policy,officer,김민서,Kim Min-seo,";
        for (var both : List.of(
                "since,roles\n%s,6110000,%s2026-01-01,officer\n%s,6110000,%s2026-01-01,officer\n",
                "since\n%s,6110000,%s2027-01-01\n%s,6110000,%s2027-01-01\n",
                "since,until\n%s,6110000,%s2026-01-01,2026-11-20\n%s,6110000,%s2027-01-01,\n")) {
            var csv = "id,agency,unit,rank,name_ko,name_en," + both.formatted(kims, unit, lees, unit);
            assertThat(list.take(csv, kims).faults())
                    .as(csv)
                    .extracting(fault -> fault.words().en())
                    .containsExactly("After this list nobody would be left to manage accounts.");
        }
        assertThat(rolesOf(kims)).containsExactly(Role.ADMIN);

        // Who has left is looked for in the units of that time; what the columns do not say stays.
        var gone = new UnitId("gone-" + stories);
        organization.add(new Unit(
                new AgencyCode("6110000"),
                gone,
                null,
                Unit.Kind.DIVISION,
                new Text("옛 과", "Old Division"),
                "02-2133-0000",
                LocalDate.of(2020, 1, 1),
                LocalDate.of(2026, 10, 31)));
        var old = "old" + stories;
        var header = "id,agency,unit,rank,name_ko,name_en,since,until,phone\n";
        var line = old + ",6110000," + gone + ",officer,김민서,Kim Min-seo,2026-01-01,2026-10-31,02-2133-9999\n";
        assertThat(list.take(header + line, kims).faults()).isEmpty();
        var less = "id,agency,unit,rank,name_ko,name_en,since\n" + line.replace(",2026-10-31,02-2133-9999", "");
        assertThat(list.look(less, kims)).isEqualTo(new PeopleList.Plan(1, List.of(), List.of()));
    }

    private static String people(String id, String rest) {
        return "id,agency,unit,rank,name_ko,name_en,since\n" + id + ",6110000," + rest + "\n";
    }

    @Test
    void auditors_see_all_of_it_and_officers_do_not() throws Exception {
        people.somebody("audit" + stories, Role.AUDITOR);
        people.somebody("desk" + stories, Role.OFFICER);
        change(kim, "desk" + stories, "close");
        var auditor = new Visitor(port);
        auditor.logIn("audit" + stories, PASSWORD);
        assertThat(auditor.get("/en/office/privileges").body())
                .contains("<b>desk" + stories + "</b> · account closed · by " + kims);
        people.somebody("other" + stories, Role.OFFICER);
        var officer = new Visitor(port);
        officer.logIn("other" + stories, PASSWORD);
        assertThat(officer.get("/en/office/privileges").statusCode()).isEqualTo(403);
    }

    @Test
    void whatever_a_superuser_does_behind_the_program_is_found() throws Exception {
        change(kim, lees, "close");
        assertThat(privileges.findings()).isEmpty();
        var owner = TestDatabase.ownerOf(database);
        long last = owner.sql("SELECT max(position) FROM office.privilege")
                .query(Long.class)
                .single();
        owner.sql("CREATE TABLE public.aside AS SELECT * FROM office.privilege").update();
        found(
                owner,
                "UPDATE office.privilege SET by = 'nobody' WHERE position = 1",
                "row 1 was changed",
                "UPDATE office.privilege kept SET by = aside.by FROM public.aside WHERE aside.position = kept.position");
        found(
                owner,
                "UPDATE office.privilege SET at = at + interval '1 day' WHERE position = 2",
                "row 2 was changed",
                "UPDATE office.privilege SET at = at - interval '1 day' WHERE position = 2");
        found(
                owner,
                "DELETE FROM office.privilege WHERE position = 1",
                "row 1 is missing",
                "INSERT INTO office.privilege SELECT * FROM public.aside WHERE position = 1");
        found(
                owner,
                "DELETE FROM office.privilege WHERE position = " + last,
                "rows were cut off",
                "INSERT INTO office.privilege SELECT * FROM public.aside WHERE position = " + last);
        found(
                owner,
                "TRUNCATE office.privilege",
                "rows were cut off",
                "INSERT INTO office.privilege SELECT * FROM public.aside");
        owner.sql("DROP TABLE public.aside").update();
        found(
                owner,
                "UPDATE office.account SET roles = '{ADMIN,OFFICER}' WHERE name = '" + kims + "'",
                "account " + kims + ": it has the roles [ADMIN, OFFICER], its journal says [ADMIN]",
                "UPDATE office.account SET roles = '{ADMIN}' WHERE name = '" + kims + "'");
        found(
                owner,
                "UPDATE office.account SET disabled_at = NULL WHERE name = '" + lees + "'",
                "account " + lees + ": it is open",
                "UPDATE office.account SET disabled_at = now() WHERE name = '" + lees + "'");
        found(
                owner,
                "UPDATE office.account SET password = password || 'x' WHERE name = '" + kims + "'",
                "account " + kims + ": its password was set behind the program",
                "UPDATE office.account SET password = left(password, -1) WHERE name = '" + kims + "'");
        found(
                owner,
                "INSERT INTO office.account (name, official, roles, made_at) VALUES ('ghost', 'ghost', '{MAYOR}', now())",
                "account ghost: no row of the journal of accounts made it",
                "DELETE FROM office.account WHERE name = 'ghost'");
        owner.sql("INSERT INTO office.passkey_owner (id, account) VALUES ('\\x01', '" + kims + "')")
                .update();
        found(
                owner,
                "INSERT INTO office.passkey VALUES ('\\x02', '\\x01', 'public-key', '\\x03', 0, true, '{}', false, false, NULL, NULL, 'mine', now(), now())",
                "account " + kims + ": a passkey was put in",
                "DELETE FROM office.passkey WHERE credential = '\\x02'");
        owner.sql("DELETE FROM office.passkey_owner WHERE id = '\\x01'").update();
        assertThat(Files.readString(data.resolve("keys/privileges.last"))).startsWith(last + " ");
    }

    @Test
    void an_installation_older_than_the_journal_begins_with_what_is_there() {
        var older = TestDatabase.fresh();
        older.owner()
                .sql(
                        "INSERT INTO office.account (name, official, roles, made_at, password) VALUES ('old', 'old', '{OFFICER}', now(), 'hash')")
                .update();
        var journal = new Privileges(older.office(), clock, null);
        assertThat(journal.findings()).isEmpty();
        journal.enter(PrivilegeFact.of("old", "old", Kind.SECOND_LOGIN));
        assertThat(journal.findings()).isEmpty();
        assertThat(journal.of("old", 9).stream().map(one -> one.fact().kind()))
                .containsExactly(Kind.SECOND_LOGIN, Kind.KNOWN);
        older.owner().sql("UPDATE office.account SET roles = '{MAYOR}'").update();
        assertThat(journal.findings()).singleElement().asString().contains("it has the roles [MAYOR]");
    }

    @Test
    void the_program_can_neither_change_nor_delete_a_row() {
        var grants = TestDatabase.ownerOf(database).sql("""
                        SELECT DISTINCT grantee || ' ' || privilege_type FROM information_schema.role_table_grants
                         WHERE table_schema = 'office' AND table_name = 'privilege' AND grantee LIKE 'open\\_%' AND grantee <> 'open_owner'
                        """).query(String.class).list();
        assertThat(grants).containsExactlyInAnyOrder("open_office SELECT", "open_office INSERT", "open_audit SELECT");
    }

    private void found(JdbcClient owner, String sabotage, String finding, String undo) {
        owner.sql(sabotage).update();
        assertThat(privileges.findings())
                .as(sabotage)
                .anySatisfy(said -> assertThat(said).contains(finding));
        owner.sql(undo).update();
        assertThat(privileges.findings()).as(undo).isEmpty();
    }

    private Set<Role> rolesOf(String account) {
        return accounts.find(account).orElseThrow().roles();
    }

    private static HttpResponse<String> change(Visitor admin, String account, String what, String... roles)
            throws Exception {
        var fields = new ArrayList<String>(List.of("what", what));
        for (var role : roles) {
            fields.addAll(List.of("role", role));
        }
        return admin.fill("/en/office/accounts", "/en/office/accounts/" + account, fields.toArray(String[]::new));
    }

    /** Settles the one wish that waits. */
    private static HttpResponse<String> settle(Visitor admin, String what) throws Exception {
        var wish = Pattern.compile("/en(/office/accounts/wishes/[0-9a-f-]{36})")
                .matcher(admin.get("/en/office/accounts").body());
        assertThat(wish.find()).isTrue();
        return admin.fill("/en/office/accounts", "/en" + wish.group(1), "what", what);
    }

    private static String link(HttpResponse<String> page) {
        var link = Pattern.compile("http://localhost:\\d+(/en/first/[A-Za-z0-9_-]+)")
                .matcher(page.body());
        assertThat(link.find()).as(page.body()).isTrue();
        return link.group(1);
    }
}
