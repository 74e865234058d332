package city.open.tlog;

import static city.open.tlog.Damage.changed;
import static city.open.tlog.Damage.flipped;
import static city.open.tlog.Damage.refused;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class TreeProperties {
    private static final int LARGEST = 300;
    private static final NaiveTree NAIVE = new NaiveTree();

    @Example
    void every_root_up_to_300_leaves_is_the_naive_one() {
        var frontier = new Frontier();
        for (var size = 0; size <= LARGEST; size++) {
            assertThat(List.of(
                            frontier.head(),
                            TreeHead.of(size, NAIVE.reader(size)),
                            Frontier.of(size, NAIVE.reader(size)).head(),
                            Frontier.of(size, frontier.edge()).head()))
                    .containsOnly(NAIVE.head(size));
            frontier.append(NAIVE.leaf(size));
        }
    }

    @Example
    void appending_completes_the_nodes_above_the_leaf() {
        var frontier = new Frontier();
        for (var index = 0; index < LARGEST; index++) {
            var completed = frontier.append(NAIVE.leaf(index));
            var nodes = new ArrayList<Node>();
            for (var level = 0; level <= Integer.numberOfTrailingZeros(index + 1); level++) {
                nodes.add(new Node(level, index >> level));
            }
            assertThat(completed).isEqualTo(NAIVE.reader(index + 1).read(nodes));
        }
    }

    @Example
    void every_inclusion_proof_up_to_300_leaves_is_the_naive_one_and_holds() {
        for (var size = 1; size <= LARGEST; size++) {
            for (var index = 0; index < size; index++) {
                var proof = InclusionProof.of(index, size, NAIVE.reader(size));
                assertThat(proof.path()).isEqualTo(NAIVE.path(index, size));
                proof.verify(NAIVE.leaf(index), NAIVE.head(size));
            }
        }
    }

    @Example
    void every_consistency_proof_up_to_300_leaves_is_the_naive_one_and_holds() {
        for (var newer = 1; newer <= LARGEST; newer++) {
            for (var older = 1; older <= newer; older++) {
                var proof = ConsistencyProof.of(older, newer, NAIVE.reader(newer));
                assertThat(proof.path()).isEqualTo(NAIVE.proof(older, newer));
                proof.verify(NAIVE.head(older), NAIVE.head(newer));
            }
        }
    }

    @Example
    void every_damaged_inclusion_proof_in_a_small_tree_is_refused() {
        for (var size = 1; size <= 17; size++) {
            for (var index = 0; index < size; index++) {
                everyDamageIsNoticed(index, size);
            }
        }
    }

    @Property(tries = 20)
    void every_damaged_inclusion_proof_is_refused(
            @ForAll @IntRange(min = 18, max = LARGEST) int size, @ForAll int any) {
        everyDamageIsNoticed(Math.floorMod(any, size), size);
    }

    private static void everyDamageIsNoticed(int index, int size) {
        var head = NAIVE.head(size);
        var leaf = NAIVE.leaf(index);
        var path = NAIVE.path(index, size);
        for (var damaged : damaged(path, List.of(leaf, head.root()))) {
            refused("path", () -> new InclusionProof(index, damaged).verify(leaf, head));
        }
        var proof = new InclusionProof(index, path);
        for (var bit = 0; bit < 256; bit++) {
            var otherLeaf = flipped(leaf, bit);
            var otherHead = new TreeHead(size, flipped(head.root(), bit));
            refused("leaf", () -> proof.verify(otherLeaf, head));
            refused("root", () -> proof.verify(leaf, otherHead));
        }
        for (var other = -2; other < size + 3; other++) {
            if (other != index) {
                var elsewhere = new InclusionProof(other, path);
                refused("index " + other, () -> elsewhere.verify(leaf, head));
            }
        }
        for (var other = 0; other < size + 20; other++) {
            if (other != size) {
                var otherHead = NAIVE.head(other);
                refused("tree of " + other, () -> proof.verify(leaf, otherHead));
            }
        }
    }

    @Example
    void every_damaged_consistency_proof_in_a_small_tree_is_refused() {
        for (var newer = 1; newer <= 17; newer++) {
            for (var older = 1; older <= newer; older++) {
                everyDamageOfConsistencyIsNoticed(older, newer);
            }
        }
    }

    @Property(tries = 20)
    void every_damaged_consistency_proof_is_refused(
            @ForAll @IntRange(min = 18, max = LARGEST) int newer, @ForAll int any) {
        everyDamageOfConsistencyIsNoticed(1 + Math.floorMod(any, newer), newer);
    }

    private static void everyDamageOfConsistencyIsNoticed(int older, int newer) {
        var before = NAIVE.head(older);
        var after = NAIVE.head(newer);
        var path = NAIVE.proof(older, newer);
        for (var damaged : damaged(path, List.of(before.root(), after.root()))) {
            refused("path", () -> new ConsistencyProof(damaged).verify(before, after));
        }
        var proof = new ConsistencyProof(path);
        for (var bit = 0; bit < 256; bit++) {
            var otherBefore = new TreeHead(older, flipped(before.root(), bit));
            var otherAfter = new TreeHead(newer, flipped(after.root(), bit));
            refused("older root", () -> proof.verify(otherBefore, after));
            refused("newer root", () -> proof.verify(before, otherAfter));
        }
        for (var other = 0; other < newer + 20; other++) {
            var otherHead = NAIVE.head(other);
            if (other != older && !(other == newer && path.isEmpty())) {
                refused("older tree of " + other, () -> proof.verify(otherHead, after));
            }
            if (other != newer) {
                refused("newer tree of " + other, () -> proof.verify(before, otherHead));
            }
        }
    }

    /** All lists that differ from a path in one bit or one element, also by elements that could pass for right. */
    private static List<List<Hash>> damaged(List<Hash> path, List<Hash> plausible) {
        var all = new ArrayList<>(changed(path));
        for (var extra : plausible) {
            for (var at : List.of(0, path.size())) {
                var longer = new ArrayList<>(path);
                longer.add(at, extra);
                all.add(longer);
            }
        }
        IntStream.range(0, path.size() * 256).forEach(bit -> {
            var one = new ArrayList<>(path);
            one.set(bit / 256, flipped(path.get(bit / 256), bit % 256));
            all.add(one);
        });
        return all;
    }
}
