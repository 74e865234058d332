package city.open.tlog;

import static city.open.tlog.Damage.refused;
import static city.open.tlog.Keys.LOG;
import static city.open.tlog.Keys.NEXT_LOG;
import static city.open.tlog.Keys.ORIGIN;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class AddCheckpointTest {
    private static final NaiveTree TREE = new NaiveTree();
    private static final List<VerifierKey> LOG_KEYS = List.of(LOG.verifier());

    private static AddCheckpoint request(int oldSize, int size) {
        return new AddCheckpoint(
                oldSize,
                ConsistencyProof.of(oldSize, size, TREE.reader(size)),
                checkpoint(size).sign(LOG));
    }

    private static Checkpoint checkpoint(int size) {
        return new Checkpoint(ORIGIN, TREE.head(size));
    }

    @Test
    void a_request_has_the_form_of_the_specification() {
        var request = request(3, 7);
        var path = TREE.proof(3, 7);
        assertThat(request.encoded())
                .isEqualTo("old 3\n" + path.get(0) + "\n" + path.get(1) + "\n" + path.get(2) + "\n" + path.get(3)
                        + "\n\n" + request.checkpoint().encoded());
        assertThat(request(0, 7).encoded()).startsWith("old 0\n\n" + ORIGIN + "\n7\n");
        for (var each : List.of(request, request(0, 0), request(0, 7), request(7, 7))) {
            assertThat(AddCheckpoint.parse(Grammar.utf8(each.encoded()))).isEqualTo(each);
        }
        assertThat(request.submitted()).isEqualTo(checkpoint(7));
    }

    @Test
    void a_log_that_only_grows_is_cosigned() {
        for (var newer = 0; newer <= 12; newer++) {
            for (var older = 0; older <= newer; older++) {
                var answer = request(older, newer).judge(LOG_KEYS, TREE.head(older));
                assertThat(answer).isEqualTo(new AddCheckpoint.Answer.Cosign(checkpoint(newer)));
                assertThat(answer.status()).isEqualTo(200);
            }
        }
    }

    @Test
    void a_request_from_another_size_is_told_the_right_one() {
        var answer = request(3, 7).judge(LOG_KEYS, TREE.head(5));
        assertThat(answer).isEqualTo(new AddCheckpoint.Answer.Conflict(5));
        assertThat(answer.status()).isEqualTo(409);
        assertThat(new AddCheckpoint.Answer.Conflict(5).body()).isEqualTo("5\n");
        assertThat(request(0, 7).judge(LOG_KEYS, TREE.head(5))).isEqualTo(answer);
    }

    @Test
    void an_unknown_or_wrong_signature_is_forbidden() {
        var byNext = new AddCheckpoint(
                0, new ConsistencyProof(List.of()), checkpoint(7).sign(NEXT_LOG));
        assertThat(byNext.judge(LOG_KEYS, TreeHead.EMPTY))
                .isInstanceOf(AddCheckpoint.Answer.Forbidden.class)
                .extracting(AddCheckpoint.Answer::status)
                .isEqualTo(403);
        var wrong = new SignedNote(checkpoint(7).text(), checkpoint(8).sign(LOG).signatures());
        assertThat(new AddCheckpoint(9, new ConsistencyProof(List.of()), wrong).judge(LOG_KEYS, TreeHead.EMPTY))
                .isEqualTo(new AddCheckpoint.Answer.Forbidden("The signature of " + ORIGIN + " is wrong"));
    }

    @Test
    void a_log_that_shrinks_is_a_bad_request() {
        var shrunk = new AddCheckpoint(
                9, new ConsistencyProof(List.of()), checkpoint(8).sign(LOG));
        var answer = shrunk.judge(LOG_KEYS, TREE.head(9));
        assertThat(answer).isInstanceOf(AddCheckpoint.Answer.BadRequest.class);
        assertThat(answer.status()).isEqualTo(400);
    }

    @Test
    void a_second_history_is_unprocessable() {
        var other = new TreeHead(7, TREE.head(8).root());
        var falseEmpty = new Checkpoint(ORIGIN, new TreeHead(0, TREE.head(8).root()));
        var proof = TREE.proof(3, 7);
        for (var answer : List.of(
                request(3, 7).judge(LOG_KEYS, new TreeHead(3, TREE.head(4).root())),
                request(7, 7).judge(LOG_KEYS, other),
                with(3, proof.subList(1, 4)).judge(LOG_KEYS, TREE.head(3)),
                with(3, List.of()).judge(LOG_KEYS, TREE.head(3)),
                with(0, proof).judge(LOG_KEYS, TreeHead.EMPTY),
                with(7, proof).judge(LOG_KEYS, TREE.head(7)),
                new AddCheckpoint(0, new ConsistencyProof(List.of()), falseEmpty.sign(LOG))
                        .judge(LOG_KEYS, TreeHead.EMPTY))) {
            assertThat(answer).isInstanceOf(AddCheckpoint.Answer.Unprocessable.class);
            assertThat(answer.status()).isEqualTo(422);
        }
    }

    private static AddCheckpoint with(int oldSize, List<Hash> proof) {
        return new AddCheckpoint(
                oldSize, new ConsistencyProof(proof), checkpoint(7).sign(LOG));
    }

    @Test
    void every_change_of_a_request_is_noticed() {
        var request = request(3, 7);
        Damage.everyChangeBeforeIsNoticed(request.checkpoint(), request.encoded(), damaged -> {
            var answer = AddCheckpoint.parse(damaged).judge(LOG_KEYS, TREE.head(3));
            assertThat(answer).isNotInstanceOf(AddCheckpoint.Answer.Cosign.class);
            throw new TlogException("not cosigned");
        });
    }

    @Test
    void other_bodies_are_malformed() {
        var body = request(3, 7).encoded();
        var hash = TREE.leaf(0).toString();
        for (var bad : List.of(
                "",
                "old 3",
                "old 3\n\n",
                body.replace("old 3\n", ""),
                body.replace("old 3", "old 03"),
                body.replace("old 3", "old -3"),
                body.replace("old 3", "old  3"),
                body.replace("old 3", "old"),
                body.replace("old 3", "new 3"),
                body.replace("old 3", "old 3\nAAAA"),
                body.replace("old 3", "old 3\n" + (hash + "\n").repeat(59) + hash),
                body.replace("\n7\n", "\n07\n"),
                body.replace("\n", "\r\n"),
                "\n" + body)) {
            refused(bad, () -> AddCheckpoint.parse(Grammar.utf8(bad)));
        }
        var note = checkpoint(7).sign(LOG);
        refused("old size", () -> new AddCheckpoint(-1, new ConsistencyProof(List.of()), note));
        refused("proof", () -> new AddCheckpoint(1, new ConsistencyProof(Collections.nCopies(64, TREE.leaf(0))), note));
    }
}
