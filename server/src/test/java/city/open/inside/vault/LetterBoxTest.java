package city.open.inside.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import city.open.Overheard;
import city.open.border.letters.BoxKey;
import city.open.border.letters.LetterBox;
import city.open.border.letters.LetterPins;
import city.open.border.letters.OfficeKey;
import city.open.border.letters.Person;
import city.open.border.letters.Sealing;
import city.open.border.letters.SwappedKey;
import city.open.border.letters.VaultFault;
import city.open.ground.database.Database;
import city.open.ground.database.TestDatabase;
import city.open.ground.vocabulary.PetitionNumber;
import city.open.ground.vocabulary.Purpose;
import city.open.inside.petition.By;
import city.open.tlog.KeyType;
import city.open.tlog.SigningKey;
import city.open.town.organization.AgencyCode;
import city.open.town.organization.OfficialId;
import city.open.town.organization.Rank;
import city.open.town.organization.UnitId;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.TinkProtoKeysetFormat;
import com.google.crypto.tink.hybrid.HpkeParameters;
import com.google.crypto.tink.hybrid.HybridConfig;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.support.StaticListableBeanFactory;

/** The portal drops letters and files in; only the office opens them. */
class LetterBoxTest {
    private static final PetitionNumber NUMBER = PetitionNumber.of(2026, "6110000", 1);
    private static final By.OfOffice OFFICER = new By.OfOffice(
            new AgencyCode("6110000"), new UnitId("taxi-logistics"), new OfficialId("lee"), Rank.OFFICER);
    private static final Instant NOW = Instant.parse("2026-11-23T01:00:00Z");
    private static final byte[] LETTER = "김철수, 010-1234-5678".getBytes(StandardCharsets.UTF_8);

    @TempDir
    private Path data;

    private TestDatabase database;
    private LetterBox box;
    private Vault vault;

    @BeforeEach
    void a_box_outside_and_a_vault_inside() {
        database = TestDatabase.fresh();
        box = outside();
        vault = new Vault(database.office(), null, data);
        vault.prepareLetterBox();
    }

    @Test
    void a_letter_is_read_inside_under_the_name_it_was_sent_by_and_no_other() {
        var sealed = box.seal(LETTER, "letter 1");
        assertThat(new String(sealed, StandardCharsets.UTF_8)).doesNotContain("1234");
        assertThat(vault.openLetter(sealed, "letter 1")).isEqualTo(LETTER);
        assertThatThrownBy(() -> vault.openLetter(sealed, "letter 2")).isInstanceOf(VaultFault.class);
    }

    @Test
    void what_an_official_reads_of_a_letter_is_written_down() {
        var sealed = box.seal(LETTER, "filing");
        assertThat(vault.openLetter(sealed, "filing", NUMBER, OFFICER, Purpose.HANDLING, NOW))
                .isEqualTo(LETTER);
        assertThat(vault.openings(NUMBER)).isEqualTo(List.of(new Opening(NOW, OFFICER, Purpose.HANDLING, null)));
    }

    @Test
    void a_file_goes_through_the_box_into_the_vault_without_being_opened() throws Exception {
        var content = new byte[3 * Sealing.CHUNK + 17];
        new Random(7).nextBytes(content);
        var chunks = new ArrayList<byte[]>();
        var sealing = box.sealing("upload 1", chunks::add);
        try (sealing) {
            sealing.write(content);
        }
        var sealed = sealing.sealed();
        assertThat(chunks).hasSize(4).allSatisfy(chunk -> assertThat(chunk).hasSizeLessThanOrEqualTo(Sealing.CHUNK));

        var id = vault.takeFile(
                NUMBER,
                new Arrived("plan", "김철수 평면도.pdf", "application/pdf", sealed.size(), sealed.sha256()),
                sealed.key(),
                "upload 1",
                chunks,
                NOW);
        assertThat(vault.files(NUMBER)).singleElement().satisfies(note -> {
            assertThat(note.id()).isEqualTo(id);
            assertThat(note.size()).isEqualTo(content.length);
        });
        assertThat(read(id)).isEqualTo(content);
        assertThat(vault.openings(NUMBER)).isEqualTo(List.of(new Opening(NOW, OFFICER, Purpose.CONTACT, id)));
    }

    @Test
    void the_applicant_is_told_who_opened_it_by_rank_and_unit_to_the_minute() {
        vault.seal(NUMBER, new Person("김철수", null, null, null, null, null));
        vault.open(NUMBER, OFFICER, Purpose.CONTACT, NOW.plusSeconds(42));
        assertThat(database.intake()
                        .jdbc()
                        .sql("SELECT at, agency, unit, rank, purpose FROM intake.opening WHERE petition = ?")
                        .param(NUMBER.value())
                        .query((row, _) -> List.of(
                                row.getObject(1, OffsetDateTime.class).toInstant(),
                                row.getString(2),
                                row.getString(3),
                                row.getString(4),
                                row.getString(5)))
                        .list())
                .isEqualTo(List.of(List.of(NOW, "6110000", "taxi-logistics", "OFFICER", "CONTACT")));
    }

    private byte[] read(UUID id) throws IOException {
        var opened = vault.openFile(NUMBER, id, OFFICER, Purpose.CONTACT, NOW).orElseThrow();
        assertThat(opened.name()).isEqualTo("김철수 평면도.pdf");
        try (var in = opened.content()) {
            return in.readAllBytes();
        }
    }

    /** A machine of the portal alone, which knows the office's signing key from a file. */
    private LetterBox outside() {
        return new LetterBox(database.intake(), pins(null));
    }

    private LetterPins pins(@Nullable String setting) {
        return new LetterPins(
                setting, data, "portal", new StaticListableBeanFactory().getBeanProvider(OfficeKey.class));
    }

    @Test
    void a_key_that_somebody_put_into_the_database_is_sealed_to_by_nobody_and_named_by_check() throws Exception {
        HybridConfig.register();
        var attackers =
                TinkProtoKeysetFormat.serializeKeysetWithoutSecret(KeysetHandle.generateNew(HpkeParameters.builder()
                                .setKemId(HpkeParameters.KemId.DHKEM_X25519_HKDF_SHA256)
                                .setKdfId(HpkeParameters.KdfId.HKDF_SHA256)
                                .setAeadId(HpkeParameters.AeadId.AES_256_GCM)
                                .setVariant(HpkeParameters.Variant.TINK)
                                .build())
                        .getPublicKeysetHandle());
        assertThat(vault.letterBoxFault()).isEmpty();
        var own = new BoxKey(attackers, null).signature(SigningKey.generate("open.city/letters", KeyType.NOTE));
        for (var signature : Arrays.asList(null, "", "no note", own)) {
            database.owner()
                    .sql("UPDATE intake.letter_key SET open = ?, signed = coalesce(?, signed)")
                    .params(attackers, signature)
                    .update();
            assertThatThrownBy(() -> box.seal(LETTER, "letter 1")).isInstanceOf(SwappedKey.class);
            assertThatThrownBy(() -> box.sealing("file 1", _ -> {})).isInstanceOf(SwappedKey.class);
            assertThat(vault.letterBoxFault())
                    .hasValueSatisfying(said -> assertThat(said).contains("is not the office's"));
        }
        database.owner().sql("UPDATE intake.letter_key SET signed = NULL").update();
        try (var said = Overheard.of(LetterKeys.class)) {
            vault.prepareLetterBox();
            assertThat(said.lines())
                    .singleElement()
                    .asString()
                    .startsWith("ERROR letter box: the public key in intake.letter_key is not the office's; ");
        }
        assertThatThrownBy(() -> box.seal(LETTER, "letter 1"))
                .as("the office signs no key but its own")
                .isInstanceOf(SwappedKey.class);
    }

    @Test
    void a_key_that_signs_is_not_swapped_without_the_master_key() {
        database.owner()
                .sql("UPDATE vault.letter_key SET signing = '\\x00112233'")
                .update();
        assertThat(vault.letterBoxFault())
                .hasValueSatisfying(said -> assertThat(said).contains("does not open with the master key"));
        assertThatThrownBy(vault::letterBoxKey).isInstanceOf(VaultFault.class);
    }

    @Test
    void the_box_of_an_older_installation_is_signed_at_the_next_start() {
        database.owner().sql("UPDATE intake.letter_key SET signed = NULL").update();
        database.owner().sql("UPDATE vault.letter_key SET signing = NULL").update();
        new Vault(database.office(), null, data).prepareLetterBox();
        assertThat(vault.openLetter(outside().seal(LETTER, "letter 1"), "letter 1"))
                .isEqualTo(LETTER);
    }

    @Test
    void who_signs_is_told_once_and_again_when_it_is_another() {
        vault.prepareLetterBox();
        new Vault(database.office(), null, data).prepareLetterBox();
        var first = vault.letterBoxKey().orElseThrow().toString();
        assertThat(signers()).containsExactly(first);

        database.owner().sql("UPDATE vault.letter_key SET signing = NULL").update();
        try (var said = Overheard.of(LetterKeys.class)) {
            vault.prepareLetterBox();
            assertThat(said.lines())
                    .containsExactly("ERROR letter box: the signature in intake.letter_key is not the office's");
        }

        assertThat(signers())
                .containsExactly(first, vault.letterBoxKey().orElseThrow().toString())
                .doesNotHaveDuplicates();
    }

    private List<String> signers() {
        return database.publisher()
                .jdbc()
                .sql("SELECT key FROM record.letter_signer ORDER BY number")
                .query(String.class)
                .list();
    }

    @Test
    void turning_the_master_key_over_keeps_the_signing_key() {
        var before = vault.letterBoxKey();
        vault.renewMasterKey();
        vault.wrapAnew();
        assertThat(vault.letterBoxKey()).isEqualTo(before).isPresent();
        assertThat(vault.letterBoxFault()).isEmpty();
    }

    @Test
    void a_portal_that_knows_no_key_seals_nothing_and_says_what_to_do() throws Exception {
        Files.delete(data.resolve("keys").resolve("letters.pub"));
        assertThatThrownBy(() -> outside().seal(LETTER, "letter 1")).hasMessageContaining("open.letters.key");
        var key = vault.letterBoxKey().orElseThrow().toString();
        var told = new LetterBox(database.intake(), pins(key));
        assertThat(vault.openLetter(told.seal(LETTER, "letter 1"), "letter 1")).isEqualTo(LETTER);
        var other = SigningKey.generate("open.city/letters", KeyType.NOTE)
                .verifier()
                .toString();
        assertThatThrownBy(() -> new LetterBox(database.intake(), pins(other)).seal(LETTER, "letter 1"))
                .isInstanceOf(SwappedKey.class);
    }

    @Test
    void a_second_machine_of_the_office_finds_the_key_that_is_there() {
        var sealed = box.seal(LETTER, "letter 1");
        var other = new Vault(database.office(), null, data);
        other.prepareLetterBox();
        assertThat(other.openLetter(sealed, "letter 1")).isEqualTo(LETTER);
    }

    @Test
    void the_portal_reads_the_public_key_and_nothing_of_the_vault() {
        for (var table : List.of("letter_key", "key", "person", "file", "chunk")) {
            refused(database.intake(), "SELECT count(*) FROM vault." + table);
            refused(database.publisher(), "SELECT count(*) FROM vault." + table);
        }
        refused(database.intake(), "UPDATE intake.letter_key SET open = ''");
    }

    private static void refused(Database role, String statement) {
        assertThatThrownBy(() -> role.jdbc().sql(statement).query().listOfRows())
                .as(statement)
                .rootCause()
                .hasMessageContaining("permission denied");
    }

    @Test
    void nothing_is_sent_before_the_office_has_put_its_key_there() {
        var early = new LetterBox(TestDatabase.fresh().intake(), pins(null));
        assertThatThrownBy(() -> early.seal(LETTER, "letter 1")).hasMessageContaining("start the office");
    }
}
