package city.open.intake;

import java.io.IOException;
import java.io.InputStream;
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
final class Unpacking {
    private static final long MOST_BYTES = 300_000_000;
    private static final int MOST_PARTS = 5_000;
    private static final int BUFFER = 64 * 1024;

    private final PipedOutputStream in = new PipedOutputStream();
    private final CompletableFuture<Found> found = new CompletableFuture<>();
    private boolean closed;

    /** What there was. */
    sealed interface Found {
        record Known(FileType type) implements Found {}

        record TooMuch() implements Found {}

        record Unknown() implements Found {}
    }

    Unpacking() throws IOException {
        var packed = new PipedInputStream(in, BUFFER);
        Thread.ofVirtual().name("unpacking").start(() -> {
            try (packed) {
                found.complete(look(packed));
                packed.transferTo(java.io.OutputStream.nullOutputStream());
            } catch (IOException | IllegalArgumentException broken) {
                found.complete(new Found.Unknown());
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

    Found close() throws IOException {
        in.close();
        try {
            return found.get();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IOException("stopped while a file was looked into", stopped);
        } catch (ExecutionException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static Found look(InputStream packed) throws IOException {
        var zip = new ZipInputStream(packed, StandardCharsets.UTF_8);
        var buffer = new byte[BUFFER];
        Optional<FileType> type = Optional.empty();
        long bytes = 0;
        int parts = 0;
        for (var part = zip.getNextEntry(); part != null; part = zip.getNextEntry()) {
            if (++parts > MOST_PARTS) {
                return new Found.TooMuch();
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
                    return new Found.TooMuch();
                }
            }
        }
        return type.<Found>map(Found.Known::new).orElseGet(Found.Unknown::new);
    }
}
