package city.open.inside.exchange;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Gathers remarks while a log streams by: a remark made often is kept once, with its first line and a count. */
final class Remarks {
    /** Beyond this many different remarks a file is so odd that a longer list would help nobody; the rest are counted. */
    private static final int MOST_DIFFERENT = 100;

    private final Map<String, Remark> byReason = new LinkedHashMap<>();
    private int furtherFirstLine;
    private int further;

    void add(int line, String reason) {
        if (byReason.containsKey(reason) || byReason.size() < MOST_DIFFERENT) {
            byReason.merge(
                    reason,
                    new Remark(line, reason, 1),
                    (seen, _) -> new Remark(seen.line(), reason, seen.times() + 1));
        } else if (further++ == 0) {
            furtherFirstLine = line;
        }
    }

    List<Remark> all() {
        var all = new ArrayList<>(byReason.values());
        if (further > 0) {
            all.add(new Remark(furtherFirstLine, "There are further departures of other kinds.", further));
        }
        return List.copyOf(all);
    }
}
