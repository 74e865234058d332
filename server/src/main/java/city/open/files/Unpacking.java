package city.open.files;

import city.open.files.Inspection.Looked;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.zip.ZipInputStream;

/**
 * Looks into a container while it streams past: what it is, and whether it would unpack to more than anybody can handle. Nothing that is
 * unpacked is kept.
 */
final class Unpacking implements AutoCloseable {
    private static final long MOST_BYTES = 300_000_000;
    private static final int MOST_PARTS = 5_000;
    private static final int BUFFER = 64 * 1024;

    private final PipedOutputStream in = new PipedOutputStream();
    private final CompletableFuture<Looked> found = new CompletableFuture<>();
    private boolean closed;

    Unpacking() throws IOException {
        var packed = new PipedInputStream(in, BUFFER);
        Thread.ofVirtual().name("unpacking").start(() -> {
            try (packed) {
                found.complete(look(packed));
                packed.transferTo(OutputStream.nullOutputStream());
            } catch (IOException | IllegalArgumentException broken) {
                found.complete(new Looked.Flawed(Flaw.KIND));
            }
        });
    }

    void write(byte[] from, int length) {
        try {
            if (!closed) {
                in.write(from, 0, length);
            }
        } catch (IOException lookedEnough) {
            closed = true;
        }
    }

    /** What there was, once all of it has been written. */
    Looked found() throws IOException {
        close();
        try {
            return found.get();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IOException("stopped while a file was looked into", stopped);
        } catch (ExecutionException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @Override
    public void close() throws IOException {
        in.close();
    }

    private static Looked look(InputStream packed) throws IOException {
        var zip = new ZipInputStream(packed, StandardCharsets.UTF_8);
        var buffer = new byte[BUFFER];
        Optional<FileType> type = Optional.empty();
        long bytes = 0;
        int parts = 0;
        for (var part = zip.getNextEntry(); part != null; part = zip.getNextEntry()) {
            if (++parts > MOST_PARTS) {
                return new Looked.Flawed(Flaw.BOMB);
            }
            var mimetype = "";
            if (parts == 1 && part.getName().equals("mimetype")) {
                mimetype = new String(zip.readNBytes(200), StandardCharsets.US_ASCII).strip();
            }
            if (type.isEmpty()) {
                type = FileType.ofPart(part.getName(), mimetype);
            }
            for (int n = zip.read(buffer); n >= 0; n = zip.read(buffer)) {
                bytes += n;
                if (bytes > MOST_BYTES) {
                    return new Looked.Flawed(Flaw.BOMB);
                }
            }
        }
        return type.<Looked>map(Looked.Sound::new).orElseGet(() -> new Looked.Flawed(Flaw.KIND));
    }
}
