package city.open.bench;

import city.open.ground.vocabulary.PetitionNumber;
import city.open.outside.log.Mishap;
import city.open.tlog.Growth;
import city.open.tlog.Hash;
import city.open.tlog.Tile;
import city.open.tlog.TreeHead;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/** What the verifiable log costs: leaves beside bare SHA-256, publishing with the log's part and without it, and proofs as they are asked for. */
final class LogFigures implements Measurement {
    private static final int LEAVES = 10_000;
    private static final int LEAF_BYTES = 700;
    private static final int NODE_BYTES = 65;
    private static final long A_SECOND = Duration.ofSeconds(1).toNanos();

    private static final int PETITIONS = 10_000;
    private static final int SMALL_BATCH = 20;
    private static final int SMALL_BATCHES = 100;

    private static final int CONNECTIONS = 16;
    private static final int SECONDS = 2;
    private static final int WARM_UP_SECONDS = 5;
    private static final int PROOFS = 20_000;

    /** The checkpoint, and the partial tiles with which every proof ends. */
    private static final String TWO_SELECTS = """
            SELECT note FROM record.log_checkpoint;
            SELECT level, index, hashes FROM record.log_tile JOIN (VALUES %s) AS wanted (level, index) USING (level, index);
            """;

    @Override
    public List<Figure> measure(Workshop workshop) throws IOException, InterruptedException {
        List<Figure> figures = new ArrayList<>();
        figures.add(Figure.of("Leaves integrated into the tree and its tiles", () -> leaves(workshop)));
        figures.addAll(Figure.allOf("Entries published", () -> published(workshop)));
        figures.add(Figure.of("Proof as JSON", () -> proofs(workshop)));
        return figures;
    }

    private static Figure leaves(Workshop workshop) {
        var entries = IntStream.range(0, LEAVES)
                .mapToObj(i -> Integer.toString(i).repeat(LEAF_BYTES).substring(0, LEAF_BYTES))
                .map(text -> text.getBytes(StandardCharsets.UTF_8))
                .toList();
        var grown = new Grown();
        grown.integrate(entries);
        hash(entries);
        var rounds = Rounds.inTurn(workshop.rounds(), _ -> grown.integrate(entries), _ -> hash(entries));
        return Figure.beside(
                "Leaves of %d bytes integrated into the tree and its tiles, in memory".formatted(LEAF_BYTES),
                rounds.median(0).perSecondInWords(),
                "SHA-256 of the JDK over the same bytes and one node a leaf: "
                        + rounds.median(1).perSecondInWords(),
                rounds.ratio(0, 1));
    }

    private static final class Grown {
        private final Map<List<Long>, byte[]> tiles = new HashMap<>();
        private TreeHead head = TreeHead.EMPTY;

        Rate integrate(List<byte[]> entries) {
            long begun = System.nanoTime();
            long leaves = 0;
            while (System.nanoTime() - begun < A_SECOND) {
                var growth = Growth.of(head, entries.stream().map(Hash::ofLeaf).toList(), this::read);
                growth.tiles().forEach((tile, bytes) -> tiles.put(place(tile), bytes));
                head = growth.after();
                leaves += entries.size();
            }
            return Rate.of(leaves / ((System.nanoTime() - begun) / 1e9));
        }

        private List<byte[]> read(List<Tile> wanted) {
            return wanted.stream()
                    .map(tile -> Arrays.copyOf(tiles.getOrDefault(place(tile), new byte[0]), tile.length()))
                    .toList();
        }

        private static List<Long> place(Tile tile) {
            return List.of((long) tile.level(), tile.index());
        }
    }

    private static Rate hash(List<byte[]> entries) {
        try {
            var sha256 = MessageDigest.getInstance("SHA-256");
            var node = new byte[NODE_BYTES];
            long begun = System.nanoTime();
            long leaves = 0;
            while (System.nanoTime() - begun < A_SECOND) {
                for (var entry : entries) {
                    sha256.update((byte) 0);
                    node[1] = sha256.digest(entry)[0];
                    node[2] = sha256.digest(node)[0];
                }
                leaves += entries.size();
            }
            return Rate.of(leaves / ((System.nanoTime() - begun) / 1e9));
        } catch (NoSuchAlgorithmException unheardOf) {
            throw new IllegalStateException("SHA-256 is part of every JDK", unheardOf);
        }
    }

    private static List<Figure> published(Workshop workshop) {
        var watch = new Watch();
        try (var doors = Doors.open(workshop.folder().resolve("published"), watch)) {
            var petitions = doors.receive(PETITIONS);
            doors.publishAll();
            return List.of(
                    published(workshop, doors, watch, petitions, 1, "in one batch of %,d".formatted(PETITIONS)),
                    published(
                            workshop,
                            doors,
                            watch,
                            petitions.subList(0, SMALL_BATCH),
                            SMALL_BATCHES,
                            "in batches of %d".formatted(SMALL_BATCH)));
        }
    }

    private static Figure published(
            Workshop workshop, Doors doors, Watch watch, List<PetitionNumber> petitions, int batches, String how) {
        List<Double> with = new ArrayList<>();
        List<Double> without = new ArrayList<>();
        // The first round warms up.
        for (int round = 0; round <= workshop.rounds(); round++) {
            watch.nanos = 0;
            long nanos = 0;
            for (int batch = 0; batch < batches; batch++) {
                doors.stepAll(petitions);
                long begun = System.nanoTime();
                doors.publishAll();
                nanos += System.nanoTime() - begun;
            }
            if (round > 0) {
                double entries = (double) petitions.size() * batches;
                with.add(entries / (nanos / 1e9));
                without.add(entries / ((nanos - watch.nanos) / 1e9));
            }
        }
        double on = median(with);
        double off = median(without);
        return Figure.ofRatio(
                "Entries published, " + how,
                Figure.number(on) + "/s",
                "the same without the time of tree, tiles and signature: " + Figure.number(off) + "/s",
                on / off,
                0.9);
    }

    private static double median(List<Double> values) {
        return Rate.median(values.stream().mapToDouble(Double::doubleValue).toArray());
    }

    /** How long the publisher is busy with the log, by the moments it passes. */
    private static final class Watch implements Mishap {
        private long nanos;
        private long since;

        @Override
        public void at(Moment moment) {
            switch (moment) {
                case ENTRIES_WRITTEN, SIGNING_BEGUN -> since = System.nanoTime();
                case TREE_WRITTEN, CHECKPOINT_COMMITTED -> nanos += System.nanoTime() - since;
                default -> {
                    // On the way.
                }
            }
        }
    }

    private static Figure proofs(Workshop workshop) throws IOException {
        var city = workshop.city();
        var login = Login.to(city.data());
        Workshop.pause(Duration.ofSeconds(2));
        long size = Long.parseLong(login.text("SELECT size FROM record.log_checkpoint"));
        var wrk = new Wrk(
                workshop.folder(),
                "proofs",
                LongStream.range(0, PROOFS)
                        .mapToObj(i -> "/api/v1/proofs/" + i * size / PROOFS)
                        .toList());
        var partial = login.text("""
                SELECT string_agg(format('(%s, %s)', level, index), ', ')
                  FROM (SELECT level, max(index) AS index FROM record.log_tile GROUP BY level) AS last
                """);
        var pgbench = new PgBench(login, workshop.folder());
        var selects = List.of(pgbench.script(TWO_SELECTS.formatted(partial)));
        int port = city.server().port();
        wrk.any(port, CONNECTIONS, WARM_UP_SECONDS);
        var rounds = Rounds.inTurn(
                workshop.rounds(),
                _ -> wrk.any(port, CONNECTIONS, SECONDS),
                _ -> pgbench.run(selects, CONNECTIONS, SECONDS, Map.of()));
        return Figure.beside(
                "Proof as JSON, any of %,d entries, 16 connections".formatted(size),
                rounds.median(0).inWords(),
                "pgbench, checkpoint and last tiles: " + rounds.median(1).inWords(),
                rounds.ratio(0, 1));
    }
}
