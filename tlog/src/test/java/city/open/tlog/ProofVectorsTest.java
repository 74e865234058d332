package city.open.tlog;

import static city.open.tlog.Damage.refused;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The verdicts of transparency-dev/merkle, and proofs that real logs gave. */
class ProofVectorsTest {

    @Test
    void every_inclusion_vector_is_judged_as_it_says() {
        judgeAll(
                "transparency-dev-merkle/inclusion",
                vector -> new InclusionProof(number(vector, "leafIdx"), hashes(vector))
                        .verify(
                                Hash.parse(vector.get("leafHash").stringValue()),
                                new TreeHead(
                                        number(vector, "treeSize"),
                                        Hash.parse(vector.get("root").stringValue()))));
    }

    @Test
    void every_consistency_vector_is_judged_as_it_says() {
        judgeAll(
                "transparency-dev-merkle/consistency",
                vector -> new ConsistencyProof(hashes(vector)).verify(head(vector, "1"), head(vector, "2")));
    }

    private interface Check {
        void accept(JsonNode vector);
    }

    private static void judgeAll(String folder, Check check) {
        var expected = new TreeMap<String, Boolean>();
        var judged = new TreeMap<String, Boolean>();
        for (var file : Vectors.files(folder)) {
            var vector = Vectors.json(file);
            expected.put(file.toString(), vector.get("wantErr").booleanValue());
            judged.put(file.toString(), refuses(check, vector));
        }
        assertThat(judged).isEqualTo(expected).isNotEmpty();
    }

    private static boolean refuses(Check check, JsonNode vector) {
        try {
            check.accept(vector);
            return false;
        } catch (TlogException e) {
            return true;
        }
    }

    private static TreeHead head(JsonNode vector, String which) {
        return new TreeHead(
                number(vector, "size" + which),
                Hash.parse(vector.get("root" + which).stringValue()));
    }

    /** Read as a text has it: some vectors have numbers that no tree has. */
    private static long number(JsonNode vector, String name) {
        return Grammar.decimal(vector.get(name).asString());
    }

    private static List<Hash> hashes(JsonNode vector) {
        var proof = vector.get("proof");
        return proof.isNull()
                ? List.of()
                : Vectors.strings(proof).stream().map(Hash::parse).toList();
    }

    @Test
    void base_hashes_are_those_of_the_go_library() {
        var values = Vectors.json("signed-note-vectors.json").get("hashes").propertyStream();
        assertThat(values.collect(Collectors.toMap(
                        Map.Entry::getKey, value -> value.getValue().stringValue())))
                .isEqualTo(Map.of(
                        "empty_tree", Hash.EMPTY_TREE.hex(),
                        "leaf_empty", Hash.ofLeaf(new byte[0]).hex(),
                        "leaf_L123456", Hash.ofLeaf(Grammar.utf8("L123456")).hex(),
                        "node_N123_N456", node("N123", "N456")));
    }

    /** The Go library's node is over two strings that are no hashes, which our types do not allow. */
    private static String node(String left, String right) {
        var sha256 = Hash.sha256();
        sha256.update((byte) 1);
        sha256.update(Grammar.utf8(left));
        return Hash.of(sha256.digest(Grammar.utf8(right))).hex();
    }

    @Test
    void a_real_log_proves_its_entries() {
        for (var name : List.of("entry.json", "jar-entry.json")) {
            var entry = Vectors.json("rekor-responses/" + name).iterator().next();
            var proof = entry.get("verification").get("inclusionProof");
            var path = Vectors.strings(proof.get("hashes")).stream()
                    .map(HexFormat.of()::parseHex)
                    .map(Hash::of)
                    .toList();
            var head = head(proof.get("checkpoint"));
            var body = Grammar.base64(entry.get("body").stringValue());
            assertThat(head.root().hex()).isEqualTo(proof.get("rootHash").stringValue());
            new InclusionProof(proof.get("logIndex").longValue(), path).verify(Hash.ofLeaf(body), head);
        }
    }

    /** Of the two samples one is real; in the other the entry was replaced and the proof was left. */
    @Test
    void a_newer_real_log_proves_its_entry_and_no_other() {
        verifyNewer("entry-v2.json");
        refused("another entry", () -> verifyNewer("jar-entry-v2.json"));
    }

    private static void verifyNewer(String name) {
        var entry = Vectors.json("rekor-responses/" + name);
        var proof = entry.get("inclusionProof");
        var path =
                Vectors.strings(proof.get("hashes")).stream().map(Hash::parse).toList();
        var body = Grammar.base64(entry.get("canonicalizedBody").stringValue());
        new InclusionProof(number(proof, "logIndex"), path)
                .verify(Hash.ofLeaf(body), head(proof.get("checkpoint").get("envelope")));
    }

    private static TreeHead head(JsonNode checkpoint) {
        return Checkpoint.parse(SignedNote.parse(checkpoint.stringValue()).text())
                .head();
    }
}
