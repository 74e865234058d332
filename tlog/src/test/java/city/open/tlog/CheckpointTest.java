package city.open.tlog;

import static city.open.tlog.Damage.refused;
import static city.open.tlog.Keys.KIM;
import static city.open.tlog.Keys.LEE;
import static city.open.tlog.Keys.LOG;
import static city.open.tlog.Keys.NEXT_LOG;
import static city.open.tlog.Keys.ORIGIN;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class CheckpointTest {
    private static final Instant NOON = Instant.parse("2026-11-23T03:00:00.987Z");
    private static final Instant NOON_IN_SECONDS = Instant.parse("2026-11-23T03:00:00Z");
    private static final Hash ROOT = Hash.ofLeaf(new byte[0]);
    private static final Checkpoint CHECKPOINT = new Checkpoint(ORIGIN, new TreeHead(123_456_789_012L, ROOT));

    @Test
    void a_checkpoint_has_three_lines_and_perhaps_more() {
        var text = ORIGIN + "\n123456789012\n" + ROOT + "\n";
        assertThat(CHECKPOINT.text()).isEqualTo(text);
        assertThat(Checkpoint.parse(text)).isEqualTo(CHECKPOINT);
        var extended = new Checkpoint(ORIGIN, TreeHead.EMPTY, List.of("one", "two words"));
        assertThat(extended.text()).isEqualTo(ORIGIN + "\n0\n" + Hash.EMPTY_TREE + "\none\ntwo words\n");
        assertThat(Checkpoint.parse(extended.text())).isEqualTo(extended);
    }

    @Test
    void the_tree_of_the_go_library_comes_out_in_its_words() {
        var format = Vectors.json("signed-note-vectors.json").get("tree_head").get("format");
        var leaf = Hash.ofLeaf(Grammar.utf8(format.get("leaf").stringValue()));
        var head = new TreeHead(format.get("size").longValue(), leaf);
        assertThat(new Checkpoint("go.sum database tree", head).text())
                .isEqualTo(format.get("text").stringValue());
    }

    @Test
    void other_texts_are_refused() {
        var root = ROOT.toString();
        Stream.of(
                        "",
                        "\n",
                        "origin\n1\n",
                        "origin\n1\n" + root,
                        "origin\n1\n" + root + "x",
                        "\n1\n" + root + "\n",
                        "origin\n\n" + root + "\n",
                        "origin\n01\n" + root + "\n",
                        "origin\n+1\n" + root + "\n",
                        "origin\n-1\n" + root + "\n",
                        "origin\n 1\n" + root + "\n",
                        "origin\n1 \n" + root + "\n",
                        "origin\n0xabcdef\n" + root + "\n",
                        "origin\n٣\n" + root + "\n",
                        "origin\n9223372036854775808\n" + root + "\n",
                        "origin\n99999999999999999999\n" + root + "\n",
                        "origin\n1\n" + root.substring(4) + "\n",
                        "origin\n1\nAAAA" + root + "\n",
                        "origin\n1\n" + root.replace("=", "") + "\n",
                        "origin\n1\n" + root + " \n",
                        "origin\n1\n" + root.replace('+', '-').replace('/', '_').replace("=", "-") + "\n",
                        "origin\n1\n" + root + "\n\n",
                        "origin\n1\n" + root + "\n\nmore\n",
                        "or\tigin\n1\n" + root + "\n",
                        "origin\r\n1\n" + root + "\n")
                .forEach(text -> refused(text, () -> Checkpoint.parse(text)));
        assertThat(Checkpoint.parse("an origin + a plus\n9223372036854775807\n" + root + "\n"))
                .isEqualTo(new Checkpoint("an origin + a plus", new TreeHead(Long.MAX_VALUE, ROOT)));
        refused("size", () -> new TreeHead(-1, ROOT));
        refused("origin", () -> new Checkpoint("two\nlines", TreeHead.EMPTY));
        refused("extension", () -> new Checkpoint(ORIGIN, TreeHead.EMPTY, List.of("")));
    }

    @Test
    void checkpoints_of_a_real_log_are_judged_as_its_client_does() {
        for (var file : Vectors.files("sigstore-checkpoints")) {
            var name = file.getFileName().toString();
            if (name.startsWith("error")) {
                refused(
                        name,
                        () -> Checkpoint.parse(
                                SignedNote.parse(Vectors.bytes(file)).text()));
            } else {
                var note = SignedNote.parse(Vectors.bytes(file));
                assertThat(Checkpoint.parse(note.text()))
                        .isEqualTo(new Checkpoint(
                                "rekor.sigstore.dev - 2605736670972794746",
                                new TreeHead(37795272, Hash.parse("60ll7idWI1jYRZzxc+jKflYoW+4jWxgZaGR15ASsWt4=")),
                                List.of("Timestamp: 1697034484441201852")));
                assertThat(note.signatures()).hasSize(name.contains("multi") ? 2 : 1);
            }
        }
    }

    @Test
    void a_signed_checkpoint_is_believed() {
        var note = CHECKPOINT.sign(LOG);
        assertThat(new Policy(ORIGIN, LOG.verifier()).open(SignedNote.parse(note.encoded())))
                .isEqualTo(new Policy.Opened(CHECKPOINT, note, List.of()));
    }

    @Test
    void every_change_of_a_signed_checkpoint_is_noticed() {
        var policy = new Policy(ORIGIN, List.of(LOG.verifier()), List.of(KIM.verifier()), 1);
        var note = cosigned(CHECKPOINT.sign(LOG), KIM);
        assertThat(policy.open(note).cosignatures()).containsExactly(new Cosignature(KIM.verifier(), NOON_IN_SECONDS));
        Damage.everyChangeIsNoticed(note.encoded(), damaged -> {
            var opened = policy.open(SignedNote.parse(damaged));
            // The order of the signatures, and one that is there twice, say nothing.
            assertThat(opened.note().signatures()).containsAll(note.signatures());
            assertThat(opened.checkpoint()).isEqualTo(CHECKPOINT);
            throw new TlogException("says the same");
        });
    }

    private static SignedNote cosigned(SignedNote note, SigningKey... witnesses) {
        var more = note;
        for (var witness : witnesses) {
            more = more.with(Checkpoint.parse(note.text()).cosign(witness, NOON).line());
        }
        return more;
    }

    @Test
    void an_old_key_hands_over_to_a_new_one() {
        var note = CHECKPOINT.sign(LOG, NEXT_LOG);
        assertThat(new Policy(ORIGIN, LOG.verifier()).open(note).checkpoint()).isEqualTo(CHECKPOINT);
        assertThat(new Policy(ORIGIN, NEXT_LOG.verifier()).open(note).checkpoint())
                .isEqualTo(CHECKPOINT);
        assertThat(new Policy(ORIGIN, NEXT_LOG.verifier(), LOG.verifier())
                        .open(CHECKPOINT.sign(LOG))
                        .checkpoint())
                .isEqualTo(CHECKPOINT);
    }

    @Test
    void what_a_policy_does_not_allow_is_refused() {
        var policy = new Policy(ORIGIN, List.of(LOG.verifier()), List.of(KIM.verifier(), LEE.verifier()), 2);
        var signed = CHECKPOINT.sign(LOG);
        assertThat(policy.open(cosigned(signed, LEE, KIM)).cosignatures())
                .containsExactly(
                        new Cosignature(KIM.verifier(), NOON_IN_SECONDS),
                        new Cosignature(LEE.verifier(), NOON_IN_SECONDS));
        refused("one witness of two", () -> policy.open(cosigned(signed, KIM)));
        var later = CHECKPOINT.cosign(KIM, NOON.plusSeconds(1)).line();
        refused("one witness twice", () -> policy.open(cosigned(signed, KIM).with(later)));
        refused("another log's key", () -> policy.open(cosigned(CHECKPOINT.sign(NEXT_LOG), KIM, LEE)));
        refused(
                "no log's key",
                () -> policy.open(new SignedNote(
                        CHECKPOINT.text(), List.of(CHECKPOINT.cosign(KIM, NOON), CHECKPOINT.cosign(LEE, NOON)))));
        var elsewhere = new Checkpoint("log.example/other", CHECKPOINT.head());
        refused("another log", () -> policy.open(cosigned(elsewhere.sign(LOG), KIM, LEE)));
        var falseEmpty = new Checkpoint(ORIGIN, new TreeHead(0, ROOT));
        refused("a false empty tree", () -> policy.open(cosigned(falseEmpty.sign(LOG), KIM, LEE)));
        var noCheckpoint = new SignedNote("only\ntwo\n", List.of(LOG.sign("only\ntwo\n")));
        refused("no checkpoint", () -> new Policy(ORIGIN, LOG.verifier()).open(noCheckpoint));
        assertThat(new Policy(ORIGIN, LOG.verifier())
                        .open(new Checkpoint(ORIGIN, TreeHead.EMPTY).sign(LOG))
                        .checkpoint()
                        .head())
                .isEqualTo(TreeHead.EMPTY);
    }

    @Test
    void policies_that_count_wrongly_are_refused() {
        var log = List.of(LOG.verifier());
        var kim = KIM.verifier();
        refused("no log key", () -> new Policy(ORIGIN));
        refused("quorum", () -> new Policy(ORIGIN, log, List.of(kim), 2));
        refused("quorum", () -> new Policy(ORIGIN, log, List.of(kim), -1));
        refused("witness key as log key", () -> new Policy(ORIGIN, List.of(kim), List.of(), 0));
        refused("log key as witness key", () -> new Policy(ORIGIN, log, List.of(NEXT_LOG.verifier()), 0));
        refused("twice", () -> new Policy(ORIGIN, log, List.of(kim, kim), 0));
        var alias = Keys.key("witness.example/alias", KeyType.COSIGNATURE, 3).verifier();
        refused("twice under two names", () -> new Policy(ORIGIN, log, List.of(kim, LEE.verifier(), alias), 0));
        var logAsWitness =
                Keys.key("witness.example/log", KeyType.COSIGNATURE, 1).verifier();
        refused("the log as its own witness", () -> new Policy(ORIGIN, log, List.of(logAsWitness), 0));
    }

    @Test
    void a_cosignature_is_over_its_time_and_the_whole_checkpoint() {
        var line = CHECKPOINT.cosign(KIM, NOON);
        var bytes = ByteBuffer.wrap(line.signature());
        assertThat(bytes.getLong()).isEqualTo(NOON.getEpochSecond());
        var signature = new byte[64];
        bytes.get(signature);
        var message = "cosignature/v1\ntime " + NOON.getEpochSecond() + "\n" + CHECKPOINT.text();
        var key = Keys.key("witness.example/kim", KeyType.NOTE, 3);
        assertThat(key.sign(message).signature()).isEqualTo(signature);
    }

    /** The example of tlog-cosignature, where no keys are given: only its form can be checked. */
    @Test
    void the_example_of_the_specification_is_read() {
        var note = SignedNote.parse("""
                example.com/behind-the-sofa
                20852163
                CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=

                — example.com/behind-the-sofa Az3grlgtzPICa5OS8npVmf1Myq/5IZniMp+ZJurmRDeOoRDe4URYN7u5/Zhcyv2q1gGzGku9nTo+zyWE+xeMcTOAYQ8=
                — witness.example.com/w1 jWbPPwAAAABkGFDLEZMHwSRaJNiIDoe9DYn/zXcrtPHeolMI5OWXEhZCB9dlrDJsX3b2oyin1nPZqhf5nNo0xUe+mbIUBkBIfZ+qnA==
                """);
        assertThat(Checkpoint.parse(note.text()).head().size()).isEqualTo(20_852_163);
        assertThat(Cosignature.of(KIM.verifier(), note.signatures().get(1)).time())
                .isEqualTo(Instant.ofEpochSecond(1_679_315_147));
    }

    @Test
    void a_witness_names_a_time_that_calendars_have() {
        assertThat(CHECKPOINT.cosign(KIM, Instant.ofEpochSecond(1))).isNotNull();
        refused("no time", () -> CHECKPOINT.cosign(KIM, Instant.EPOCH));
        refused("before 1970", () -> CHECKPOINT.cosign(KIM, Instant.EPOCH.minusSeconds(1)));
        var policy = new Policy(ORIGIN, List.of(LOG.verifier()), List.of(KIM.verifier()), 0);
        for (var seconds : List.of(-1L, Long.MIN_VALUE, Long.MAX_VALUE, Instant.MAX.getEpochSecond() + 1)) {
            refused("time " + seconds, () -> policy.open(CHECKPOINT.sign(LOG).with(timed(seconds))));
        }
        for (var seconds : List.of(0L, Instant.MAX.getEpochSecond())) {
            assertThat(policy.open(CHECKPOINT.sign(LOG).with(timed(seconds))).cosignatures())
                    .containsExactly(new Cosignature(KIM.verifier(), Instant.ofEpochSecond(seconds)));
        }
    }

    /** A cosignature that verifies, with a time that {@link Checkpoint#cosign} would not take. */
    private static String timed(long seconds) {
        var message = "cosignature/v1\ntime " + seconds + "\n" + CHECKPOINT.text();
        var signature = Keys.key("any", KeyType.NOTE, 3).sign(message).signature();
        var timestamped =
                ByteBuffer.allocate(72).putLong(seconds).put(signature).array();
        return NoteSignature.of(KIM.verifier().name(), KIM.verifier().id(), timestamped)
                .line();
    }
}
