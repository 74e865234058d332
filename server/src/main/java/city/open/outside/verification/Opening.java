package city.open.outside.verification;

import city.open.outside.verification.ShownPetition.ShownEntry;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * A part that was withheld and is opened by a later entry of the same petition, with its salt. The entry that withheld it was committed to
 * it: {@code sha256:} and the SHA-256 of the salt and the canonical JSON of {@code {"field":…,"value":…}}.
 */
record Opening(int seq, String field, JsonNode value, byte[] salt) {

    /** Checks what an entry opens and answers how many parts that are. */
    static int check(JsonNode entry, List<ShownEntry> entries) {
        int opened = 0;
        for (var one : entry.path("open").path("opened")) {
            new Opening(
                            one.path("seq").asInt(-1),
                            one.path("field").asString(""),
                            one.path("value"),
                            Leaf.salt(entry, one.path("salt").asString("")))
                    .check(entry.path("index").asLong(), entries);
            opened++;
        }
        return opened;
    }

    private void check(long by, List<ShownEntry> entries) {
        var committed = entries.stream()
                .filter(entry -> entry.seq() == seq)
                .map(entry -> entry.json().path("commitments").path(field).asString(""))
                .findFirst()
                .orElse("");
        if (!committed.equals(Leaf.commitment(salt, field, value))) {
            throw new NotShown("Entry %d opens \"%s\" of number %d, and that is not what the log was committed to."
                    .formatted(by, field, seq));
        }
    }
}
