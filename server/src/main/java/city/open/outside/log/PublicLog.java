package city.open.outside.log;

import city.open.ground.database.RecordDatabase;
import city.open.outside.verification.Leaf;
import city.open.tlog.Checkpoint;
import city.open.tlog.ConsistencyProof;
import city.open.tlog.EntryBundle;
import city.open.tlog.Hash;
import city.open.tlog.HashReader;
import city.open.tlog.InclusionProof;
import city.open.tlog.Node;
import city.open.tlog.SignedNote;
import city.open.tlog.Tile;
import city.open.tlog.TileReader;
import city.open.tlog.TlogProof;
import city.open.tlog.TreeHead;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** The log as everyone may read it. Reads as the portal's role; whoever doubts what it says checks it. */
@Component
public class PublicLog {
    private static final int FULL_TILES_KEPT = 4_096;

    private final RecordDatabase database;
    private final StoredTree tree;
    private final Cache<Tile, byte[]> fullTiles =
            Caffeine.newBuilder().maximumSize(FULL_TILES_KEPT).build();
    private volatile TileReader lastReader = new TileReader(TreeHead.EMPTY, this::read);

    PublicLog(RecordDatabase database) {
        this.database = database;
        this.tree = new StoredTree(database);
    }

    /** The last tree that was signed, as a note; nothing before the log was begun. */
    public Optional<SignedNote> checkpoint() {
        return database.jdbc()
                .sql("SELECT note FROM record.log_checkpoint")
                .query(String.class)
                .optional()
                .map(SignedNote::parse);
    }

    /** Every key the log was ever signed with, the one in force first, as {@code name+id+key}. */
    public List<String> keys() {
        return database.jdbc()
                .sql("SELECT verifier FROM record.log_key ORDER BY until DESC NULLS FIRST")
                .query(String.class)
                .list();
    }

    /** The notes with which an old key handed over to a new one, the newest first. */
    public List<String> handovers() {
        return database.jdbc()
                .sql("SELECT handover FROM record.log_key WHERE handover IS NOT NULL ORDER BY since DESC")
                .query(String.class)
                .list();
    }

    /** Nothing for a tile the tree does not have, or not that wide. */
    public Optional<byte[]> tile(Tile tile) {
        return Optional.of(tree.read(List.of(tile)).getFirst()).filter(bytes -> bytes.length == tile.length());
    }

    /** The leaves of a bundle; nothing if there are not that many. */
    public Optional<byte[]> bundle(EntryBundle bundle) {
        if (bundle.index() > Long.MAX_VALUE / Tile.FULL - 1) {
            return Optional.empty();
        }
        var entries = database.jdbc()
                .sql("SELECT body FROM record.entry WHERE index >= ? AND index < ? ORDER BY index")
                .params(bundle.start(), bundle.start() + bundle.width())
                .query((row, _) -> row.getString(1).getBytes(StandardCharsets.UTF_8))
                .list();
        return entries.size() == bundle.width() ? Optional.of(EntryBundle.encode(entries)) : Optional.empty();
    }

    /** That a leaf is in a tree. */
    public record Inclusion(Hash leaf, TreeHead head, InclusionProof proof) {}

    /** That one tree is the beginning of another. */
    public record Consistency(TreeHead from, TreeHead to, ConsistencyProof proof) {}

    /**
     * @param signed the checkpoint to read the tree of
     * @param size of that tree or of an earlier one, larger than the index
     */
    public Inclusion inclusion(TreeHead signed, long index, long size) {
        var reader = reader(signed);
        var leaf = reader.read(List.of(new Node(0, index))).getFirst();
        return new Inclusion(leaf, headOf(signed, size, reader), InclusionProof.of(index, size, reader));
    }

    /**
     * An entry as it was hashed, and what it is committed to as far as that is shown: a salt and {@code {"field":…,"value":…}} a line, of which
     * anyone can make the commitments again.
     */
    public record Logged(String leaf, List<String> openings) {
        /** Leaf and lines, as a proof carries them. */
        byte[] text() {
            var text = new StringBuilder(leaf);
            openings.forEach(line -> text.append(text.length() == leaf.length() ? "\n" : "")
                    .append(line)
                    .append('\n'));
            return text.toString().getBytes(StandardCharsets.UTF_8);
        }
    }

    public Optional<Logged> entry(long index) {
        return Optional.ofNullable(entries(List.of(index)).get(index));
    }

    /** By index, those there are. */
    public Map<Long, Logged> entries(List<Long> indexes) {
        Map<Long, Logged> entries = new HashMap<>();
        database.jdbc()
                .sql("SELECT index, body, shown FROM record.entry WHERE index = ANY (?)")
                .params((Object) indexes.toArray(Long[]::new))
                .query(row -> {
                    var shown = row.getString("shown");
                    entries.put(
                            row.getLong("index"),
                            new Logged(
                                    row.getString("body"),
                                    shown == null
                                            ? List.of()
                                            : Leaf.openings(JsonMapper.shared().readTree(shown))));
                });
        return entries;
    }

    /**
     * The same as a text to take away, which verifies without any network: C2SP tlog-proof. It carries the entry itself as extra data, for
     * without the bytes nobody can make the leaf's hash again; nothing but that hash, and the commitments in the leaf, vouches for them.
     */
    public TlogProof proof(SignedNote checkpoint, long index, Logged entry) {
        var head = head(checkpoint);
        return new TlogProof(
                Optional.of(Base64.getEncoder().encodeToString(entry.text())),
                InclusionProof.of(index, head.size(), reader(head)),
                checkpoint);
    }

    /** @param to at most the size of the signed tree */
    public Consistency consistency(TreeHead signed, long from, long to) {
        var reader = reader(signed);
        return new Consistency(
                headOf(signed, from, reader), headOf(signed, to, reader), ConsistencyProof.of(from, to, reader));
    }

    public static TreeHead head(SignedNote checkpoint) {
        return Checkpoint.parse(checkpoint.text()).head();
    }

    private static TreeHead headOf(TreeHead signed, long size, HashReader reader) {
        return size == signed.size() ? signed : TreeHead.of(size, reader);
    }

    /** One for all who ask about the same tree, for it remembers which tiles it has checked. */
    private HashReader reader(TreeHead signed) {
        var last = lastReader;
        if (!last.head().equals(signed)) {
            last = new TileReader(signed, this::read);
            lastReader = last;
        }
        var reader = last;
        return nodes -> {
            synchronized (reader) {
                return reader.read(nodes);
            }
        };
    }

    private List<byte[]> read(List<Tile> tiles) {
        List<byte[]> read = new ArrayList<>(tiles.size());
        List<Tile> missing = new ArrayList<>();
        for (var tile : tiles) {
            var kept = tile.full() ? fullTiles.getIfPresent(tile) : null;
            read.add(kept == null ? new byte[0] : kept);
            if (kept == null) {
                missing.add(tile);
            }
        }
        if (!missing.isEmpty()) {
            var fetched = tree.read(missing);
            for (int i = 0; i < missing.size(); i++) {
                var tile = missing.get(i);
                var bytes = fetched.get(i);
                read.set(tiles.indexOf(tile), bytes);
                if (tile.full() && bytes.length == tile.length()) {
                    fullTiles.put(tile, bytes);
                }
            }
        }
        return read;
    }
}
