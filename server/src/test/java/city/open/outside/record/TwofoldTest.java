package city.open.outside.record;

import static org.assertj.core.api.Assertions.assertThat;

import city.open.outside.record.Entry.ProcedureRef;
import city.open.outside.record.Entry.Withheld;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is left of an entry once somebody's objection was granted, in it and in what opened parts of it. */
class TwofoldTest {
    private static final Instant THEN = Instant.parse("2026-11-20T05:12:00Z");
    private static final String WORDS = "mentions an illness";

    @Test
    void of_a_withheld_entry_its_leaf_is_left_and_a_gap_that_names_ground_and_decision() {
        var disclosed = committed(2, Map.of("complete", false), Map.of("reason", WORDS), "reason");

        var after = disclosed.withholding(2, "9-1-6", 7);

        assertThat(after.leaf()).isEqualTo(disclosed.leaf());
        assertThat(after.shown().open()).isEqualTo(Map.of("complete", false));
        assertThat(after.shown().salts()).isEmpty();
        assertThat(after.shown().commitments()).isEqualTo(disclosed.leaf().commitments());
        assertThat(after.shown().withheld()).containsExactly(new Withheld("entry", "9-1-6", null, 7));
        assertThat(after.shown().isWithheldWhole()).isTrue();
        assertThat(RecordJson.canonical(after.shown())).doesNotContain(WORDS);
    }

    @Test
    void an_entry_from_before_there_were_commitments_shows_its_words_no_more_though_its_leaf_has_them() {
        var entry = entry(2, 3).with(Map.of("reason", WORDS), Map.of("name", "홍○○"), Map.of(), Map.of(), List.of());

        var after = new Twofold(entry, entry).withholding(2, "9-1-6", 7);

        assertThat(after.leaf().open()).containsEntry("reason", WORDS);
        assertThat(after.shown().open()).isEmpty();
        assertThat(after.shown().masked()).isEmpty();
        assertThat(after.shown().isWithheldWhole()).isTrue();
    }

    @Test
    void what_another_entry_opened_of_it_goes_as_well_and_nothing_else_does() {
        var ofOne = Map.of("seq", 1, "field", "reason", "value", "an ordinary reason");
        var ofTwo = Map.of("seq", 2, "field", "reason", "value", WORDS);
        var disclosed = committed(
                5,
                Map.of("outcome", "granted"),
                Map.of("opened", List.of(ofOne, ofTwo)),
                "opened.1.reason",
                "opened.2.reason");

        var after = disclosed.withholding(2, "9-1-6", 7);

        assertThat(after.shown().open()).isEqualTo(Map.of("outcome", "granted", "opened", List.of(ofOne)));
        assertThat(after.shown().salts()).containsOnlyKeys("opened.1.reason");
        assertThat(after.shown().commitments()).containsExactly(Map.entry("opened.2.reason", "sha256:opened.2.reason"));
        assertThat(after.shown().withheld()).containsExactly(new Withheld("opened.2.reason", "9-1-6", null, 7));
        assertThat(after.shown().isWithheldWhole()).isFalse();
        assertThat(after.withholding(1, "9-1-6", 8).shown().open()).isEqualTo(Map.of("outcome", "granted"));
    }

    @Test
    void an_entry_that_has_nothing_of_it_stays_as_it_was() {
        var disclosed = committed(3, Map.of("complete", true), Map.of("reason", "an ordinary reason"), "reason");

        assertThat(disclosed.withholding(2, "9-1-6", 7)).isEqualTo(disclosed);
    }

    /** Words are shown beside their salts, and stand in the leaf as commitments. */
    private static Twofold committed(int seq, Map<String, Object> open, Map<String, Object> words, String... parts) {
        var commitments = new HashMap<String, String>();
        var salts = new HashMap<String, String>();
        for (var part : parts) {
            commitments.put(part, "sha256:" + part);
            salts.put(part, "00");
        }
        var shown = new HashMap<>(open);
        shown.putAll(words);
        var entry = entry(seq, 5);
        return new Twofold(
                entry.leaf(open, Map.of(), commitments), entry.with(shown, Map.of(), Map.of(), salts, List.of()));
    }

    private static Entry entry(int seq, int policy) {
        return new Entry(
                40 + seq,
                "2026-6110000-0000123-7",
                seq,
                "completeness.checked",
                THEN,
                THEN,
                new ProcedureRef("HC-02", 3),
                null,
                new Entry.By("6110000", "bus", "김", "Kim", "officer"),
                Map.of(),
                Map.of(),
                Map.of(),
                Map.of(),
                List.of(),
                policy,
                null);
    }
}
