package city.open.outside.record;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * How an entry changed what stands above its petition's timeline: a JSON merge patch (RFC 7396) on what stood there before, and what binds to the
 * entry what stood there after it. A view holds no null, so a patch loses nothing.
 *
 * @param patch on an empty object where the entry is the first, or the first that keeps one
 * @param salt as in {@link CaseHead}; null once words of the view were withheld, so that nobody can try out what they may have been
 */
public record HeadChange(String patch, @Nullable String salt) {
    /** From one view in its canonical spelling to the next. */
    public static HeadChange between(@Nullable String before, CaseHead after) {
        return new HeadChange(patch(before, after.view()), after.salt());
    }

    /** The view after it, in its canonical spelling. */
    public String on(@Nullable String before) {
        return RecordJson.respelt(merged(object(before), object(patch)).toString());
    }

    static String patch(@Nullable String before, String after) {
        return difference(object(before), object(after)).toString();
    }

    private static ObjectNode object(@Nullable String json) {
        return json == null ? RecordJson.JSON.createObjectNode() : (ObjectNode) RecordJson.JSON.readTree(json);
    }

    private static ObjectNode difference(ObjectNode before, ObjectNode after) {
        var patch = RecordJson.JSON.createObjectNode();
        for (var member : after.properties()) {
            var old = before.get(member.getKey());
            if (old instanceof ObjectNode from && member.getValue() instanceof ObjectNode to) {
                var inner = difference(from, to);
                if (!inner.isEmpty()) {
                    patch.set(member.getKey(), inner);
                }
            } else if (!member.getValue().equals(old)) {
                patch.set(member.getKey(), member.getValue());
            }
        }
        for (var name : names(before)) {
            if (!after.has(name)) {
                patch.putNull(name);
            }
        }
        return patch;
    }

    private static ObjectNode merged(ObjectNode target, ObjectNode patch) {
        for (var member : patch.properties()) {
            var name = member.getKey();
            JsonNode value = member.getValue();
            if (value.isNull()) {
                target.remove(name);
            } else if (value instanceof ObjectNode inner) {
                var old = target.get(name) instanceof ObjectNode one ? one : RecordJson.JSON.createObjectNode();
                target.set(name, merged(old, inner));
            } else {
                target.set(name, value);
            }
        }
        return target;
    }

    private static List<String> names(ObjectNode object) {
        return new ArrayList<>(object.propertyNames());
    }
}
