package city.open.inside.vault;

import java.io.InputStream;

/** A file that was opened; its opening is written down. Close the content. */
public record OpenedFile(FileNote note, String name, InputStream content) {

    /** The name can be personal, and what is printed ends in logs. */
    @Override
    public String toString() {
        return "OpenedFile[%s]".formatted(note.id());
    }
}
