package city.open.outside.portal;

import static org.assertj.core.api.Assertions.assertThat;

import city.open.Open;
import city.open.Patience;
import city.open.ground.database.TestDatabase;
import city.open.ground.vocabulary.PetitionNumber;
import city.open.outside.record.PublicRecord;
import city.open.outside.record.RecordJson;
import city.open.outside.verification.Leaf;
import city.open.tlog.Checkpoint;
import city.open.tlog.ConsistencyProof;
import city.open.tlog.EntryBundle;
import city.open.tlog.Hash;
import city.open.tlog.InclusionProof;
import city.open.tlog.Policy;
import city.open.tlog.SignedNote;
import city.open.tlog.Tile;
import city.open.tlog.TileReader;
import city.open.tlog.TileSource;
import city.open.tlog.TlogProof;
import city.open.tlog.TreeHead;
import city.open.tlog.VerifierKey;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.ContextConfiguration;
import tools.jackson.databind.JsonNode;

/** Knows of the log what its public addresses say, and checks that with the arithmetic of the specifications. */
@SpringBootTest(
        classes = {Open.class, SmallCity.class},
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@ContextConfiguration(initializers = TestDatabase.ForSpring.class)
class LogFilesTest {
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    @Autowired
    private SmallCity city;

    @Autowired
    private PublicRecord record;

    @LocalServerPort
    private int port;

    private PetitionNumber number;

    @BeforeEach
    void everything_shown_is_signed() {
        city.settle();
        number = city.shownUnderReview();
        Patience.until(
                "a signature under all entries", () -> opened().head().size(), size -> size == record.lastIndex() + 1);
    }

    @Test
    void every_entry_is_the_leaf_at_its_index_in_the_tree_that_was_signed() throws Exception {
        var head = opened().head();
        var tree = new TileReader(head, tiles());
        long index = 0;
        for (var bundle : EntryBundle.between(0, head.size()).toList()) {
            for (var entry : bundle.open(bytes("/log/" + bundle.path()), tree)) {
                assertThat(RecordJson.JSON.readTree(entry).get("index").asLong())
                        .isEqualTo(index++);
            }
        }
        assertThat(index).isEqualTo(head.size()).isGreaterThan(256);
        var first = bytes("/api/v1/changes?after=-1&limit=1");
        var leaf =
                new EntryBundle(0, 1).decode(bytes("/log/tile/entries/000.p/1")).getFirst();
        assertThat(Leaf.of(RecordJson.JSON.readTree(first).get(0))).isEqualTo(leaf);
    }

    @Test
    void a_full_tile_is_kept_for_a_year_and_a_partial_one_for_a_moment() throws Exception {
        assertThat(caching("/log/tile/0/000")).isEqualTo("public, max-age=31536000, immutable");
        assertThat(caching("/log/tile/entries/000")).isEqualTo("public, max-age=31536000, immutable");
        assertThat(caching("/log/tile/0/000.p/7")).isEqualTo("public, max-age=60");
        assertThat(caching("/log/checkpoint")).isEqualTo("public, max-age=1");
        assertThat(bytes("/log/tile/0/000.p/7")).isEqualTo(Arrays.copyOf(bytes("/log/tile/0/000"), 7 * 32));
    }

    private String caching(String path) throws Exception {
        var answer = get(path);
        assertThat(answer.statusCode()).as(path).isEqualTo(200);
        assertThat(answer.headers().firstValue("ETag")).isPresent();
        return answer.headers().firstValue("Cache-Control").orElse("");
    }

    @ParameterizedTest
    @CsvSource({
        "/log/tile/0/999, 404",
        "/log/tile/0/0, 404",
        "/log/tile/0/000.p/0, 404",
        "/log/tile/0/000.p/256, 404",
        "/log/tile/9/000, 404",
        "/log/tile/64/000, 404",
        "/log/tile/entries/x001/000, 404",
        "/log/tile/entries/x999/x999/x999/x999/x999/x999/999, 404",
        "/log/tile/entries/../0/000, 404",
        "/log/nothing, 404",
        "/log/handover, 404",
        "/api/v1/proofs/99999999, 404",
        "/api/v1/proofs/-1, 400",
        "/api/v1/proofs/5?size=5, 400",
        "/api/v1/proofs/5?size=99999999, 404",
        "/api/v1/proofs/5.txt?size=6, 400",
        "/api/v1/consistency?from=9&to=8, 404",
        "/api/v1/consistency?from=a, 400",
        "/api/v1/consistency, 400",
    })
    void what_the_log_does_not_have_is_told_in_a_sentence(String path, int status) throws Exception {
        var answer = get(path);
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(RecordJson.JSON.readTree(answer.body()).get("detail").asString())
                .isNotBlank();
    }

    @Test
    void an_entry_comes_with_a_proof_that_leads_to_the_checkpoint() throws Exception {
        var petition = json("/api/v1/petitions/" + number);
        for (var entry : petition.get("entries")) {
            long index = entry.get("index").asLong();
            var proof = json("/api/v1/proofs/" + index);
            var policy = policy();
            var head = policy.open(SignedNote.parse(proof.get("checkpoint").asString()))
                    .checkpoint()
                    .head();
            assertThat(proof.get("treeSize").asLong()).isEqualTo(head.size());
            var leaf = Hash.parse(proof.get("leafHash").asString());
            new InclusionProof(index, hashes(proof)).verify(leaf, head);
            var body = bytes("/api/v1/changes?after=%d&limit=1".formatted(index - 1));
            assertThat(leaf)
                    .isEqualTo(
                            Hash.ofLeaf(Leaf.of(RecordJson.JSON.readTree(body).get(0))));
        }
    }

    @Test
    void a_proof_to_take_away_verifies_without_the_log() throws Exception {
        var shown = RecordJson.JSON
                .readTree(bytes("/api/v1/changes?after=0&limit=200"))
                .valueStream()
                .filter(entry -> entry.has("salts"))
                .findFirst()
                .orElseThrow();
        var proof = "/api/v1/proofs/" + shown.get("index").asLong();
        var leaf = Hash.ofLeaf(Leaf.of(shown));
        var policy = policy();
        var taken = TlogProof.parse(bytes(proof + ".txt"));
        taken.verify(leaf, policy);
        var extra = new String(Base64.getDecoder().decode(taken.extra().orElseThrow()), StandardCharsets.UTF_8);
        assertThat(Hash.ofLeaf(extra.lines().findFirst().orElseThrow().getBytes(StandardCharsets.UTF_8)))
                .isEqualTo(leaf);
        assertThat(extra.lines().skip(1)).hasSize(shown.get("salts").size());
        TlogProof.parse(get(proof, "Accept", "text/plain").body()).verify(leaf, policy);
    }

    @Test
    void an_earlier_tree_is_shown_to_be_the_beginning_of_the_later_one() throws Exception {
        var answer = json("/api/v1/consistency?from=100");
        var older = head(answer.get("from"));
        var newer = head(answer.get("to"));
        new ConsistencyProof(hashes(answer)).verify(older, newer);
        assertThat(newer)
                .isEqualTo(
                        policy().open(SignedNote.parse(answer.get("checkpoint").asString()))
                                .checkpoint()
                                .head());
        var early = json("/api/v1/proofs/42?size=100");
        assertThat(early.get("rootHash").asString()).isEqualTo(older.root().toString());
        assertThat(early.has("checkpoint")).isFalse();
        new InclusionProof(42, hashes(early))
                .verify(Hash.parse(early.get("leafHash").asString()), older);
    }

    private static TreeHead head(JsonNode tree) {
        return new TreeHead(
                tree.get("treeSize").asLong(), Hash.parse(tree.get("rootHash").asString()));
    }

    @Test
    void whoever_finds_a_hole_is_told_where_the_city_wants_to_hear_of_it() throws Exception {
        assertThat(new String(bytes("/.well-known/security.txt"), StandardCharsets.UTF_8))
                .isEqualTo("""
                        Contact: mailto:security@city.example
                        Contact: https://city.example/security
                        Expires: 2027-05-23T00:00:00Z
                        Preferred-Languages: ko, en
                        """);
    }

    private static List<Hash> hashes(JsonNode answer) {
        var hashes = new ArrayList<Hash>();
        answer.get("proof").forEach(hash -> hashes.add(Hash.parse(hash.asString())));
        return hashes;
    }

    private Policy policy() throws Exception {
        var key = VerifierKey.parse(new String(bytes("/log/key"), StandardCharsets.UTF_8).strip());
        return new Policy(key.name(), key);
    }

    private Checkpoint opened() {
        try {
            return policy().open(SignedNote.parse(bytes("/log/checkpoint"))).checkpoint();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private TileSource tiles() {
        return tiles -> tiles.stream().map(this::tile).toList();
    }

    private byte[] tile(Tile tile) {
        try {
            return bytes("/log/" + tile.path());
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private JsonNode json(String path) throws Exception {
        return RecordJson.JSON.readTree(bytes(path));
    }

    private byte[] bytes(String path) throws Exception {
        var answer = get(path);
        assertThat(answer.statusCode()).as(path).isEqualTo(200);
        return answer.body();
    }

    private HttpResponse<byte[]> get(String path, String... headers) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return HTTP.send(request.build(), BodyHandlers.ofByteArray());
    }
}
