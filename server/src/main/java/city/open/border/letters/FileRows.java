package city.open.border.letters;

import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Rows of {@code intake.file} and {@code intake.chunk}. */
final class FileRows {
    private FileRows() {}

    /** The files that have arrived whole. */
    static List<SealedFile> of(JdbcClient jdbc, String owner, Object key) {
        return jdbc.sql("SELECT * FROM intake.file WHERE %s = ? AND size IS NOT NULL ORDER BY arrived_at, id"
                        .formatted(owner))
                .param(key)
                .query((row, _) -> new SealedFile(
                        row.getObject("id", UUID.class),
                        row.getString("document"),
                        row.getString("type"),
                        row.getLong("size"),
                        row.getBytes("sha256"),
                        row.getBytes("key")))
                .list();
    }

    static Iterable<byte[]> chunks(JdbcClient jdbc, UUID file) {
        return () -> new Iterator<>() {
            private int n;
            private byte @Nullable [] next = fetch(jdbc, file, 0);

            @Override
            public boolean hasNext() {
                return next != null;
            }

            @Override
            public byte[] next() {
                var piece = next;
                if (piece == null) {
                    throw new NoSuchElementException();
                }
                next = fetch(jdbc, file, ++n);
                return piece;
            }
        };
    }

    private static byte @Nullable [] fetch(JdbcClient jdbc, UUID file, int n) {
        return jdbc.sql("SELECT sealed FROM intake.chunk WHERE file = ? AND n = ?")
                .params(file, n)
                .query((row, _) -> row.getBytes(1))
                .optional()
                .orElse(null);
    }
}
