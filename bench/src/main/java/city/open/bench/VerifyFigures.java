package city.open.bench;

import city.open.tlog.Checkpoint;
import city.open.tlog.EntryBundle;
import city.open.tlog.Growth;
import city.open.tlog.Hash;
import city.open.tlog.KeyType;
import city.open.tlog.SigningKey;
import city.open.tlog.Tile;
import city.open.tlog.TreeHead;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A whole log of a million entries checked by {@code ./open verify} in a mirror folder, beside the bare SHA-256 of the JDK over the same
 * entries. Starting the program is part of the former.
 */
final class VerifyFigures implements Measurement {
    private static final int ENTRIES = 1_000_000;
    private static final int AT_ONCE = 1 << 16;
    private static final String HEAP = "-Xmx64m";
    private static final double TO_REACH_A_MINUTE = 1_000_000;

    @Override
    public List<Figure> measure(Workshop workshop) throws IOException {
        var mirror = workshop.folder().resolve("verify");
        Workshop.say("Making a log of %,d entries".formatted(ENTRIES));
        make(mirror.resolve("log"));
        var rounds = Rounds.inTurn(workshop.rounds(), _ -> hashed(), _ -> verified(mirror));
        double aMinute = rounds.median(1).perSecond() * 60;
        return List.of(new Figure(
                "Whole log checked, 1 million entries of about 600 bytes, in a heap of 64 MB",
                "%s a minute".formatted(Figure.number(aMinute)),
                "SHA-256 of the same entries only: %s a minute"
                        .formatted(Figure.number(rounds.median(0).perSecond() * 60)),
                rounds.ratio(1, 0),
                "≥ %s a minute".formatted(Figure.number(TO_REACH_A_MINUTE)),
                aMinute >= TO_REACH_A_MINUTE));
    }

    private static Rate verified(Path mirror) {
        long begun = System.nanoTime();
        Child.run(Map.of("OPEN_JAVA_OPTIONS", HEAP), List.of(OpenServer.script(), "verify", mirror.toString()));
        return Rate.of(ENTRIES / ((System.nanoTime() - begun) / 1e9));
    }

    private static Rate hashed() {
        var entries = new ArrayList<byte[]>();
        for (int i = 0; i < AT_ONCE; i++) {
            entries.add(entry(i));
        }
        long begun = System.nanoTime();
        for (int i = 0; i < ENTRIES; i++) {
            Hash.ofLeaf(entries.get(i % AT_ONCE));
        }
        return Rate.of(ENTRIES / ((System.nanoTime() - begun) / 1e9));
    }

    private static void make(Path log) throws IOException {
        var key = SigningKey.generate("bench.example/open", KeyType.NOTE);
        var head = TreeHead.EMPTY;
        Map<Tile, byte[]> edge = new HashMap<>();
        for (int from = 0; from < ENTRIES; from += AT_ONCE) {
            int to = Math.min(ENTRIES, from + AT_ONCE);
            var leaves = new ArrayList<Hash>();
            for (int first = from; first < to; first += Tile.FULL) {
                var bundle = new ArrayList<byte[]>();
                for (int i = first; i < Math.min(to, first + Tile.FULL); i++) {
                    bundle.add(entry(i));
                    leaves.add(Hash.ofLeaf(bundle.getLast()));
                }
                write(
                        log.resolve(new EntryBundle(first / Tile.FULL, bundle.size()).path()),
                        EntryBundle.encode(bundle));
            }
            var growth = Growth.of(
                    head,
                    leaves,
                    tiles -> tiles.stream().map(tile -> stored(edge, tile)).toList());
            edge.putAll(growth.tiles());
            edge.keySet().removeIf(tile -> tile.full() && tile.level() == 0);
            for (var tile : growth.tiles().entrySet()) {
                write(log.resolve(tile.getKey().path()), tile.getValue());
            }
            head = growth.after();
        }
        write(log.resolve("key"), (key.verifier() + "\n").getBytes(StandardCharsets.UTF_8));
        write(
                log.resolve("checkpoint"),
                new Checkpoint(key.verifier().name(), head).sign(key).encoded().getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] stored(Map<Tile, byte[]> edge, Tile tile) {
        var bytes = edge.get(tile);
        return bytes != null
                ? bytes
                : Arrays.copyOf(
                        edge.getOrDefault(new Tile(tile.level(), tile.index(), Tile.FULL), new byte[0]), tile.length());
    }

    private static void write(Path file, byte[] bytes) throws IOException {
        Files.createDirectories(file.getParent());
        Files.write(file, bytes);
    }

    /** As long as entries are, and no two alike. */
    private static byte[] entry(int index) {
        return """
                {"by":{"agency":"6110000","division":"building-policy","official":"K-7F3A","rank":"officer"},"commitments":{"report":\
                "sha256:%064x"},"index":%d,"kind":"step.completed","masked":{},"occurredAt":"2026-11-20T05:12:00Z","open":{"result":\
                {"en":"conforms to the building code in every part","ko":"건축법의 모든 조항에 적합합니다"}},"petition":"2026-6110000-%07d-7",\
                "policy":2,"procedure":{"code":"HC-02","version":3},"recordedAt":"2026-11-20T05:12:41Z","seq":6,"step":"site-inspection",\
                "withheld":[{"field":"report","ground":"9-1-5","until":"decision"}]}""".formatted(index, index, index / 15).getBytes(StandardCharsets.UTF_8);
    }
}
