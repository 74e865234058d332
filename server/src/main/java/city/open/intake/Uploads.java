package city.open.intake;

import city.open.database.PortalDatabase;
import city.open.intake.FiledContent.Enclosed;
import city.open.vault.LetterBox;
import city.open.vault.Sealing;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.text.Normalizer;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Takes files in while they arrive: looked at, scanned, sealed and put into the letter box piece by piece, so that memory does not grow with a
 * file and nothing of it lies open anywhere.
 */
@Component
public class Uploads {
    private static final Logger log = LoggerFactory.getLogger(Uploads.class);
    private static final int BUFFER = 32 * 1024;
    private static final int LONGEST_NAME = 120;

    private final PortalDatabase database;
    private final LetterBox box;
    private final IntakeSettings settings;

    Uploads(PortalDatabase database, LetterBox box, IntakeSettings settings) {
        this.database = database;
        this.box = box;
        this.settings = settings;
    }

    /** What became of a file. */
    public sealed interface Arrival {
        record Taken(Enclosed file) implements Arrival {}

        /** @param key of the words that say why, with {@code limit} in their gap */
        record Refused(String key, String limit) implements Arrival {}
    }

    /** Takes a file for a letter that has not been dropped yet. */
    public Arrival take(InputStream content, String name, @Nullable String document, Instant now) throws IOException {
        return take(null, content, name, document, now);
    }

    Arrival take(@Nullable DraftKey draft, InputStream content, String name, @Nullable String document, Instant now)
            throws IOException {
        var beginning = content.readNBytes(FileType.TELLING);
        if (beginning.length == 0) {
            return new Arrival.Refused("intake.file.empty", "");
        }
        var media = FileType.sniffed(beginning);
        if (!media.equals(FileType.ZIP) && FileType.of(media).isEmpty()) {
            skip(content);
            return new Arrival.Refused("intake.file.type", "");
        }
        var id = UUID.randomUUID();
        database.jdbc()
                .sql("INSERT INTO intake.file (id, draft, document, arrived_at) VALUES (:id, :draft, :document, :now)")
                .param("id", id)
                .param("draft", draft == null ? null : draft.id())
                .param("document", document)
                .param("now", OffsetDateTime.ofInstant(now, ZoneOffset.UTC))
                .update();
        boolean kept = false;
        try {
            var n = new int[1];
            var sealing = box.sealing(id.toString(), chunk -> keep(id, n[0]++, chunk));
            var poured = pour(beginning, content, sealing, media);
            if (poured instanceof Poured.No(var refusal)) {
                return refusal;
            }
            var type = ((Poured.Yes) poured).type();
            var sealed = sealing.sealed();
            var found = type == null ? media : type.media();
            database.jdbc()
                    .sql("UPDATE intake.file SET type = ?, size = ?, sha256 = ?, key = ? WHERE id = ?")
                    .params(found, sealed.size(), sealed.sha256(), sealed.key(), id)
                    .update();
            kept = true;
            return new Arrival.Taken(new Enclosed(
                    id,
                    document,
                    named(name),
                    found,
                    sealed.size(),
                    HexFormat.of().formatHex(sealed.sha256())));
        } finally {
            if (!kept) {
                drop(id);
            }
        }
    }

    private sealed interface Poured {
        /** @param type of a container, none where the beginning has told it */
        record Yes(@Nullable FileType type) implements Poured {}

        record No(Arrival.Refused why) implements Poured {}
    }

    private Poured pour(byte[] beginning, InputStream rest, Sealing sealing, String media) throws IOException {
        var unpacking = media.equals(FileType.ZIP) ? new Unpacking() : null;
        var scripts = media.equals(FileType.PDF.media()) ? new PdfScripts() : null;
        var clamd = settings.clamd();
        try (var scan = clamd == null ? null : scan(clamd)) {
            if (clamd != null && scan == null) {
                skip(rest);
                return new Poured.No(new Arrival.Refused("intake.file.unscanned", ""));
            }
            var buffer = new byte[BUFFER];
            var piece = beginning;
            for (int n = beginning.length; n >= 0; n = rest.read(buffer), piece = buffer) {
                if (sealing.size() + n > settings.largestFile()) {
                    skip(rest);
                    return new Poured.No(new Arrival.Refused(
                            "intake.file.large", Long.toString(settings.largestFile() / (1024 * 1024))));
                }
                sealing.write(piece, 0, n);
                if (unpacking != null) {
                    unpacking.write(piece, n);
                }
                if (scan != null) {
                    scan.write(piece, n);
                }
                if (scripts != null && scripts.isIn(piece, n)) {
                    skip(rest);
                    return new Poured.No(new Arrival.Refused("intake.file.script", ""));
                }
            }
            if (scan != null && !scan.isClean()) {
                return new Poured.No(new Arrival.Refused("intake.file.malware", ""));
            }
            sealing.close();
            if (unpacking == null) {
                return new Poured.Yes(null);
            }
            return switch (unpacking.close()) {
                case Unpacking.Found.Known(var type) -> new Poured.Yes(type);
                case Unpacking.Found.TooMuch() -> new Poured.No(new Arrival.Refused("intake.file.bomb", ""));
                case Unpacking.Found.Unknown() -> new Poured.No(new Arrival.Refused("intake.file.type", ""));
            };
        } finally {
            if (unpacking != null) {
                unpacking.close();
            }
        }
    }

    private @Nullable VirusScan scan(String clamd) {
        try {
            return new VirusScan(clamd);
        } catch (IOException unreachable) {
            log.error("ClamAV at {} cannot be reached, so files are turned away: {}", clamd, unreachable.getMessage());
            return null;
        }
    }

    /** A browser shows our answer only when it could send all it wanted to. */
    private static void skip(InputStream rest) throws IOException {
        rest.transferTo(OutputStream.nullOutputStream());
    }

    private void keep(UUID file, int n, byte[] chunk) {
        database.jdbc()
                .sql("INSERT INTO intake.chunk (file, n, sealed) VALUES (?, ?, ?)")
                .params(file, n, chunk)
                .update();
    }

    void drop(UUID file) {
        database.jdbc().sql("DELETE FROM intake.file WHERE id = ?").params(file).update();
    }

    /** A name without folders, without letters that cannot be seen or that turn the others round, and not too long. */
    static String named(String name) {
        var alone = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
        var plain = Normalizer.normalize(alone, Normalizer.Form.NFC).replaceAll("[\\p{Cc}\\p{Cf}\\p{Co}\\p{Cn}]", "");
        if (plain.isBlank()) {
            return "file";
        }
        return plain.codePointCount(0, plain.length()) <= LONGEST_NAME
                ? plain.strip()
                : plain.substring(0, plain.offsetByCodePoints(0, LONGEST_NAME)).strip() + "…";
    }
}
