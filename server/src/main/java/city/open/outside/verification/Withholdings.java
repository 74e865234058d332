package city.open.outside.verification;

import city.open.ground.vocabulary.FactKind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * That whatever was withheld after it had been public was decided in an entry of its own, on the ground that the gap gives. Entries are taken
 * in their order; decisions come after what they withhold, so the judgement is at the end.
 */
final class Withholdings {
    /** Older leaves have the words themselves: of an entry withheld later only its frame can be compared. */
    private static final int COMMITTED_FROM = 4;

    private static final String WHOLE = "entry";

    private record Place(String petition, int seq) {}

    private record Gap(long index, Place withheld, int since, String ground) {}

    private final List<Gap> gaps = new ArrayList<>();
    /** By where the decision stands: which number it withholds, and on what ground. */
    private final Map<Place, Map.Entry<Integer, String>> decisions = new HashMap<>();

    /**
     * Takes an entry that is shown; it has to be the one that was logged.
     *
     * @throws NotShown naming the entry, and the part where it is one
     */
    void take(JsonNode shown, byte[] logged) {
        var petition = shown.path("petition").asString("");
        int seq = shown.path("seq").asInt(-1);
        boolean whole = false;
        for (var gap : shown.path("withheld")) {
            if (gap.has("since")) {
                var field = gap.path("field").asString("");
                whole |= field.equals(WHOLE);
                int withheld = field.equals(WHOLE) ? seq : opened(field);
                gaps.add(new Gap(
                        shown.path("index").asLong(),
                        new Place(petition, withheld),
                        gap.path("since").asInt(-1),
                        gap.path("ground").asString("")));
            }
        }
        var open = shown.path("open");
        if (shown.path("kind").asString("").equals(FactKind.WITHHOLDING_DECIDED.text())
                && open.path("granted").asBoolean(false)) {
            decisions.put(
                    new Place(petition, seq),
                    Map.entry(open.path("seq").asInt(-1), open.path("ground").asString("")));
        }
        boolean old = whole && shown.path("policy").asInt(0) < COMMITTED_FROM;
        if (old ? !isFrameOf(shown, logged) : !Arrays.equals(Leaf.of(shown), logged)) {
            var entry = "Entry %d of petition %s".formatted(shown.path("index").asLong(), petition);
            throw new NotShown(Leaf.difference(shown, logged)
                    .map(part ->
                            "%s: its part \"%s\" is not the one that the log was committed to.".formatted(entry, part))
                    .orElse(entry + " is not shown as it is in the log."));
        }
    }

    private static int opened(String field) {
        var parts = field.split("\\.", 3);
        return parts.length == 3 && parts[0].equals("opened") && parts[1].matches("\\d{1,9}")
                ? Integer.parseInt(parts[1])
                : -1;
    }

    private static boolean isFrameOf(JsonNode shown, byte[] logged) {
        boolean empty = shown.path("open").isEmpty()
                && shown.path("masked").isEmpty()
                && shown.path("withheld").size() == 1;
        return empty
                && Stream.of(shown, Canonical.JSON.readTree(logged))
                                .map(Withholdings::frame)
                                .distinct()
                                .count()
                        == 1;
    }

    /** An entry without what a stub of old leaves out. */
    private static JsonNode frame(JsonNode entry) {
        var frame = ((ObjectNode) entry).deepCopy();
        frame.remove(List.of("open", "masked", "withheld"));
        return frame;
    }

    /** In how many places something is withheld since, whoever decided it. */
    int count() {
        return gaps.size();
    }

    /**
     * Answers how many entries are withheld in whole or in part.
     *
     * @throws NotShown naming the first entry that is without a decision
     */
    int requireDecisions() {
        var withheld = new TreeSet<Long>();
        for (var gap : gaps) {
            var decision = decisions.get(new Place(gap.withheld().petition(), gap.since()));
            if (decision == null
                    || decision.getKey() != gap.withheld().seq()
                    || !decision.getValue().equals(gap.ground())) {
                throw new NotShown(
                        "Entry %d of petition %s is withheld, and no entry decides that it is, on that ground."
                                .formatted(gap.index(), gap.withheld().petition()));
            }
            withheld.add(gap.index());
        }
        return withheld.size();
    }
}
