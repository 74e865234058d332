package city.open.outside.verification;

import city.open.tlog.EntryBundle;
import city.open.tlog.Node;
import city.open.tlog.Tile;
import city.open.tlog.TileReader;
import city.open.tlog.TlogException;
import city.open.tlog.VerifierKey;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * A full copy of a log in a folder that any web server can show: the same addresses under {@code log/}. What is written was checked before,
 * the checkpoint comes last, and each file is wholly there or not at all; so a copy that was interrupted is still one of what it was
 * before, and the next run goes on where it stopped.
 */
public final class Mirror {
    private static final int READ_AHEAD = 8;

    private final Place place;
    private final Path log;
    private final Trust trust;
    private final Consumer<String> told;
    private final Progress progress;

    public Mirror(Place place, Path folder, Trust trust, Consumer<String> told, Progress progress) {
        this.place = place;
        this.log = folder.resolve("log");
        this.trust = trust;
        this.told = told;
        this.progress = progress;
    }

    /** Brings the copy up to what the log shows now. Refuses, and leaves the copy as it is, if the log is not what it was. */
    public void update() {
        var kept = kept();
        var source = new LogCheck(place, trust, null, told, progress).open(kept, 0);
        var head = source.head();
        long before = kept.map(copy -> LogCheck.policy(source.keys(), Trust.IN_THE_LOG_ITSELF)
                        .open(copy.checkpoint())
                        .checkpoint()
                        .head()
                        .size())
                .orElse(0L);
        var fetched = new HashMap<Tile, byte[]>();
        var tree = new TileReader(head, tiles -> {
            var bytes = source.tiles().read(tiles);
            for (int i = 0; i < tiles.size(); i++) {
                fetched.put(tiles.get(i), bytes.get(i));
            }
            return bytes;
        });
        entries(source.tiles(), tree, fetched, before);
        for (var tile : (Iterable<Tile>) Tile.between(before, head.size())::iterator) {
            if (tile.level() > 0) {
                write(tile, tree, fetched);
            }
        }
        write(log.resolve("key"), keys(source.keys()));
        write(log.resolve("checkpoint"), source.note().encoded().getBytes(StandardCharsets.UTF_8));
        Tile.between(before, head.size()).filter(Tile::full).forEach(tile -> dropPartial(tile.path()));
        EntryBundle.between(before, head.size())
                .filter(bundle -> bundle.width() == Tile.FULL)
                .forEach(bundle -> dropPartial(bundle.path()));
        told.accept("The copy in %s has all %,d entries, each checked.".formatted(log.getParent(), head.size()));
    }

    private Optional<Remembered> kept() {
        return Remembered.read(log.resolve("checkpoint"))
                .map(copy -> new Remembered(keysOfCopy(), 0, copy.checkpoint()));
    }

    private List<VerifierKey> keysOfCopy() {
        try {
            var file = log.resolve("key");
            return Files.exists(file)
                    ? Files.readAllLines(file).stream().map(VerifierKey::parse).toList()
                    : List.of();
        } catch (IOException | TlogException e) {
            throw new CannotCheck(
                    "The copy's list of keys cannot be read: restore %s.".formatted(log.resolve("key")), e);
        }
    }

    private void entries(Tiles tiles, TileReader tree, Map<Tile, byte[]> fetched, long before) {
        long size = tree.head().size();
        var missing = EntryBundle.between(before, size)
                .filter(bundle -> bundle.width() < Tile.FULL || !Files.exists(file(bundle.path())))
                .iterator();
        record Fetched(EntryBundle bundle, byte[] bytes) {}
        try (var ahead = new Ahead<>(
                missing,
                bundle -> {
                    tiles.fetchAhead(Tiles.leaves(bundle));
                    return new Fetched(bundle, tiles.fetch(bundle));
                },
                READ_AHEAD)) {
            while (ahead.hasNext()) {
                var next = ahead.next();
                LogCheck.open(next.bundle(), next.bytes(), tree);
                write(Tiles.leaves(next.bundle()), tree, fetched);
                // The entries come after their tile: where they are, a run after this one need not look.
                write(file(next.bundle().path()), next.bytes());
                progress.at(next.bundle().start() + next.bundle().width(), size);
            }
        }
    }

    private void write(Tile tile, TileReader tree, Map<Tile, byte[]> fetched) {
        if (!fetched.containsKey(tile)) {
            try {
                tree.read(List.of(new Node(8 * tile.level(), tile.index() * Tile.FULL)));
            } catch (TlogException e) {
                throw new NotShown("The log's %s does not hold: %s.".formatted(tile.path(), e.reason()));
            }
        }
        var bytes = fetched.get(tile);
        if (bytes != null) {
            write(file(tile.path()), bytes);
            if (tile.full() && tile.level() == 0) {
                fetched.remove(tile);
            }
        }
    }

    private static byte[] keys(List<VerifierKey> keys) {
        return keys.stream()
                .map(key -> key + "\n")
                .collect(Collectors.joining())
                .getBytes(StandardCharsets.UTF_8);
    }

    private Path file(String path) {
        return log.resolve(path);
    }

    private static void write(Path file, byte[] content) {
        Remembered.replace(file, content);
    }

    /** Once a tile is full its narrower forms are of no use any more (tlog-tiles, Partial tiles). */
    private void dropPartial(String fullPath) {
        var folder = log.resolve(fullPath + ".p");
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (var files = Files.walk(folder)) {
            for (var file :
                    new ArrayList<>(files.sorted(Comparator.reverseOrder()).toList())) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new CannotCheck("The folder %s cannot be removed: %s.".formatted(folder, e.getMessage()), e);
        }
    }
}
