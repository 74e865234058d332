package city.open.outside.verification;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * A petition as an installation shows it to everyone: its entries, oldest first, complete from the first on, and above them the view that its
 * page prints.
 */
record ShownPetition(String number, List<ShownEntry> entries, JsonNode json) {
    /** What depends on the moment, and what holds the rest together; all else that is shown has to be in the view. */
    private static final Set<String> BESIDE_THE_VIEW = Set.of("late", "ahead", "entries", "head");

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
            var json = Canonical.JSON.readTree(bytes);
            for (var entry : json.path("entries")) {
                entries.add(new ShownEntry(
                        entry.path("index").asLong(-1), entry.path("seq").asInt(-1), entry));
            }
            var shown = new ShownPetition(number, entries, json);
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

    /**
     * What the page prints above its timeline has to be the view that the latest entry was bound to when it was published.
     *
     * @return what holds, in a sentence
     */
    String requireHead() {
        var last = entries.getLast();
        var bound = last.json().path("head").asString("");
        var head = json.path("head");
        if (bound.isEmpty()) {
            if (!head.isMissingNode()) {
                throw new NotShown("The head of petition %s claims to be bound to entry %d, which says nothing of it."
                        .formatted(number, last.index()));
            }
            return "Its last entry is from before the head of a petition was bound to the log: what stands above the entries cannot be checked, as on the day it was published.";
        }
        var view = head.path("view");
        if (!view.isObject()
                || !SaltedHash.of(head.path("salt").asString(""), Canonical.bytes(view))
                        .equals(bound)) {
            throw new NotShown(
                    "What is shown above the entries of petition %s is not what entry %d was bound to when it was published."
                            .formatted(number, last.index()));
        }
        for (var part : json.propertyNames()) {
            if (!BESIDE_THE_VIEW.contains(part) && !json.path(part).equals(view.path(part))) {
                throw new NotShown("\"%s\" of petition %s is not shown as entry %d was bound to it."
                        .formatted(part, number, last.index()));
            }
        }
        for (var part : view.propertyNames()) {
            if (!BESIDE_THE_VIEW.contains(part) && !json.has(part)) {
                throw new NotShown("\"%s\" of petition %s is left out; entry %d was bound to it."
                        .formatted(part, number, last.index()));
            }
        }
        boolean late = json.path("late").asBoolean(false);
        boolean decidedLate = view.path("late").asBoolean(false);
        if (decidedLate && !late || late && !decidedLate && view.path("closed").asBoolean(false)) {
            throw new NotShown("\"late\" of petition %s is not shown as entry %d was bound to it."
                    .formatted(number, last.index()));
        }
        return "What stands above them, state, dates, division, official and reason, is what entry %d was bound to when it was published."
                .formatted(last.index());
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
