package city.open.outside.verification;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What of an entry was hashed into the log, told from the entry as it is shown, so that nothing shown is outside what the log vouches for.
 *
 * <p>Every part named in {@code salts} stands in the leaf as a commitment: {@code sha256:} and the SHA-256 of the salt and the canonical JSON of
 * {@code {"field":…,"value":…}}. What a later entry opens of an earlier one is named {@code opened.SEQ.FIELD}. Gaps that say {@code since} were
 * added later and are not in the leaf. {@code verify.js} has the same in {@code leafOf}.
 */
public final class Leaf {
    private static final String OPENED = "opened.";

    private Leaf() {}

    /**
     * The bytes that were hashed.
     *
     * @throws NotShown if a salt is given for a part that is not shown, or is none
     */
    public static byte[] of(JsonNode shown) {
        return Canonical.bytes(json(shown));
    }

    static ObjectNode json(JsonNode shown) {
        if (!(shown instanceof ObjectNode given)) {
            throw new NotShown("An entry is shown that is no object.");
        }
        var leaf = given.deepCopy();
        leaf.remove("salts");
        for (var part : shown.path("salts").properties()) {
            var value = taken(leaf, part.getKey());
            var commitments =
                    leaf.get("commitments") instanceof ObjectNode there ? there : leaf.putObject("commitments");
            if (value.isEmpty() || commitments.has(part.getKey())) {
                throw new NotShown("Entry %d gives a salt for \"%s\" and does not show that part."
                        .formatted(index(shown), part.getKey()));
            }
            commitments.put(
                    part.getKey(),
                    commitment(salt(shown, part.getValue().asString("")), field(part.getKey()), value.get()));
        }
        if (leaf.get("withheld") instanceof ArrayNode gaps) {
            gaps.removeIf(gap -> gap.has("since"));
        }
        return leaf;
    }

    /** Takes a part out of where it is shown. */
    private static Optional<JsonNode> taken(ObjectNode entry, String part) {
        if (!part.startsWith(OPENED)) {
            for (var place : List.of("open", "masked")) {
                if (entry.get(place) instanceof ObjectNode shown && shown.has(part)) {
                    return Optional.of(shown.remove(part));
                }
            }
            return Optional.empty();
        }
        if (entry.get("open") instanceof ObjectNode open && open.get("opened") instanceof ArrayNode opened) {
            for (int i = 0; i < opened.size(); i++) {
                if (part.equals(opened(opened.get(i)))) {
                    var value = opened.remove(i).path("value");
                    if (opened.isEmpty()) {
                        open.remove("opened");
                    }
                    return Optional.of(value);
                }
            }
        }
        return Optional.empty();
    }

    private static String opened(JsonNode opening) {
        return OPENED + opening.path("seq").asInt(-1) + "."
                + opening.path("field").asString("");
    }

    /** The name a value is committed under: that of the entry it was withheld in. */
    private static String field(String part) {
        return part.startsWith(OPENED) ? part.substring(part.indexOf('.', OPENED.length()) + 1) : part;
    }

    /**
     * For a proof that is taken away, which has the leaf's bytes: a line for each part that is shown, the salt in hexadecimal and the canonical
     * JSON of {@code {"field":…,"value":…}}, of which anyone can make the commitment again.
     */
    public static List<String> openings(JsonNode shown) {
        List<String> lines = new ArrayList<>();
        var rest = shown instanceof ObjectNode given ? given.deepCopy() : Canonical.JSON.createObjectNode();
        for (var part : shown.path("salts").properties()) {
            taken(rest, part.getKey())
                    .ifPresent(value -> lines.add(part.getValue().asString("") + " "
                            + new String(named(field(part.getKey()), value), StandardCharsets.UTF_8)));
        }
        return lines;
    }

    /** Answers what each line opens, as JSON; every one has to be what the leaf is committed to. */
    static List<String> opened(long index, byte[] leaf, List<String> lines) {
        JsonNode commitments;
        try {
            commitments = Canonical.JSON.readTree(leaf).path("commitments");
        } catch (JacksonException e) {
            throw new NotShown("Entry %d is not JSON.".formatted(index));
        }
        var committed = commitments.valueStream().map(hash -> hash.asString("")).toList();
        List<String> opened = new ArrayList<>();
        for (var line : lines) {
            int space = line.indexOf(' ');
            var value = line.substring(space + 1);
            if (space < 0
                    || !committed.contains(SaltedHash.of(
                            salt(index, line.substring(0, space)), value.getBytes(StandardCharsets.UTF_8)))) {
                throw new NotShown("Entry %d comes with %s, and that is not what its log was committed to."
                        .formatted(index, value));
            }
            opened.add(value);
        }
        return opened;
    }

    /** Which part of an entry as it is shown is not what the log was committed to, where it is one. */
    static Optional<String> difference(JsonNode shown, byte[] logged) {
        var commitments = json(shown).path("commitments");
        try {
            var before = Canonical.JSON.readTree(logged).path("commitments");
            for (var part : shown.path("salts").properties()) {
                var name = part.getKey();
                if (!commitments.path(name).equals(before.path(name))) {
                    return Optional.of(name);
                }
            }
        } catch (JacksonException e) {
            return Optional.empty();
        }
        return Optional.empty();
    }

    static String commitment(byte[] salt, String field, JsonNode value) {
        return SaltedHash.of(salt, named(field, value));
    }

    private static byte[] named(String field, JsonNode value) {
        return Canonical.bytes(Map.of("field", field, "value", value));
    }

    static byte[] salt(JsonNode entry, String hex) {
        return salt(index(entry), hex);
    }

    private static byte[] salt(long index, String hex) {
        try {
            return HexFormat.of().parseHex(hex);
        } catch (IllegalArgumentException e) {
            throw new NotShown("Entry %d opens a part with a salt that is not hexadecimal.".formatted(index));
        }
    }

    private static long index(JsonNode entry) {
        return entry.path("index").asLong(-1);
    }
}
