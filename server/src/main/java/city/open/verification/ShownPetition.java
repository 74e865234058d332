package city.open.verification;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A petition as an installation shows it to everyone: its entries, oldest first, complete from the first on. */
record ShownPetition(String number, List<ShownEntry> entries) {

    record ShownEntry(long index, int seq, JsonNode json) {}

    static ShownPetition at(Place place, String number) {
        if (!place.far()) {
            throw new CannotCheck("A folder has the log alone: check a petition at an installation's address.");
        }
        var bytes = place.read("api/v1/petitions/" + URLEncoder.encode(number, StandardCharsets.UTF_8))
                .orElseThrow(
                        () -> new CannotCheck("%s shows no petition %s: check the number.".formatted(place, number)));
        try {
            var entries = new ArrayList<ShownEntry>();
            for (var entry : Canonical.JSON.readTree(bytes).path("entries")) {
                entries.add(new ShownEntry(
                        entry.path("index").asLong(-1), entry.path("seq").asInt(-1), entry));
            }
            var shown = new ShownPetition(number, entries);
            shown.requireNoGap();
            return shown;
        } catch (JacksonException e) {
            throw new NotShown("What is shown of petition %s is not JSON.".formatted(number));
        }
    }

    private void requireNoGap() {
        if (entries.isEmpty()) {
            throw new NotShown("No entry is shown of petition %s.".formatted(number));
        }
        long last = -1;
        for (int i = 0; i < entries.size(); i++) {
            var entry = entries.get(i);
            if (entry.seq() != i + 1 || entry.index() <= last) {
                throw new NotShown(
                        "Of petition %s number %d is missing before entry %d.".formatted(number, i + 1, entry.index()));
            }
            if (!entry.json().path("petition").asString("").equals(number)) {
                throw new NotShown(
                        "Entry %d is shown with petition %s and belongs to another.".formatted(entry.index(), number));
            }
            last = entry.index();
        }
    }

    long lastIndex() {
        return entries.getLast().index();
    }

    void requireSame(ShownEntry entry, byte[] logged) {
        if (!Arrays.equals(Canonical.bytes(entry.json()), logged) && !isStubOf(entry, logged)) {
            throw new NotShown(
                    "Entry %d of petition %s is not shown as it is in the log.".formatted(entry.index(), number));
        }
    }

    /** Withheld on objection: the decision is an entry of its own, and the place, kind and times are as they were. */
    private boolean isStubOf(ShownEntry entry, byte[] logged) {
        boolean decided = entries.stream()
                .map(ShownEntry::json)
                .anyMatch(json -> json.path("kind").asString("").equals("withholding.decided")
                        && json.path("open").path("granted").asBoolean(false)
                        && json.path("open").path("seq").asInt(-1) == entry.seq());
        if (!decided) {
            return false;
        }
        var before = Canonical.JSON.readTree(logged);
        return Stream.of(entry.json(), before)
                        .map(ShownPetition::frame)
                        .distinct()
                        .count()
                == 1;
    }

    /** An entry without what a stub leaves out. */
    private static JsonNode frame(JsonNode entry) {
        var frame = ((ObjectNode) entry).deepCopy();
        frame.remove(List.of("open", "masked", "withheld"));
        return frame;
    }

    /** What was withheld and opened later has to be what was committed to; says how much was. */
    Optional<String> requireOpenings() {
        int opened = 0;
        for (var entry : entries) {
            opened += Opening.check(entry.json(), entries);
        }
        return opened == 0
                ? Optional.empty()
                : Optional.of("Parts withheld at first and opened later, each as the log was committed to it: %d."
                        .formatted(opened));
    }
}
