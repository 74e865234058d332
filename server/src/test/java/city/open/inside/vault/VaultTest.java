package city.open.inside.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import city.open.border.letters.Person;
import city.open.border.letters.VaultFault;
import city.open.ground.database.InTheWay;
import city.open.ground.database.OfficeDatabase;
import city.open.ground.database.TestDatabase;
import city.open.ground.vocabulary.PetitionNumber;
import city.open.ground.vocabulary.Purpose;
import city.open.inside.petition.By;
import city.open.town.organization.AgencyCode;
import city.open.town.organization.OfficialId;
import city.open.town.organization.Rank;
import city.open.town.organization.UnitId;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
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

    private String url;
    private OfficeDatabase database;
    private Vault vault;

    @BeforeEach
    void an_empty_vault() {
        var fresh = TestDatabase.fresh();
        url = fresh.url();
        database = fresh.office();
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
    void the_master_key_is_renewed_beside_a_machine_that_goes_on() throws Exception {
        vault.seal(NUMBER, KIM);
        var file = data.resolve("keys/vault.json");
        var before = Files.readString(file);
        var beside = new Vault(database, null, data);
        beside.prepareLetterBox();

        beside.renewMasterKey();
        assertThat(vault.open(NUMBER, OFFICER, Purpose.HANDLING, NOW)).contains(KIM);
        var other = PetitionNumber.of(2026, "6110000", 2);
        vault.seal(other, KIM);
        assertThat(beside.wrapAnew()).isEqualTo(3);

        assertThat(vault.open(NUMBER, OFFICER, Purpose.HANDLING, NOW)).contains(KIM);
        assertThat(vault.open(other, OFFICER, Purpose.HANDLING, NOW)).contains(KIM);
        Files.writeString(file, before);
        assertThatThrownBy(() -> new Vault(database, null, data).open(NUMBER, OFFICER, Purpose.HANDLING, NOW))
                .as("the old key alone opens nothing any more")
                .isInstanceOf(VaultFault.class);
    }

    /** It reads the old master key and is in nobody's list yet; the renewal waits for it. */
    @Test
    void a_key_that_is_being_made_while_the_master_key_is_renewed_is_wrapped_anew_too() throws Exception {
        vault.seal(NUMBER, KIM);
        var other = PetitionNumber.of(2026, "6110000", 2);
        var file = data.resolve("keys/vault.json");
        var before = Files.readString(file);
        var beside = new Vault(database, null, data);
        var anew = database.transactions().execute(_ -> {
            vault.seal(other, KIM);
            beside.renewMasterKey();
            var wrapping = InTheWay.beside(beside::wrapAnew);
            try (var watching = InTheWay.of(url, "SELECT 1")) {
                watching.awaitWaiting(1);
            }
            return wrapping;
        });
        assertThat(Objects.requireNonNull(anew).join()).isEqualTo(2);
        assertThat(vault.open(other, OFFICER, Purpose.HANDLING, NOW)).contains(KIM);
        Files.writeString(file, before);
        for (var number : List.of(NUMBER, other)) {
            assertThatThrownBy(() -> new Vault(database, null, data).open(number, OFFICER, Purpose.HANDLING, NOW))
                    .as("the old key alone opens nothing any more")
                    .isInstanceOf(VaultFault.class);
        }
    }

    @Test
    void of_many_who_renew_the_master_key_at_once_each_adds_a_key_and_none_is_lost() throws Exception {
        vault.seal(NUMBER, KIM);
        var renewing = Stream.generate(() -> new Vault(database, null, data))
                .limit(8)
                .map(one -> InTheWay.beside(() -> {
                    one.renewMasterKey();
                    return one.wrapAnew();
                }))
                .toList();
        renewing.forEach(one -> assertThat(one.join()).isEqualTo(1));
        var kept = TinkJsonProtoKeysetFormat.parseKeyset(
                Files.readString(data.resolve("keys/vault.json")), InsecureSecretKeyAccess.get());
        assertThat(kept.size()).isEqualTo(9);
        assertThat(new Vault(database, null, data).open(NUMBER, OFFICER, Purpose.HANDLING, NOW))
                .contains(KIM);
    }

    /** The clock of a file system may be coarse, and a backup that was put back keeps its date. */
    @Test
    void a_key_file_that_was_exchanged_within_the_same_instant_is_read_again() throws Exception {
        var file = data.resolve("keys/vault.json");
        vault.seal(NUMBER, KIM);
        var instant = FileTime.from(NOW);
        Files.setLastModifiedTime(file, instant);
        assertThat(vault.open(NUMBER, OFFICER, Purpose.HANDLING, NOW)).contains(KIM);
        var beside = new Vault(database, null, data);
        beside.renewMasterKey();
        Files.setLastModifiedTime(file, instant);
        beside.wrapAnew();
        assertThat(vault.open(NUMBER, OFFICER, Purpose.HANDLING, NOW)).contains(KIM);
    }

    @Test
    void the_master_key_may_stay_in_a_key_management_system() throws Exception {
        var address = KeysElsewhere.key("city");
        var theirs = new Vault(database, address, data);
        theirs.seal(NUMBER, KIM);
        assertThat(new Vault(database, address, data).open(NUMBER, OFFICER, Purpose.HANDLING, NOW))
                .contains(KIM);
        assertThat(data.resolve("keys/vault.json")).doesNotExist();
        var strange = new Vault(database, "other-kms://city", data);
        assertThatThrownBy(() -> strange.open(NUMBER, OFFICER, Purpose.HANDLING, NOW))
                .isInstanceOf(VaultFault.class)
                .hasMessageContaining("key management system");
    }

    @Test
    void an_erased_petition_is_forgotten_and_no_other() {
        var other = PetitionNumber.of(2026, "6110000", 2);
        vault.seal(NUMBER, KIM);
        vault.seal(other, KIM);
        vault.erase(NUMBER, NOW);
        assertThat(vault.open(NUMBER, OFFICER, Purpose.HANDLING, NOW)).isEmpty();
        assertThat(vault.open(other, OFFICER, Purpose.HANDLING, NOW)).contains(KIM);
        assertThat(vault.erased(9)).isEqualTo(List.of(new Vault.Erased(NUMBER, NOW)));
        assertThatThrownBy(() -> vault.seal(NUMBER, KIM)).hasMessageContaining("erased");
    }

    @Test
    void a_person_is_never_printed() {
        assertThat(KIM).hasToString("Person[sealed]");
    }
}
