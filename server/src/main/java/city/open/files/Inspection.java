package city.open.files;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;

/**
 * Looks at files on their way through, so that memory does not grow with a file and nothing of it lies open anywhere. What is found may come
 * to light only at the end: whoever keeps what passed through throws it away then.
 */
@Component
@EnableConfigurationProperties(FileSettings.class)
public class Inspection {
    private static final Logger log = LoggerFactory.getLogger(Inspection.class);
    private static final int BUFFER = 32 * 1024;

    private final FileSettings settings;

    public Inspection(FileSettings settings) {
        this.settings = settings;
    }

    public FileSettings settings() {
        return settings;
    }

    /** What a file turned out to be. */
    public sealed interface Looked {
        record Sound(FileType type) implements Looked {}

        record Flawed(Flaw flaw) implements Looked {}
    }

    /** Passes a file on and says what it is. A refused one is read to its end all the same: a browser shows our answer only then. */
    public Looked pass(InputStream content, OutputStream on) throws IOException {
        var looked = look(content, on);
        content.transferTo(OutputStream.nullOutputStream());
        return looked;
    }

    private Looked look(InputStream content, OutputStream on) throws IOException {
        var beginning = content.readNBytes(FileType.TELLING);
        if (beginning.length == 0) {
            return new Looked.Flawed(Flaw.EMPTY);
        }
        var media = FileType.sniffed(beginning);
        var type = FileType.of(media);
        if (type.isEmpty() && !media.equals(FileType.ZIP)) {
            return new Looked.Flawed(Flaw.KIND);
        }
        var clamd = settings.clamd();
        try (var scan = clamd == null ? null : scan(clamd);
                var unpacking = type.isEmpty() ? new Unpacking() : null) {
            if (clamd != null && scan == null) {
                return new Looked.Flawed(Flaw.UNSCANNED);
            }
            var flaw = pour(
                    beginning,
                    content,
                    on,
                    unpacking,
                    scan,
                    type.filter(FileType.PDF::equals).isPresent());
            if (flaw != null) {
                return new Looked.Flawed(flaw);
            }
            return unpacking == null ? new Looked.Sound(type.orElseThrow()) : unpacking.found();
        }
    }

    private @Nullable Flaw pour(
            byte[] beginning,
            InputStream rest,
            OutputStream on,
            @Nullable Unpacking unpacking,
            @Nullable VirusScan scan,
            boolean mayCarryScripts)
            throws IOException {
        var scripts = new PdfScripts();
        var buffer = new byte[BUFFER];
        var piece = beginning;
        long size = 0;
        for (int n = beginning.length; n >= 0; n = rest.read(buffer), piece = buffer) {
            size += n;
            if (size > settings.largest()) {
                return Flaw.LARGE;
            }
            if (mayCarryScripts && scripts.isIn(piece, n)) {
                return Flaw.SCRIPT;
            }
            on.write(piece, 0, n);
            if (unpacking != null) {
                unpacking.write(piece, n);
            }
            if (scan != null) {
                scan.write(piece, n);
            }
        }
        return scan == null || scan.isClean() ? null : Flaw.MALWARE;
    }

    private static @Nullable VirusScan scan(String clamd) {
        try {
            return new VirusScan(clamd);
        } catch (IOException unreachable) {
            log.error("ClamAV at {} cannot be reached, so files are turned away: {}", clamd, unreachable.getMessage());
            return null;
        }
    }
}
