package city.open.border.letters;

import city.open.tlog.TlogException;
import city.open.tlog.VerifierKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Which keys may sign the key of the letter box, known from outside the database: a setting, or the office's own on a machine that has the
 * master key, or a file that was carried over from one.
 */
@Component
public class LetterPins {
    private static final String FILE = "letters.pub";

    private final @Nullable String setting;
    private final @Nullable Path file;
    private final ObjectProvider<OfficeKey> office;
    private final boolean officeHere;
    private volatile List<VerifierKey> own = List.of();

    public LetterPins(
            @Value("${open.letters.key:#{null}}") @Nullable String setting,
            @Value("${open.data:#{null}}") @Nullable Path data,
            @Value("${open.role:all}") String role,
            ObjectProvider<OfficeKey> office) {
        this.setting = setting == null || setting.isBlank() ? null : setting;
        this.file = data == null ? null : file(data);
        this.officeHere = role.equals("all") || role.equals("office");
        this.office = office;
    }

    /** Where a machine of the office leaves its key for those that run only the portal. */
    public static Path file(Path data) {
        return data.resolve("keys").resolve(FILE);
    }

    /** @throws VaultFault where this machine knows none, or one that is none */
    List<VerifierKey> known() {
        if (setting != null) {
            return parsed(setting, "open.letters.key");
        }
        if (officeHere) {
            // It comes out from under the master key, so it is worth as much as that, and does not change.
            if (own.isEmpty()) {
                own = office.stream()
                        .filter(OfficeKey::hasKey)
                        .flatMap(one -> one.letterBoxKey().stream())
                        .toList();
            }
            if (!own.isEmpty()) {
                return own;
            }
        }
        try {
            if (file != null && Files.exists(file)) {
                return parsed(Files.readString(file), file.toString());
            }
        } catch (IOException unreadable) {
            throw new VaultFault("The file %s cannot be read: look at its owner.".formatted(file), unreadable);
        }
        throw new VaultFault(
                "This machine does not know the key that signs the office's letter box: set open.letters.key, or copy keys/%s from the data folder of a machine of the office into keys of this one's."
                        .formatted(FILE));
    }

    private static List<VerifierKey> parsed(String text, String where) {
        try {
            var keys = Stream.of(text.strip().split("[\\s,]+"))
                    .map(VerifierKey::parse)
                    .toList();
            return keys;
        } catch (TlogException | IllegalArgumentException wrong) {
            throw new VaultFault(
                    "%s names no key: it is one line such as open.city/letters+1a2b3c4d+AZ….".formatted(where), wrong);
        }
    }
}
