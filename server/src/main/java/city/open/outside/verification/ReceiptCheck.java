package city.open.outside.verification;

import city.open.tlog.SignedNote;
import city.open.tlog.TlogException;
import city.open.tlog.VerifierKey;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Checks a receipt of filing, a signed note (c2sp.org/signed-note), without asking the city that signed it. */
public final class ReceiptCheck {
    private static final String HEADER = "open.city/receipt/v1\n";

    private ReceiptCheck() {}

    /**
     * Returns what was signed only if the signature holds.
     *
     * @param file the signed statement, or the PDF that carries it
     * @param keys of which one must have signed
     * @throws NotShown when none has
     */
    public static String check(byte[] file, List<VerifierKey> keys) {
        if (keys.isEmpty()) {
            throw new CannotCheck(
                    "Say whose signature is to count: the key of the city's receipts with --key, or the city's address.");
        }
        var text = new String(Attached.isPdf(file) ? Attached.in(file, "receipt.txt") : file, StandardCharsets.UTF_8);
        if (!text.startsWith(HEADER)) {
            throw new CannotCheck("This is no receipt: it would begin with %s.".formatted(HEADER.strip()));
        }
        try {
            var note = SignedNote.parse(text);
            note.verify(keys);
            return note.text();
        } catch (TlogException e) {
            throw new NotShown("The receipt does not hold: %s.".formatted(e.reason()));
        }
    }

    /** The key that an installation itself gives; it shows only that the receipt and the key belong together. */
    public static List<VerifierKey> keysOf(String installation) {
        var address = URI.create(installation.replaceAll("/+$", "") + "/receipts/key");
        var key = Web.get(address)
                .orElseThrow(() -> new CannotCheck("%s gives no key: give it with --key.".formatted(address)));
        try {
            return List.of(VerifierKey.parse(new String(key, StandardCharsets.UTF_8).strip()));
        } catch (TlogException e) {
            throw new CannotCheck("%s gives no key that can be read.".formatted(address), e);
        }
    }
}
