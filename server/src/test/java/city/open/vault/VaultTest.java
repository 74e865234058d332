package city.open.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import city.open.database.OfficeDatabase;
import city.open.database.TestDatabase;
import city.open.organization.AgencyCode;
import city.open.organization.OfficialId;
import city.open.organization.Rank;
import city.open.organization.UnitId;
import city.open.petition.By;
import city.open.petition.PetitionNumber;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VaultTest {
    private static final PetitionNumber NUMBER = PetitionNumber.of(2026, "6110000", 1);
    private static final Person KIM =
            new Person("김철수", "010-1234-5678", "kim@example.org", "강남구 역삼동 123-45", null, null);
    private static final By.OfOffice OFFICER = new By.OfOffice(
            new AgencyCode("6110000"), new UnitId("taxi-logistics"), new OfficialId("lee"), Rank.OFFICER);
    private static final Instant NOW = Instant.parse("2026-11-23T01:00:00Z");

    @TempDir
    private Path data;

    private OfficeDatabase database;
    private Vault vault;

    @BeforeEach
    void an_empty_vault() {
        database = TestDatabase.fresh().office();
        vault = new Vault(database, null, data);
    }

    @Test
    void what_is_sealed_opens_again_and_says_who_opened_it() {
        vault.seal(NUMBER, KIM);
        assertThat(vault.open(NUMBER, OFFICER, Purpose.CONTACT, NOW)).contains(KIM);
        assertThat(vault.openings(NUMBER)).isEqualTo(List.of(new Opening(NOW, OFFICER, Purpose.CONTACT, null)));
    }

    @Test
    void a_copy_of_the_database_tells_nothing_without_the_key_file() throws Exception {
        vault.seal(NUMBER, KIM);
        var rows = database.jdbc()
                .sql(
                        "SELECT encode(sealed, 'escape') || (SELECT encode(wrapped, 'escape') FROM vault.key) FROM vault.person")
                .query(String.class)
                .single();
        assertThat(rows).doesNotContain("kim@example.org", "5678");
        Files.delete(data.resolve("keys/vault.json"));
        var other = new Vault(database, null, data);
        assertThatThrownBy(() -> other.open(NUMBER, OFFICER, Purpose.HANDLING, NOW))
                .isInstanceOf(VaultFault.class)
                .hasMessageContaining("backup")
                .hasMessageNotContaining("김");
    }

    @Test
    void the_seal_of_one_petition_does_not_open_with_the_key_of_another() {
        var other = PetitionNumber.of(2026, "6110000", 2);
        vault.seal(NUMBER, KIM);
        vault.seal(other, new Person("이영희", null, null, null, null, null));
        database.jdbc()
                .sql(
                        "UPDATE vault.person SET sealed = (SELECT sealed FROM vault.person WHERE petition = ?) WHERE petition = ?")
                .params(NUMBER.value(), other.value())
                .update();
        assertThatThrownBy(() -> vault.open(other, OFFICER, Purpose.HANDLING, NOW))
                .isInstanceOf(VaultFault.class);
    }

    @Test
    void the_key_file_is_for_its_owner_alone() throws Exception {
        vault.seal(NUMBER, KIM);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(data.resolve("keys/vault.json"))))
                .isEqualTo("rw-------");
    }

    @Test
    void a_person_is_never_printed() {
        assertThat(KIM).hasToString("Person[sealed]");
    }
}
