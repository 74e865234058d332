package city.open.outside.verification;

import city.open.tlog.SignedNote;
import city.open.tlog.TlogException;
import city.open.tlog.VerifierKey;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a reader keeps of a log between two looks at it: the keys that were good, the last checkpoint that was, and, while a long check is
 * under way, how far it has come. In a file it is a few lines for people, a blank line, and the checkpoint as the log signed it; a file
 * with nothing but a checkpoint is understood too.
 *
 * @param checked so many entries of the checkpoint's tree were looked at one by one; 0 when no check is under way
 */
record Remembered(List<VerifierKey> keys, long checked, SignedNote checkpoint) {
    private static final String FIRST_LINE =
            "# What was last seen of this log. Keep it: whoever rewrites history cannot rewrite this file.";
    private static final String KEY = "key ";
    private static final String CHECKED = "checked ";

    Remembered {
        keys = List.copyOf(keys);
    }

    static Optional<Remembered> read(Path file) {
        try {
            return Files.exists(file) ? Optional.of(parse(Files.readString(file))) : Optional.empty();
        } catch (IOException e) {
            throw new CannotCheck("The file %s cannot be read: %s.".formatted(file, e.getMessage()), e);
        } catch (TlogException | NumberFormatException e) {
            throw new CannotCheck(
                    "The file %s does not hold a checkpoint (%s): restore it, or begin anew with another file."
                            .formatted(file, e.getMessage()),
                    e);
        }
    }

    private static Remembered parse(String text) {
        if (!text.startsWith("#")) {
            return new Remembered(List.of(), 0, SignedNote.parse(text));
        }
        int end = text.indexOf("\n\n");
        var keys = new ArrayList<VerifierKey>();
        long checked = 0;
        for (var line : text.substring(0, Math.max(0, end)).split("\n")) {
            if (line.startsWith(KEY)) {
                keys.add(VerifierKey.parse(line.substring(KEY.length())));
            } else if (line.startsWith(CHECKED)) {
                checked = Long.parseLong(line.substring(CHECKED.length()));
            }
        }
        return new Remembered(keys, checked, SignedNote.parse(text.substring(end + 2)));
    }

    void write(Path file) {
        var text = new StringBuilder(FIRST_LINE).append('\n');
        keys.forEach(key -> text.append(KEY).append(key).append('\n'));
        if (checked > 0) {
            text.append(CHECKED).append(checked).append('\n');
        }
        replace(file, text.append('\n').append(checkpoint.encoded()).toString().getBytes(StandardCharsets.UTF_8));
    }

    /** Wholly and durably the new content, or still wholly the old. */
    static void replace(Path file, byte[] content) {
        var folder = file.toAbsolutePath().getParent();
        try {
            Files.createDirectories(folder);
            var fresh = Files.createTempFile(folder, "." + file.getFileName(), ".new");
            try (var channel = FileChannel.open(fresh, StandardOpenOption.WRITE)) {
                for (var rest = ByteBuffer.wrap(content); rest.hasRemaining(); ) {
                    channel.write(rest);
                }
                channel.force(true);
            }
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new CannotCheck("The file %s cannot be written: %s.".formatted(file, e.getMessage()), e);
        }
    }
}
