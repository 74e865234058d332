package city.open.ground.files;

import city.open.ground.apart.Apart;
import city.open.ground.apart.Unanswered;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;

/**
 * Looks at files on their way through, so that memory does not grow with a file and nothing of it lies open anywhere: each is held sealed until
 * all of it has been seen.
 */
@Component
@EnableConfigurationProperties(FileSettings.class)
public class Inspection {
    private static final Logger log = LoggerFactory.getLogger(Inspection.class);
    private static final int BUFFER = 32 * 1024;

    private static final int AT_ONCE = 2;
    private static final Duration DEADLINE = Duration.ofSeconds(30);
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final int MEGABYTES = 384;
    private static final Apart APART = new Apart(Looking.class, AT_ONCE, DEADLINE, PATIENCE, MEGABYTES);
    private static final Semaphore LOOKS = new Semaphore(AT_ONCE + 1, true);

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

    /** What becomes of a sound file. */
    public interface Keeping {
        /** Called once, when all of the file has been seen. */
        void keep(FileType type, InputStream content) throws IOException;
    }

    /** Passes a sound file on and says what it is; nothing of another goes on. */
    public Looked pass(InputStream content, OutputStream on) throws IOException {
        return pass(content, (_, sound) -> sound.transferTo(on));
    }

    /** The same. A refused file is read to its end all the same: a browser shows our answer only then. */
    public Looked pass(InputStream content, Keeping keeping) throws IOException {
        try (var spool = new Spool()) {
            try {
                var type = look(content, spool);
                try (var sound = spool.read()) {
                    keeping.keep(type, sound);
                }
                return new Looked.Sound(type);
            } catch (Flawed found) {
                content.transferTo(OutputStream.nullOutputStream());
                return new Looked.Flawed(found.flaw());
            }
        }
    }

    private FileType look(InputStream content, Spool spool) throws IOException, Flawed {
        var beginning = content.readNBytes(FileType.TELLING);
        if (beginning.length == 0) {
            throw new Flawed(Flaw.EMPTY);
        }
        var media = FileType.sniffed(beginning);
        boolean isContainer = media.equals(FileType.ZIP) || media.equals(FileType.OLE);
        if (!isContainer && FileType.of(media).isEmpty()) {
            throw new Flawed(Flaw.KIND);
        }
        spool(beginning, content, spool);
        var type = looked(spool, isContainer || media.equals(FileType.PDF_MEDIA));
        scan(spool);
        return type;
    }

    private void spool(byte[] beginning, InputStream rest, Spool spool) throws IOException, Flawed {
        var buffer = new byte[BUFFER];
        var piece = beginning;
        for (int n = beginning.length; n >= 0; n = rest.read(buffer), piece = buffer) {
            if (spool.size() + n > settings.largest()) {
                throw new Flawed(Flaw.LARGE);
            }
            spool.write(piece, n);
        }
    }

    /** What has to be parsed is looked through apart; few at a time, as each lies in memory meanwhile. */
    private static FileType looked(Spool spool, boolean isParsed) throws IOException, Flawed {
        if (!hasPlace()) {
            throw new Flawed(Flaw.BUSY);
        }
        try (var in = spool.read()) {
            var content = in.readAllBytes();
            return isParsed ? Looking.understood(APART.ask(content)) : Looking.look(content);
        } catch (Unanswered none) {
            throw new Flawed(
                    switch (none.why()) {
                        case LATE -> Flaw.SLOW;
                        case FAILED -> Flaw.DAMAGED;
                        case BUSY -> Flaw.BUSY;
                    });
        } finally {
            LOOKS.release();
        }
    }

    private static boolean hasPlace() {
        try {
            return LOOKS.tryAcquire(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private void scan(Spool spool) throws IOException, Flawed {
        var clamd = settings.clamd();
        if (clamd == null) {
            return;
        }
        try (var scan = new VirusScan(clamd);
                var in = spool.read()) {
            var buffer = new byte[BUFFER];
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                scan.write(buffer, n);
            }
            if (!scan.isClean()) {
                throw new Flawed(Flaw.MALWARE);
            }
        } catch (IOException unreachable) {
            log.error("ClamAV at {} cannot be reached, so files are turned away: {}", clamd, unreachable.getMessage());
            throw new Flawed(Flaw.UNSCANNED);
        }
    }
}
