package city.open.tlog;

import static city.open.tlog.TlogException.require;

import java.util.List;
import java.util.stream.Stream;

/** What tlog-proof and tlog-witness share: some lines, the last of them hashes, a blank line, and a checkpoint. */
record ProofLines(List<String> lines, SignedNote checkpoint) {
    /** tlog-witness, add-checkpoint: no more than 63 lines. No tree of less than 2^63 leaves has a longer proof. */
    private static final int MOST_HASHES = 63;

    private static final String BLANK_LINE = "\n\n";

    static ProofLines parse(byte[] bytes) {
        require(bytes.length <= SignedNote.LONGEST, "The text is longer than " + SignedNote.LONGEST + " bytes");
        var text = Grammar.utf8(bytes);
        var end = text.indexOf(BLANK_LINE);
        require(end >= 0, "No blank line stands before the checkpoint");
        return new ProofLines(
                List.of(text.substring(0, end).split("\n", -1)),
                SignedNote.parse(text.substring(end + BLANK_LINE.length())));
    }

    static String encoded(List<String> lines, List<Hash> hashes, SignedNote checkpoint) {
        var all = Stream.concat(lines.stream(), hashes.stream().map(Hash::toString));
        return String.join("\n", all.toList()) + BLANK_LINE + checkpoint.encoded();
    }

    static List<Hash> hashes(List<String> lines) {
        requireLength(lines);
        return lines.stream().map(Hash::parse).toList();
    }

    static void requireLength(List<?> hashes) {
        require(hashes.size() <= MOST_HASHES, "A proof has at most " + MOST_HASHES + " hashes, not " + hashes.size());
    }
}
