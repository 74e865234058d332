package city.open.outside.verification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The commitments were worked out by hand: 32 zero bytes and the canonical JSON through sha256sum. */
class LeafTest {
    private static final String ZEROS = "00".repeat(32);
    /** {@code {"field":"opinion","value":"fine"}} */
    private static final String FINE = "sha256:f5678c3966aa1a24b9db35916d9e42cead5ecce0ee1dd7136f85c371ec3a08b0";

    private static final String SHOWN = """
            {"index":5,"petition":"P","seq":2,"kind":"k","open":{"opinion":"fine","on":"2026-06-01"},"masked":{},\
            "commitments":{},"salts":{"opinion":"%s"},"withheld":[],"policy":4}""".formatted(ZEROS);
    private static final String LEAF = """
            {"commitments":{"opinion":"%s"},"index":5,"kind":"k","masked":{},"open":{"on":"2026-06-01"},"petition":"P",\
            "policy":4,"seq":2,"withheld":[]}""".formatted(FINE);

    @Test
    void what_is_shown_with_a_salt_stands_in_the_leaf_as_a_commitment() {
        assertThat(leaf(SHOWN)).isEqualTo(LEAF);
    }

    @Test
    void what_a_decision_opens_is_committed_to_under_the_name_it_was_withheld_with() {
        var shown = """
                {"index":5,"open":{"opened":[{"seq":3,"field":"opinion","value":"fine","salt":"%1$s"}]},"commitments":{},\
                "salts":{"opened.3.opinion":"%1$s"}}""".formatted(ZEROS);
        assertThat(leaf(shown))
                .isEqualTo("{\"commitments\":{\"opened.3.opinion\":\"%s\"},\"index\":5,\"open\":{}}".formatted(FINE));
    }

    @Test
    void an_entry_of_which_nothing_is_left_is_its_leaf_with_a_gap() {
        var stub = LEAF.replace(
                "\"withheld\":[]", "\"withheld\":[{\"field\":\"entry\",\"ground\":\"9-1-6\",\"since\":7}]");
        assertThat(leaf(stub)).isEqualTo(LEAF);
    }

    @Test
    void a_changed_value_is_named_with_its_entry_and_part() {
        var shown = Canonical.JSON.readTree(SHOWN.replace("fine", "poor"));
        assertThatThrownBy(() -> new Withholdings().take(shown, bytes(LEAF)))
                .isInstanceOf(NotShown.class)
                .hasMessage(
                        "Entry 5 of petition P: its part \"opinion\" is not the one that the log was committed to.");
    }

    @Test
    void a_value_that_no_date_or_salt_stands_for_is_found() {
        for (var other : List.of(
                SHOWN.replace("2026-06-01", "2026-06-02"),
                SHOWN.replace("\"on\"", "\"more\":\"words\",\"on\""),
                SHOWN.replace("\"withheld\":[]", "\"withheld\":[{\"field\":\"x\",\"ground\":\"9-1-6\"}]"))) {
            assertThatThrownBy(() -> new Withholdings().take(Canonical.JSON.readTree(other), bytes(LEAF)))
                    .as(other)
                    .hasMessage("Entry 5 of petition P is not shown as it is in the log.");
        }
    }

    @Test
    void a_salt_for_nothing_and_one_that_is_none_are_found() {
        assertThatThrownBy(() -> leaf(SHOWN.replace("\"opinion\":\"fine\",", "")))
                .hasMessage("Entry 5 gives a salt for \"opinion\" and does not show that part.");
        assertThatThrownBy(() -> leaf(SHOWN.replace(ZEROS, "salt")))
                .hasMessage("Entry 5 opens a part with a salt that is not hexadecimal.");
    }

    @Test
    void what_is_withheld_later_needs_an_entry_that_decides_it_on_the_same_ground() {
        var stub = Canonical.JSON.readTree(LEAF.replace(
                "\"withheld\":[]", "\"withheld\":[{\"field\":\"entry\",\"ground\":\"9-1-6\",\"since\":7}]"));
        for (var decision : List.of(
                "7|true|2|9-1-6|yes",
                "7|false|2|9-1-6|no",
                "7|true|3|9-1-6|no",
                "7|true|2|9-1-7|no",
                "8|true|2|9-1-6|no")) {
            var says = decision.split("\\|");
            var decided = """
                    {"commitments":{},"index":9,"kind":"withholding.decided","open":{"granted":%s,"ground":"%s","seq":%s},"petition":"P",\
                    "policy":4,"seq":%s}""".formatted(says[1], says[3], says[2], says[0]);
            var withholdings = new Withholdings();
            withholdings.take(stub, bytes(LEAF));
            withholdings.take(Canonical.JSON.readTree(decided), bytes(leaf(decided)));
            if (says[4].equals("yes")) {
                assertThat(withholdings.requireDecisions()).isOne();
            } else {
                assertThatThrownBy(withholdings::requireDecisions)
                        .as(decision)
                        .hasMessage(
                                "Entry 5 of petition P is withheld, and no entry decides that it is, on that ground.");
            }
        }
    }

    /** Their leaves have the words, so everything but them is compared, and nothing may be shown in their place. */
    @Test
    void of_an_older_entry_withheld_since_only_an_empty_frame_is_believed() {
        var logged = """
                {"commitments":{},"index":5,"kind":"k","masked":{"site":"x"},"open":{"on":"2026-06-01"},"petition":"P",\
                "policy":3,"seq":2,"withheld":[]}""";
        var stub = """
                {"commitments":{},"index":5,"kind":"k","masked":{},"open":{},"petition":"P","policy":3,"seq":2,\
                "withheld":[{"field":"entry","ground":"9-1-6","since":7}]}""";
        new Withholdings().take(Canonical.JSON.readTree(stub), bytes(logged));
        for (var other : List.of(
                stub.replace("\"open\":{}", "\"open\":{\"on\":\"2026-06-02\"}"), stub.replace("\"k\"", "\"l\""))) {
            assertThatThrownBy(() -> new Withholdings().take(Canonical.JSON.readTree(other), bytes(logged)))
                    .isInstanceOf(NotShown.class);
        }
    }

    @Test
    void what_a_proof_carries_beside_the_leaf_is_what_the_leaf_is_committed_to() {
        var lines = Leaf.openings(Canonical.JSON.readTree(SHOWN));
        assertThat(lines).containsExactly(ZEROS + " {\"field\":\"opinion\",\"value\":\"fine\"}");
        assertThat(Leaf.opened(5, bytes(LEAF), lines)).containsExactly("{\"field\":\"opinion\",\"value\":\"fine\"}");
        assertThatThrownBy(() ->
                        Leaf.opened(5, bytes(LEAF), List.of(lines.getFirst().replace("fine", "poor"))))
                .hasMessage("Entry 5 comes with {\"field\":\"opinion\",\"value\":\"poor\"},"
                        + " and that is not what its log was committed to.");
    }

    private static String leaf(String shown) {
        return new String(Leaf.of(Canonical.JSON.readTree(shown)), StandardCharsets.UTF_8);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
