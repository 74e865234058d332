package city.open.outside.verification;

import city.open.tlog.EntryBundle;
import city.open.tlog.Hash;
import city.open.tlog.Tile;
import city.open.tlog.TlogException;
import city.open.tlog.TreeHead;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Holds a file that somebody took away against the log. Of {@code events.csv} each row is made into the leaf that it was taken from, and what belongs
 * into the file and is not there is missed; of {@code petitions.csv} the log vouches for which petitions there are and how far they had come, as the rest of a
 * row stands in no leaf.
 */
final class ExportCheck {
    private static final List<String> EVENTS = List.of("index", "petition", "seq", "kind", "open", "salts", "withheld");
    private static final List<String> PETITIONS = List.of("number", "entries", "first_index", "last_index");

    private final TakenFile file;
    private final Consumer<String> told;
    private final Progress progress;

    ExportCheck(Path path, Consumer<String> told, Progress progress) {
        this.file = TakenFile.at(path);
        this.told = told;
        this.progress = progress;
    }

    /** What needs no log. */
    void requireWhole() {
        file.requireHash();
        told.accept(
                file.manifest().isPresent()
                        ? "The file is, byte for byte, the one its manifest was made for."
                        : "There is no manifest beside the file: whether rows are missing from it cannot be told.");
    }

    /** How many entries the log has to have. */
    long least() {
        return file.manifest()
                .map(manifest -> manifest.path("index").path("last").asLong(-1) + 1)
                .orElse(0L);
    }

    void against(LogCheck.Opened log) {
        file.manifest().ifPresent(manifest -> requireTree(manifest, log));
        try {
            switch (kind()) {
                case "events.xes" -> events(TakenEvents.xes(file, log.head().size()), log);
                case "events.ocel.json" ->
                    events(TakenEvents.ocel(file, log.head().size()), log);
                case "petitions.parquet" ->
                    told.accept(
                            "Its rows are not read here: petitions.csv has the same, and is held against the log row by row.");
                default -> table(log);
            }
        } catch (IOException e) {
            throw new CannotCheck("The file %s cannot be read: %s.".formatted(file, e.getMessage()), e);
        }
    }

    /** By its manifest, else by how its name ends. */
    private String kind() {
        return file.manifest()
                .map(manifest -> manifest.path("file").asString(""))
                .orElseGet(() -> file.toString().endsWith(".xes")
                        ? "events.xes"
                        : file.toString().endsWith(".ocel.json")
                                ? "events.ocel.json"
                                : file.toString().endsWith(".parquet") ? "petitions.parquet" : "");
    }

    private void events(TakenEvents taken, LogCheck.Opened log) {
        boolean all = isOfAll();
        long before = before();
        for (EntryBundle bundle :
                (Iterable<EntryBundle>) EntryBundle.between(0, log.head().size())::iterator) {
            var logged = LogCheck.open(bundle, log.tiles().fetch(bundle), log.tree());
            for (int i = 0; i < logged.size(); i++) {
                long index = bundle.start() + i;
                if (!taken.has(index) && !(all && index < before)) {
                    continue;
                }
                var leaf = Canonical.JSON.readTree(logged.get(i));
                if (taken.has(index)) {
                    taken.require(index, leaf);
                } else if (!leaf.path("petition").asString("").isEmpty()) {
                    throw new NotShown(
                            "Entry %d was public when the file was written, and it is not in it.".formatted(index));
                }
            }
            progress.at(bundle.start() + logged.size(), log.head().size());
        }
        told.accept("Each of its %,d events is the entry at its place in the log, by petition, number, kind and time%s."
                .formatted(taken.count(), all ? ", and none is missing" : ""));
    }

    private boolean isOfAll() {
        return file.manifest()
                .map(manifest -> manifest.path("filters").isEmpty())
                .orElse(false);
    }

    private long before() {
        return file.manifest()
                .map(manifest -> manifest.path("index").path("before").asLong(0))
                .orElse(0L);
    }

    private void table(LogCheck.Opened log) throws IOException {
        try (var rows = new TakenRows(file)) {
            if (rows.has(EVENTS)) {
                events(rows, log);
            } else if (rows.has(PETITIONS)) {
                petitions(rows, log);
            } else {
                told.accept("What is in it is not held against the log: that is done for petitions and events.");
            }
        }
    }

    private void requireTree(JsonNode manifest, LogCheck.Opened log) {
        var tree = manifest.path("tree");
        if (tree.isMissingNode()) {
            return;
        }
        try {
            var head = new TreeHead(
                    tree.path("size").asLong(-1), Hash.parse(tree.path("root").asString("")));
            LogCheck.requireGrowth(head, log.head(), log.tree());
            told.accept("The tree of %,d entries in its manifest is the beginning of that log.".formatted(head.size()));
        } catch (TlogException | IllegalArgumentException e) {
            throw new CannotCheck("The manifest names no tree.", e);
        }
    }

    /** What was asked for, as far as a leaf tells whether it was. */
    private record Asked(Map<String, String> filters, ZoneId zone, long after, long before) {
        boolean is(JsonNode leaf) {
            long index = leaf.path("index").asLong(-1);
            return index > after
                    && index < before
                    && same("petition", leaf.path("petition"))
                    && same("procedure", leaf.path("procedure").path("code"))
                    && same("agency", leaf.path("by").path("agency"))
                    && isWithin(leaf.path("recordedAt").asString(""));
        }

        private boolean same(String filter, JsonNode value) {
            var wanted = filters.get(filter);
            return wanted == null || wanted.equals(value.asString(""));
        }

        private boolean isWithin(String moment) {
            var from = filters.get("from");
            var to = filters.get("to");
            if (from == null && to == null) {
                return true;
            }
            var day = LocalDate.ofInstant(Instant.parse(moment), zone);
            return (from == null || !day.isBefore(LocalDate.parse(from)))
                    && (to == null || !day.isAfter(LocalDate.parse(to)));
        }
    }

    private Optional<Asked> asked(long size) {
        return file.manifest().map(manifest -> {
            Map<String, String> filters = new HashMap<>();
            manifest.path("filters")
                    .properties()
                    .forEach(filter ->
                            filters.put(filter.getKey(), filter.getValue().asString("")));
            var index = manifest.path("index");
            return new Asked(
                    filters,
                    ShownZone.in(manifest),
                    index.path("after").asLong(-1),
                    Math.min(size, index.path("before").asLong(size)));
        });
    }

    private void events(TakenRows rows, LogCheck.Opened log) {
        long size = log.head().size();
        var asked = asked(size);
        var withholdings = new Withholdings();
        long taken = 0;
        var row = rows.next();
        long first = asked.map(one -> one.after() + 1).orElse(0L);
        for (long start = first / Tile.FULL * Tile.FULL; start < size; start += Tile.FULL) {
            long end = Math.min(size, start + Tile.FULL);
            boolean wanted = row != null && row.number("index") < end;
            if (!wanted && (asked.isEmpty() || start >= asked.get().before())) {
                if (row == null) {
                    break;
                }
                continue;
            }
            var logged = bundle(log, start);
            for (int i = 0; i < logged.size(); i++) {
                if (row != null && row.number("index") == start + i) {
                    withholdings.take(row.entry(), logged.get(i));
                    if (asked.isPresent() && !asked.get().is(Canonical.JSON.readTree(logged.get(i)))) {
                        throw new NotShown("Entry %d is in the file, and it is none of those that were asked for."
                                .formatted(start + i));
                    }
                    taken++;
                    row = rows.next();
                } else if (asked.isPresent() && asked.get().is(Canonical.JSON.readTree(logged.get(i)))) {
                    throw new NotShown("Entry %d was asked for, and it is not in the file.".formatted(start + i));
                }
            }
            progress.at(end, size);
        }
        if (row != null) {
            throw new NotShown(
                    "Entry %d is in the file where the log does not have it: rows are in another order, twice there, or made up."
                            .formatted(row.number("index")));
        }
        told.accept("Each of its %,d rows is the entry at its place in the log%s."
                .formatted(taken, asked.isPresent() ? ", and none is missing of those that were asked for" : ""));
        if (withholdings.count() > 0) {
            told.accept("Of entries that were withheld when the file was written, their gaps are in it: %,d."
                    .formatted(withholdings.count()));
        }
    }

    private static List<byte[]> bundle(LogCheck.Opened log, long start) {
        var holding = Tiles.holding(start, log.head().size());
        return LogCheck.open(holding, log.tiles().fetch(holding), log.tree());
    }

    /** What a row says of the log. */
    private record Reach(String number, long entries, long last) {}

    private void petitions(TakenRows rows, LogCheck.Opened log) {
        long size = log.head().size();
        // By where it begins: a petition and how far it had come, a few dozen bytes each.
        Map<Long, Reach> reaches = new HashMap<>();
        Map<Long, Reach> ends = new HashMap<>();
        long taken = 0;
        for (var row = rows.next(); row != null; row = rows.next()) {
            var reach = new Reach(row.text("number"), row.number("entries"), row.number("last_index"));
            if (reaches.put(row.number("first_index"), reach) != null) {
                throw new NotShown("Petition %s is in the file twice.".formatted(reach.number()));
            }
            ends.put(reach.last(), reach);
            taken++;
        }
        boolean all = isOfAll();
        long before = before();
        long found = 0;
        for (EntryBundle bundle : (Iterable<EntryBundle>) EntryBundle.between(0, size)::iterator) {
            var logged = LogCheck.open(bundle, log.tiles().fetch(bundle), log.tree());
            for (int i = 0; i < logged.size(); i++) {
                long index = bundle.start() + i;
                var first = reaches.get(index);
                var last = ends.get(index);
                if (first == null && last == null && !all) {
                    continue;
                }
                var leaf = Canonical.JSON.readTree(logged.get(i));
                found += require(leaf, index, first, last);
                if (all && first == null && index < before && begins(leaf)) {
                    throw new NotShown("Petition %s was public when the file was written, and it is not in it."
                            .formatted(leaf.path("petition").asString("")));
                }
            }
            progress.at(bundle.start() + logged.size(), size);
        }
        if (found != taken) {
            throw new NotShown("%,d of the %,d petitions in the file end where the log does not reach."
                    .formatted(taken - found, taken));
        }
        told.accept(
                "Each of its %,d petitions begins and ends in the log where its row says, after as many entries%s. What else a row says stands in no leaf by itself: --petition NUMBER checks it for one."
                        .formatted(taken, all ? ", and none is missing" : ""));
    }

    private static boolean begins(JsonNode leaf) {
        return leaf.path("seq").asLong(-1) == 1
                && !leaf.path("petition").asString("").isEmpty();
    }

    private static int require(JsonNode leaf, long index, @Nullable Reach first, @Nullable Reach last) {
        var petition = leaf.path("petition").asString("");
        if (first != null && !first.number().equals(petition)) {
            throw new NotShown("Petition %s does not begin with entry %d.".formatted(first.number(), index));
        }
        if (last == null) {
            return 0;
        }
        if (!last.number().equals(petition) || leaf.path("seq").asLong(-1) != last.entries()) {
            throw new NotShown("Entry %d is not the %s of petition %s."
                    .formatted(index, "entry number " + last.entries(), last.number()));
        }
        return 1;
    }
}
