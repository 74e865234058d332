package city.open.inside.counter;

import city.open.border.letters.SealedFile;
import city.open.ground.vocabulary.PetitionNumber;
import city.open.inside.vault.Arrived;
import city.open.inside.vault.Vault;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;

/** What came through the letter box goes into the vault: files as they were sealed, words as a file of their own. */
final class BoxedFiles {
    private BoxedFiles() {}

    /** @param names as the sender gave them, by the file's id */
    static void keep(
            Vault vault,
            PetitionNumber number,
            List<SealedFile> files,
            Map<UUID, String> names,
            Function<UUID, Iterable<byte[]>> chunks,
            Instant now) {
        for (var file : files) {
            vault.takeFile(
                    number,
                    new Arrived(
                            file.document(),
                            names.getOrDefault(file.id(), file.id().toString()),
                            file.type(),
                            file.size(),
                            file.sha256()),
                    file.key(),
                    file.id().toString(),
                    chunks.apply(file.id()),
                    now);
        }
    }

    static void keep(Vault vault, PetitionNumber number, String name, String words, Instant now) {
        vault.addFile(
                number,
                null,
                name,
                "text/plain",
                new ByteArrayInputStream(words.getBytes(StandardCharsets.UTF_8)),
                now);
    }
}
