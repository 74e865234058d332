package city.open.tlog;

import static city.open.tlog.TlogException.require;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.stream.Stream;

/**
 * A text with signatures below it: signed-note, Format. To have one says nothing yet; its text may be believed only
 * after {@link #verify}.
 *
 * @param text ends with a newline and has no control character besides newlines
 */
public record SignedNote(String text, List<NoteSignature> signatures) {
    /** More signatures than that are refused unseen. The specification asks for at least 16. */
    public static final int MOST_SIGNATURES = 100;

    /** Longer notes are refused unseen, in bytes. */
    public static final int LONGEST = 1_000_000;

    private static final String BLANK_LINE = "\n\n";

    public SignedNote {
        requireText(text);
        signatures = List.copyOf(signatures);
        require(!signatures.isEmpty(), "The note has no signature");
        require(
                signatures.size() <= MOST_SIGNATURES,
                "The note has more than " + MOST_SIGNATURES + " signatures: " + signatures.size());
    }

    /** What was signed and what was not: who of those asked about has signed, and whom nobody asked about. */
    public record Verification(List<VerifierKey> verified, List<NoteSignature> unverified) {}

    static void requireText(String text) {
        require(text.endsWith("\n"), "The text of a note ends with a newline");
        require(Grammar.isPlain(text), "The note has a control character");
        require(Grammar.utf8(text).length <= LONGEST, "The note is longer than " + LONGEST + " bytes");
    }

    /** A note of this text that this key alone has signed. */
    public static SignedNote of(String text, SigningKey key) {
        return new SignedNote(text, List.of(key.sign(text)));
    }

    /** The note in these bytes. */
    public static SignedNote parse(byte[] bytes) {
        return parse(Grammar.utf8(bytes));
    }

    /** The note in this text. */
    public static SignedNote parse(String note) {
        requireText(note);
        var end = note.lastIndexOf(BLANK_LINE);
        require(end >= 0, "The note has no blank line before its signatures");
        var text = note.substring(0, end + 1);
        return new SignedNote(text, lines(note.substring(end + BLANK_LINE.length())));
    }

    private static List<NoteSignature> lines(String lines) {
        require(lines.endsWith("\n"), "The note has no signature line, or its last one has no newline");
        return Stream.of(lines.substring(0, lines.length() - 1).split("\n", MOST_SIGNATURES + 2))
                .map(NoteSignature::parse)
                .toList();
    }

    /** This note with the signature lines that a witness answered, each with its newline, below the others. */
    public SignedNote with(String signatureLines) {
        return with(lines(signatureLines));
    }

    SignedNote with(List<NoteSignature> more) {
        return new SignedNote(
                text,
                Stream.concat(signatures.stream(), more.stream()).distinct().toList());
    }

    /**
     * Which of these keys have signed: signed-note, Signatures. Signatures of other keys are left unverified, a wrong
     * signature of one of these keys spoils the note. One key that has signed several times counts once.
     *
     * @throws TlogException if none of the keys has signed, a signature of one of them is wrong, or one of them that
     *     has signed was given twice
     */
    public Verification verify(List<VerifierKey> keys) {
        var verified = new LinkedHashSet<VerifierKey>();
        var unverified = new LinkedHashSet<NoteSignature>();
        for (var signature : signatures) {
            var named = keys.stream().filter(key -> key.named(signature)).toList();
            require(named.size() <= 1, "Two known keys have the name and the id of " + signature.keyName());
            if (named.isEmpty()) {
                unverified.add(signature);
            } else {
                var key = named.getFirst();
                require(key.verifies(text, signature), "The signature of " + key.name() + " is wrong");
                verified.add(key);
            }
        }
        require(!verified.isEmpty(), "None of the known keys has signed the note");
        return new Verification(List.copyOf(verified), List.copyOf(unverified));
    }

    /** The note as it is sent and stored. */
    public String encoded() {
        var note = new StringBuilder(text).append('\n');
        signatures.forEach(signature -> note.append(signature.line()));
        return note.toString();
    }
}
