package city.open.outside.record;

import city.open.outside.record.Entry.Withheld;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An entry twice: as it is hashed into the log for good, and as everyone reads it, which is the same until the leaf has commitments for words.
 *
 * <p>This is the one place that says what is left of an entry once it is withheld; every outlet reads what is shown.
 */
public record Twofold(Entry leaf, Entry shown) {
    /** Bound to the view after it. */
    public Twofold withHead(@Nullable String head) {
        return new Twofold(leaf.withHead(head), shown.withHead(head));
    }

    /**
     * After the entry {@code since} of the same petition decided that the entry {@code seq} is withheld: of that entry its leaf is left, which
     * has its place, kind, times and what is chosen from lists; what another entry opened of it goes as well.
     */
    public Twofold withholding(int seq, String ground, int since) {
        return new Twofold(leaf, leaf.seq() == seq ? stub(ground, since) : withoutOpeningsOf(seq, ground, since));
    }

    private Entry stub(String ground, int since) {
        var gap = new Withheld(Entry.WHOLE, ground, null, since);
        if (leaf.policy() < Entry.COMMITTED_FROM) {
            // Its leaf has the words, and nobody can change that; here they are no longer shown.
            return leaf.with(Map.of(), Map.of(), leaf.commitments(), Map.of(), List.of(gap));
        }
        var gaps = new ArrayList<>(leaf.withheld());
        gaps.add(gap);
        return leaf.with(leaf.open(), leaf.masked(), leaf.commitments(), Map.of(), gaps);
    }

    private Entry withoutOpeningsOf(int seq, String ground, int since) {
        var of = "opened." + seq + ".";
        var parts = shown.salts().keySet().stream()
                .filter(part -> part.startsWith(of))
                .sorted()
                .toList();
        if (parts.isEmpty() || !(shown.open().get("opened") instanceof List<?> opened)) {
            return shown;
        }
        Map<String, Object> open = new HashMap<>(shown.open());
        var left = opened.stream()
                .filter(one -> !(one instanceof Map<?, ?> opening
                        && opening.get("seq") instanceof Number number
                        && number.intValue() == seq))
                .toList();
        if (left.isEmpty()) {
            open.remove("opened");
        } else {
            open.put("opened", left);
        }
        Map<String, String> commitments = new HashMap<>(shown.commitments());
        Map<String, String> salts = new HashMap<>(shown.salts());
        var gaps = new ArrayList<>(shown.withheld());
        for (var part : parts) {
            salts.remove(part);
            commitments.put(part, leaf.commitments().get(part));
            gaps.add(new Withheld(part, ground, null, since));
        }
        return shown.with(open, shown.masked(), commitments, salts, gaps);
    }
}
