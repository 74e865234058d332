package city.open.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import city.open.calendar.Text;
import city.open.casework.Attachments.Added;
import city.open.casework.Counter.Filing;
import city.open.casework.Counter.Taken;
import city.open.casework.Erasures.Erased;
import city.open.database.TestDatabase;
import city.open.identity.Login;
import city.open.identity.Refusal;
import city.open.identity.Role;
import city.open.organization.OfficialId;
import city.open.organization.Rank;
import city.open.petition.Act;
import city.open.petition.By;
import city.open.petition.ErasureGround;
import city.open.petition.Fact;
import city.open.petition.Outcome;
import city.open.petition.PetitionEvent;
import city.open.petition.PetitionNumber;
import city.open.petition.Rule;
import city.open.vault.Person;
import city.open.vault.Purpose;
import city.open.vault.Vault;
import city.open.vault.VaultFault;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;

class ErasuresTest extends OfficeStage {
    private static final Login AUDITOR = new Login(
            "seo",
            new OfficialId("seo"),
            SEOUL,
            BUILDING,
            Rank.TEAM_LEADER,
            new Text("서감사", "Seo"),
            Set.of(Role.AUDITOR));
    /** Nobody else is called that. */
    private static final List<String> POISON =
            List.of("독고비밀", "010-7777-0423", "qzpoison@example.org", "77-0423", "독고상회", "독고대리", "qzpoisonpdf");

    private static final Person APPLICANT = new Person(
            POISON.get(0), POISON.get(1), POISON.get(2), "강남구 역삼동 " + POISON.get(3), POISON.get(4), POISON.get(5));

    @Autowired
    private Counter counter;

    @Autowired
    private Attachments attachments;

    @Autowired
    private Erasures erasures;

    @Autowired
    private Vault vault;

    @Value("${open.database}")
    private String url;

    @Test
    void erasing_is_a_public_fact_and_leaves_nothing_to_read() throws Exception {
        var number = poisoned();
        assertThat(counter.applicant(KIM, number, Purpose.HANDLING)).contains(APPLICANT);
        record(number, Act.decideElsewhere(Outcome.GRANTED, new Text("적합", "fit"), List.of(), null));

        assertThat(erasures.erase(AUDITOR, number, ErasureGround.PERSON_ASKED)).isEqualTo(new Erased.Done(number));

        assertThat(last(number, PetitionEvent.Erased.class))
                .isEqualTo(new PetitionEvent.Erased(ErasureGround.PERSON_ASKED));
        assertThat(counter.applicant(KIM, number, Purpose.HANDLING)).isEmpty();
        assertThat(attachments.of(number)).isEmpty();
        assertThat(counter.openings(number)).as("who opened it stays").hasSize(1);
        assertThat(rowsOf(number)).containsExactlyInAnyOrder("vault.erased", "vault.opening");
        assertThat(erasures.erase(AUDITOR, number, ErasureGround.PERSON_ASKED))
                .isEqualTo(new Erased.Refused(Rule.ALREADY_ERASED.words()));
        assertThatThrownBy(() -> vault.seal(number, APPLICANT))
                .isInstanceOf(VaultFault.class)
                .hasMessageContaining("erased");
    }

    /** With the master key, every other petition's key and that of the letter box at hand, there is nothing left to open. */
    @Test
    void erasing_takes_away_every_row_that_the_petition_brought_into_the_vault() throws Exception {
        var before = vaultRows();
        var number = poisoned();
        counter.applicant(KIM, number, Purpose.HANDLING);
        assertThat(vaultRows().size()).isGreaterThan(before.size() + 4);
        record(number, Act.decideElsewhere(Outcome.GRANTED, new Text("적합", "fit"), List.of(), null));
        erasures.erase(AUDITOR, number, ErasureGround.PERSON_ASKED);

        var left = vaultRows();
        left.removeAll(before);
        assertThat(left)
                .hasSize(2)
                .allSatisfy(row -> assertThat(row)
                        .matches("vault\\.(erased|opening) .*" + number + ".*")
                        .doesNotContain("\\x"));
    }

    private Set<String> vaultRows() {
        var owner = TestDatabase.ownerOf(url);
        var rows = new HashSet<String>();
        for (var table : tables(owner, "('vault')")) {
            owner.sql("SELECT whole::text FROM %s AS whole".formatted(table))
                    .query(String.class)
                    .list()
                    .forEach(row -> rows.add(table + " " + row));
        }
        return rows;
    }

    @Test
    void no_schema_holds_a_word_of_the_applicant_in_the_clear() throws Exception {
        poisoned();
        var owner = TestDatabase.ownerOf(url);
        for (var table : tables(owner, "('office', 'vault', 'intake', 'record')")) {
            for (var row : owner.sql("SELECT whole::text FROM %s AS whole".formatted(table))
                    .query(String.class)
                    .list()) {
                for (var word : POISON) {
                    assertThat(row)
                            .as(table)
                            .doesNotContain(word)
                            .doesNotContain(HexFormat.of().formatHex(word.getBytes(StandardCharsets.UTF_8)));
                }
            }
        }
    }

    @Test
    void a_petition_that_still_runs_is_not_erased_nor_by_those_who_handle_it() throws Exception {
        var number = poisoned();
        assertThat(erasures.erase(AUDITOR, number, ErasureGround.PURPOSE_OVER))
                .isEqualTo(new Erased.Refused(Rule.NOT_DECIDED.words()));
        assertThat(erasures.erase(KIM, number, ErasureGround.PURPOSE_OVER))
                .isEqualTo(new Erased.Denied(Refusal.NOT_YOUR_ROLE));
    }

    @Test
    void what_is_past_its_last_day_goes_by_itself() throws Exception {
        var number = poisoned();
        record(number, Act.decideElsewhere(Outcome.GRANTED, new Text("적합", "fit"), List.of(), null));
        CLOCK.set("2036-12-31T23:59");
        erasures.followRetention();
        assertThat(kinds(number)).doesNotContain("petition.erased");

        CLOCK.set("2037-01-01T00:01");
        var round = erasures.followRetention();
        assertThat(round.erased()).isPositive();
        assertThat(erasures.rounds(1)).isEqualTo(List.of(round));
        assertThat(petitions.facts(number))
                .last()
                .extracting(Fact::event, Fact::by)
                .containsExactly(
                        new PetitionEvent.Erased(ErasureGround.RETENTION_OVER), new By.OfSystem(SEOUL, "retention"));
        assertThat(erasures.followRetention().erased()).isZero();
    }

    private PetitionNumber poisoned() throws Exception {
        var taken = counter.receive(
                KIM,
                new Filing("HC-02", null, "building-policy", SUBJECT, APPLICANT, "강남구 역삼동 " + POISON.get(3), "counter"),
                UUID.randomUUID().toString());
        var number = ((Taken.Received) taken).number();
        var pdf = ("%PDF-1.7 " + POISON.getLast()).getBytes(StandardCharsets.US_ASCII);
        assertThat(attachments.add(
                        KIM, petition(number), 1, POISON.getFirst() + ".pdf", () -> new ByteArrayInputStream(pdf)))
                .isInstanceOf(Added.Kept.class);
        return number;
    }

    /** The tables of the vault that still know the petition. */
    private List<String> rowsOf(PetitionNumber number) {
        var owner = TestDatabase.ownerOf(url);
        return tables(owner, "('vault')").stream()
                .filter(table -> owner.sql("SELECT count(*) FROM %s AS whole WHERE whole::text LIKE ?".formatted(table))
                                .param("%" + number + "%")
                                .query(Long.class)
                                .single()
                        > 0)
                .toList();
    }

    private static List<String> tables(JdbcClient owner, String schemas) {
        return owner.sql("""
                        SELECT schemaname || '.' || tablename FROM pg_tables WHERE schemaname IN %s
                        """.formatted(schemas)).query(String.class).list();
    }
}
