package city.open.tlog;

import static city.open.tlog.TlogException.require;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a log says of its whole tree: tlog-checkpoint, Note text.
 *
 * @param origin which log, as a line; by custom its address without {@code https://}
 * @param extensions further lines, none by custom, since nobody can check what they say
 */
public record Checkpoint(String origin, TreeHead head, List<String> extensions) {
    private static final int FIXED_LINES = 3;

    public Checkpoint {
        extensions = List.copyOf(extensions);
        requireLine(origin);
        extensions.forEach(Checkpoint::requireLine);
    }

    /** A checkpoint without extension lines. */
    public Checkpoint(String origin, TreeHead head) {
        this(origin, head, List.of());
    }

    private static void requireLine(String line) {
        require(
                !line.isEmpty() && !line.contains("\n") && Grammar.isPlain(line),
                "Not a line of a checkpoint: " + Grammar.shown(line));
    }

    /** The checkpoint in the text of a note. It is only as good as the signatures below it, see {@link Policy#open}. */
    public static Checkpoint parse(String text) {
        require(text.endsWith("\n"), "The last line of the checkpoint has no newline");
        var lines = List.of(text.substring(0, text.length() - 1).split("\n", -1));
        require(
                lines.size() >= FIXED_LINES,
                "A checkpoint has lines for origin, size and root, this one has only " + lines.size());
        return new Checkpoint(
                lines.get(0),
                new TreeHead(Grammar.decimal(lines.get(1)), Hash.parse(lines.get(2))),
                lines.subList(FIXED_LINES, lines.size()));
    }

    /** The text to be signed. */
    public String text() {
        var lines = Stream.concat(
                Stream.of(origin, Long.toString(head.size()), head.root().toString()), extensions.stream());
        return String.join("\n", lines.toList()) + "\n";
    }

    /**
     * The checkpoint signed by its log. With several keys, as when an old key hands over to a new one, all of them
     * sign. Whoever calls this sees to it that the tree is stored and extends all it ever signed.
     */
    public SignedNote sign(SigningKey... keys) {
        var text = text();
        return new SignedNote(text, Stream.of(keys).map(key -> key.sign(text)).toList());
    }

    /** A witness's signature line for this checkpoint, to be added {@link SignedNote#with below the note}. */
    public NoteSignature cosign(SigningKey witness, Instant at) {
        return witness.cosign(text(), at);
    }
}
