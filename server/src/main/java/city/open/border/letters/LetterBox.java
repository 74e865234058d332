package city.open.border.letters;

import city.open.ground.database.IntakeDatabase;
import city.open.tlog.VerifierKey;
import com.google.crypto.tink.HybridEncrypt;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.StreamingAead;
import com.google.crypto.tink.TinkProtoKeysetFormat;
import com.google.crypto.tink.hybrid.HybridConfig;
import com.google.crypto.tink.streamingaead.PredefinedStreamingAeadParameters;
import com.google.crypto.tink.streamingaead.StreamingAeadConfig;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.function.Consumer;
import org.springframework.stereotype.Component;

/**
 * The public side's half of the vault: whatever goes in is sealed to the office's public key (HPKE, RFC 9180), and nobody outside, this
 * program included, reads it again. The office opens it with its {@linkplain OfficeKey own half}.
 */
@Component
public class LetterBox {
    private final IntakeDatabase database;
    private final LetterPins pins;

    public LetterBox(IntakeDatabase database, LetterPins pins) {
        this.database = database;
        this.pins = pins;
    }

    /**
     * The keys that may sign the key of this box, as this machine knows them from outside the database.
     *
     * @throws VaultFault where it knows none
     */
    public List<VerifierKey> signers() {
        return pins.known();
    }

    /**
     * Seals a letter.
     *
     * @param context what the letter belongs to, such as its id; it opens only under the same
     * @throws VaultFault where the office has not put its key into the box yet
     */
    public byte[] seal(byte[] content, String context) {
        try {
            return office().encrypt(content, bytes(context));
        } catch (GeneralSecurityException failed) {
            throw new VaultFault("A letter could not be sealed.", failed);
        }
    }

    /**
     * Seals a file while it arrives, under a key of its own that is then sealed to the office. Memory does not grow with the file.
     *
     * @param context what the file belongs to, such as its id; the office names the same to take it in
     * @param chunks takes what is sealed, in order, in pieces of at most {@link Sealing#CHUNK} bytes
     * @throws VaultFault where the office has not put its key into the box yet
     */
    public Sealing sealing(String context, Consumer<byte[]> chunks) throws IOException {
        try {
            StreamingAeadConfig.register();
            var key = KeysetHandle.generateNew(PredefinedStreamingAeadParameters.AES256_GCM_HKDF_4KB);
            var sealedKey = office().encrypt(
                            TinkProtoKeysetFormat.serializeKeyset(key, InsecureSecretKeyAccess.get()), bytes(context));
            return new Sealing(key.getPrimitive(RegistryConfiguration.get(), StreamingAead.class), sealedKey, chunks);
        } catch (GeneralSecurityException failed) {
            throw new VaultFault("A file could not be sealed.", failed);
        }
    }

    private HybridEncrypt office() throws GeneralSecurityException {
        HybridConfig.register();
        var shown = BoxKey.in(database.jdbc())
                .orElseThrow(() ->
                        new VaultFault("The letter box has no key yet: start the office of this installation once."));
        if (!shown.isSignedBy(pins.known())) {
            throw new SwappedKey(
                    "The key in the letter box (intake.letter_key) is not signed by the office's key that this machine knows. Somebody has changed it in the database, or the office has another signing key: run ./open check.");
        }
        return TinkProtoKeysetFormat.parseKeysetWithoutSecret(shown.open())
                .getPrimitive(RegistryConfiguration.get(), HybridEncrypt.class);
    }

    private static byte[] bytes(String context) {
        return context.getBytes(StandardCharsets.UTF_8);
    }
}
