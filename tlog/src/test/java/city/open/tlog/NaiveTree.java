package city.open.tlog;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The recursive definitions of RFC 6962 section 2.1, word for word and as slow as they are: a second opinion on the
 * tree whose leaf number i is the four bytes of i.
 */
final class NaiveTree {
    private record Range(int from, int to) {}

    private final Map<Range, Hash> known = new HashMap<>();

    static byte[] entry(int index) {
        return ByteBuffer.allocate(Integer.BYTES).putInt(index).array();
    }

    Hash leaf(int index) {
        return mth(index, index + 1);
    }

    List<Hash> leaves(int from, int to) {
        var leaves = new ArrayList<Hash>();
        for (var i = from; i < to; i++) {
            leaves.add(leaf(i));
        }
        return leaves;
    }

    TreeHead head(int size) {
        return new TreeHead(size, mth(0, size));
    }

    /** The hashes of a tree of this size and of no other node. */
    HashReader reader(int size) {
        return nodes -> nodes.stream()
                .map(node -> {
                    if (node.end() > size) {
                        throw new AssertionError("Asked for " + node + " of a tree of " + size);
                    }
                    return mth((int) (node.index() << node.level()), (int) node.end());
                })
                .toList();
    }

    /** MTH(D[from:to]). */
    private Hash mth(int from, int to) {
        var range = new Range(from, to);
        var hash = known.get(range);
        if (hash == null) {
            hash = switch (to - from) {
                case 0 -> sha256();
                case 1 -> sha256(new byte[] {0}, entry(from));
                default -> {
                    var k = k(to - from);
                    yield sha256(
                            new byte[] {1},
                            mth(from, from + k).bytes(),
                            mth(from + k, to).bytes());
                }
            };
            known.put(range, hash);
        }
        return hash;
    }

    /** PATH(m, D[n]). */
    List<Hash> path(int m, int n) {
        return path(m, 0, n);
    }

    private List<Hash> path(int m, int from, int to) {
        if (to - from == 1) {
            return List.of();
        }
        var k = k(to - from);
        return m < k
                ? with(path(m, from, from + k), mth(from + k, to))
                : with(path(m - k, from + k, to), mth(from, from + k));
    }

    /** PROOF(m, D[n]). */
    List<Hash> proof(int m, int n) {
        return subproof(m, 0, n, true);
    }

    private List<Hash> subproof(int m, int from, int to, boolean known) {
        if (m == to - from) {
            return known ? List.of() : List.of(mth(from, to));
        }
        var k = k(to - from);
        return m <= k
                ? with(subproof(m, from, from + k, known), mth(from + k, to))
                : with(subproof(m - k, from + k, to, false), mth(from, from + k));
    }

    /** The largest power of two smaller than n. */
    private static int k(int n) {
        var k = 1;
        while (k * 2 < n) {
            k *= 2;
        }
        return k;
    }

    private static List<Hash> with(List<Hash> hashes, Hash last) {
        var all = new ArrayList<>(hashes);
        all.add(last);
        return all;
    }

    private static Hash sha256(byte[]... parts) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            for (var part : parts) {
                digest.update(part);
            }
            return Hash.of(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }
}
