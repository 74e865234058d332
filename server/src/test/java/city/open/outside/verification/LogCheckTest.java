package city.open.outside.verification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import city.open.tlog.EntryBundle;
import city.open.tlog.Hash;
import city.open.tlog.InclusionProof;
import city.open.tlog.KeyType;
import city.open.tlog.SigningKey;
import city.open.tlog.TlogProof;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LogCheckTest {
    private static final int SIZE = 600;

    private final SmallLog log = new SmallLog(SIZE);
    private final List<String> told = new ArrayList<>();

    @TempDir
    private Path folder;

    @AfterEach
    void close() {
        log.close();
    }

    @Test
    void a_first_look_says_whose_word_it_rests_on() {
        check(null).everything();

        assertThat(told)
                .containsExactly(
                        "The log says its key is " + log.key.verifier()
                                + ". Compare it with one you have from elsewhere, or give that with --key.",
                        "The checkpoint of 600 entries is signed by its log, city.example/open.",
                        "All 600 entries are the leaves of that tree, one by one, and the public change feed shows the same.");
    }

    @Test
    void who_comes_back_learns_that_the_log_only_grew() {
        check(kept()).everything();
        log.grow(100, "granted");
        told.clear();

        check(kept()).everything();

        assertThat(told).contains("It only adds to the 600 entries of the checkpoint you kept.");
    }

    @Test
    void a_history_rewritten_from_its_first_entry_is_found_by_who_comes_back() {
        check(kept()).everything();
        log.fork(700, "refused");

        assertThatThrownBy(() -> check(kept()).everything())
                .isInstanceOf(NotShown.class)
                .hasMessage("The tree of 700 entries does not extend the one of 600 entries that the log signed before:"
                        + " history up to entry 599 was rewritten.");
    }

    @Test
    void an_older_state_shown_again_is_found() {
        check(kept()).everything();
        log.fork(SIZE - 1, "granted");

        assertThatThrownBy(() -> check(kept()).checkpoint())
                .hasMessage("The log shows 599 entries, fewer than the 600 it signed for before:"
                        + " entries were dropped, or an old state is shown.");
    }

    @Test
    void a_changed_entry_is_named() {
        var bundle = new EntryBundle(1, 256);
        var entries = new ArrayList<>(
                log.entries.subList(256, 512).stream().map(SmallLog::bytes).toList());
        entries.set(300 - 256, SmallLog.bytes(SmallLog.entry(300, "refused")));
        log.lies.put("/log/" + bundle.path(), EntryBundle.encode(entries));

        assertThatThrownBy(() -> check(null).everything())
                .hasMessage("In entries 256 to 511: Entry 300 is not the leaf the tree has at that index.");
    }

    @Test
    void a_changed_tile_is_named() {
        var tile = "/log/tile/0/001";
        log.lies.put(tile, new byte[256 * Hash.LENGTH]);

        assertThatThrownBy(() -> check(null).everything())
                .hasMessage("In entries 256 to 511: The tile tile/0/001 is not that of the tree of 600 leaves.");
    }

    @Test
    void pages_that_show_something_else_than_the_log_are_named() {
        log.lies.put(
                "/api/v1/changes",
                SmallLog.bytes(
                        "[" + String.join(",\n", log.entries.subList(0, 256)).replace("\"index\":7,", "\"index\":8,")
                                + "]"));

        assertThatThrownBy(() -> check(null).everything())
                .hasMessage("Entry 7 in the change feed is not the one in the log.");
    }

    @Test
    void one_petition_is_held_against_the_log_byte_for_byte() {
        check(null).petition(SmallLog.PETITION);

        assertThat(told)
                .endsWith(
                        "All 600 entries that are shown of petition 2026-6110000-0000123-7 are in that tree,"
                                + " byte for byte as they are shown, and none is missing between them.",
                        "Its last entry is from before the head of a petition was bound to the log: what stands above the"
                                + " entries cannot be checked, as on the day it was published.");
    }

    @Test
    void a_petition_shown_otherwise_than_logged_is_found() {
        log.lies.put(
                "/api/v1/petitions/" + SmallLog.PETITION,
                SmallLog.bytes(
                        "{\"entries\":[%s,%s]}".formatted(log.entries.getFirst(), SmallLog.entry(1, "refused"))));

        assertThatThrownBy(() -> check(null).petition(SmallLog.PETITION))
                .hasMessage("Entry 1 of petition 2026-6110000-0000123-7 is not shown as it is in the log.");
    }

    @Test
    void a_petition_shown_without_one_of_its_entries_is_found() {
        log.lies.put(
                "/api/v1/petitions/" + SmallLog.PETITION,
                SmallLog.bytes("{\"entries\":[%s,%s]}".formatted(log.entries.get(0), log.entries.get(2))));

        assertThatThrownBy(() -> check(null).petition(SmallLog.PETITION))
                .hasMessage("Of petition 2026-6110000-0000123-7 number 2 is missing before entry 2.");
    }

    /** The commitment was worked out by hand: 32 zero bytes and the canonical JSON through sha256sum. */
    @Test
    void a_part_opened_later_is_held_against_its_commitment() {
        withholdAndOpen("f5678c3966aa1a24b9db35916d9e42cead5ecce0ee1dd7136f85c371ec3a08b0");

        check(null).petition(SmallLog.PETITION);

        assertThat(told.getLast())
                .isEqualTo("Parts withheld at first and opened later, each as the log was committed to it: 1.");
    }

    @Test
    void another_value_than_was_withheld_cannot_be_opened() {
        withholdAndOpen("0000003966aa1a24b9db35916d9e42cead5ecce0ee1dd7136f85c371ec3a08b0");

        assertThatThrownBy(() -> check(null).petition(SmallLog.PETITION))
                .hasMessage(
                        "Entry 601 opens \"opinion\" of number 601, and that is not what the log was committed to.");
    }

    private void withholdAndOpen(String commitment) {
        log.append(List.of(
                "{\"commitments\":{\"opinion\":\"sha256:%s\"},\"index\":600,\"petition\":\"%s\",\"seq\":601}"
                        .formatted(commitment, SmallLog.PETITION),
                """
                {"index":601,"open":{"opened":[{"field":"opinion","salt":"%s","seq":601,"value":"fine"}]},\
                "petition":"%s","seq":602}""".formatted("00".repeat(32), SmallLog.PETITION)));
    }

    private static final String VIEW =
            "{\"closed\":true,\"division\":\"taxi\",\"due\":\"2026-06-05\",\"entries\":601,\"late\":false,\"number\":\"%s\"}"
                    .formatted(SmallLog.PETITION);
    private static final String SALT = "ab".repeat(32);

    /** The petition as it is shown once its last entry is bound to a view. */
    private String bound() {
        log.append(List.of("{\"head\":\"%s\",\"index\":600,\"petition\":\"%s\",\"seq\":601}"
                .formatted(SaltedHash.of(SALT, SmallLog.bytes(VIEW)), SmallLog.PETITION)));
        return VIEW.replace(
                "\"entries\":601",
                "\"ahead\":-1,\"head\":{\"salt\":\"%s\",\"view\":%s},\"entries\":[%s]"
                        .formatted(SALT, VIEW, String.join(",", log.entries)));
    }

    private void shows(String petition) {
        log.lies.put("/api/v1/petitions/" + SmallLog.PETITION, SmallLog.bytes(petition));
    }

    @Test
    void what_stands_above_the_entries_is_held_against_the_last_of_them() {
        shows(bound());

        check(null).petition(SmallLog.PETITION);

        assertThat(told.getLast())
                .isEqualTo("What stands above them, state, dates, division, official and reason, is what entry 600 was"
                        + " bound to when it was published.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                // In the view itself, or in its salt.
                "(?<=\"view\":\\{.{0,40})taxi | bus | What is shown above the entries of petition",
                "abab | abac | What is shown above the entries of petition",
                // Beside it, where readers look.
                "^(.*?)taxi | $1bus | \"division\" of petition",
                "^(.*?)2026-06-05 | $12026-07-05 | \"due\" of petition",
                "^(.*)\"late\":false | $1\"late\":true | \"late\" of petition",
                "^(.*?)\"division\":\"taxi\", | $1 | \"division\" of petition",
                "^\\{ | {\"reason\":\"none\", | \"reason\" of petition",
                "\"head\":\\{\"salt\".*?\\}\\}, | `` | What is shown above the entries of petition",
            })
    void a_head_that_was_changed_is_found(String part, String other, String finding) {
        var shown = bound();
        var changed = shown.replaceFirst(part, other);
        assertThat(changed).isNotEqualTo(shown);
        shows(changed);

        assertThatThrownBy(() -> check(null).petition(SmallLog.PETITION))
                .isInstanceOf(NotShown.class)
                .hasMessageStartingWith(finding);
    }

    private static final String LOGGED =
            "{\"commitments\":{\"x\":\"sha256:00\"},\"index\":600,\"masked\":{\"site\":\"역삼동\"},\"open\":{\"result\":\"granted\"},\"petition\":\"%s\",\"policy\":3,\"seq\":601,\"withheld\":[]}"
                    .formatted(SmallLog.PETITION);
    private static final String STUB = LOGGED.replace("{\"site\":\"역삼동\"}", "{}")
            .replace("{\"result\":\"granted\"}", "{}")
            .replace("\"withheld\":[]", "\"withheld\":[{\"field\":\"entry\",\"ground\":\"9-1-6\",\"since\":602}]");

    private void withheld(String granted, String stub) {
        var decision =
                "{\"index\":601,\"kind\":\"withholding.decided\",\"open\":{\"granted\":%s,\"ground\":\"9-1-6\",\"seq\":601},\"petition\":\"%s\",\"seq\":602}"
                        .formatted(granted, SmallLog.PETITION);
        log.append(List.of(LOGGED, decision));
        shows("{\"entries\":[%s,%s,%s]}".formatted(String.join(",", log.entries.subList(0, 600)), stub, decision));
    }

    @Test
    void a_stub_is_what_the_withholding_of_its_entry_leaves() {
        withheld("true", STUB);

        check(null).petition(SmallLog.PETITION);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"open\":{} | \"open\":{\"result\":\"refused\"}",
                "\"open\":{} | \"open\":{\"result\":\"granted\"}",
                "\"masked\":{} | \"masked\":{\"site\":\"논현동\"}",
                "9-1-6 | 9-1-5",
                "\"seq\":601 | \"seq\":601,\"result\":\"refused\"",
                "sha256:00 | sha256:01",
            })
    void nothing_else_passes_for_a_stub(String part, String other) {
        assertThat(STUB).contains(part);
        withheld("true", STUB.replace(part, other));

        assertThatThrownBy(() -> check(null).petition(SmallLog.PETITION))
                .isInstanceOf(NotShown.class)
                .hasMessageStartingWith("Entry 600 of petition 2026-6110000-0000123-7 is ");
    }

    @Test
    void a_stub_without_a_decision_is_none() {
        withheld("false", STUB);

        assertThatThrownBy(() -> check(null).petition(SmallLog.PETITION))
                .hasMessage("Entry 600 of petition 2026-6110000-0000123-7 is withheld,"
                        + " and no entry decides that it is, on that ground.");
    }

    @Test
    void a_new_key_is_good_because_the_old_one_has_signed_beside_it() {
        check(kept()).everything();
        var next = SigningKey.generate("city.example/open", KeyType.NOTE);
        log.handOver(next);
        log.signOnlyWith(next);

        check(kept()).everything();
        check(kept()).everything();

        assertThat(told)
                .contains("The log has renewed its key: the one you trusted has signed beside the new one, "
                        + next.verifier() + ".");
    }

    @Test
    void a_handover_that_no_known_key_has_signed_is_refused() {
        check(kept()).everything();
        var next = SigningKey.generate("city.example/open", KeyType.NOTE);
        log.signOnlyWith(next);
        log.lies.put("/log/handover", SmallLog.bytes(log.checkpoint().encoded()));

        assertThatThrownBy(() -> check(kept()).everything())
                .hasMessage("The log has a new key, and none that you trust has signed beside it.");
    }

    @Test
    void a_key_that_comes_from_nowhere_is_refused() {
        check(kept()).everything();
        log.signOnlyWith(SigningKey.generate("city.example/open", KeyType.NOTE));

        assertThatThrownBy(() -> check(kept()).everything())
                .hasMessage("The checkpoint does not hold: None of the known keys has signed the note.");
    }

    @Test
    void two_of_three_witnesses_are_enough_and_one_is_not() {
        var witnesses = List.of("a", "b", "c").stream()
                .map(name -> SigningKey.generate(name + ".example", KeyType.COSIGNATURE))
                .toList();
        var keys = witnesses.stream().map(SigningKey::verifier).toList();
        var trust = new Trust(List.of(log.key.verifier()), keys, 2);
        log.cosigned(witnesses.get(0), Instant.parse("2026-11-23T00:00:00Z"));

        assertThatThrownBy(() -> new LogCheck(log.place(), trust, null, told::add, (_, _) -> {}, Duration.ofSeconds(1))
                        .checkpoint())
                .hasMessage("The checkpoint does not hold: The checkpoint is cosigned by 1 witnesses, not by 2.");

        log.cosigned(witnesses.get(2), Instant.parse("2026-11-23T00:00:01Z"));
        new LogCheck(log.place(), trust, null, told::add, (_, _) -> {}).checkpoint();
        assertThat(told)
                .containsExactly(
                        "The checkpoint of 600 entries is signed by its log, city.example/open, and cosigned by 2"
                                + " of your 3 witnesses (a.example at 2026-11-23T00:00:00Z, c.example at 2026-11-23T00:00:01Z).");
    }

    @Test
    void a_mirror_has_everything_and_is_itself_a_log_to_check() throws IOException {
        new Mirror(log.place(), folder, Trust.IN_THE_LOG_ITSELF, told::add, (_, _) -> {}).update();
        log.grow(SIZE, "granted");
        new Mirror(log.place(), folder, Trust.IN_THE_LOG_ITSELF, told::add, (_, _) -> {}).update();
        told.clear();

        new LogCheck(Place.of(folder.toString()), Trust.IN_THE_LOG_ITSELF, null, told::add, (_, _) -> {}).everything();

        assertThat(told).endsWith("All 1,200 entries are the leaves of that tree, one by one.");
        assertThat(folder.resolve("log/tile/0/002.p")).doesNotExist();
        assertThat(Files.readString(folder.resolve("log/checkpoint")))
                .isEqualTo(log.checkpoint().encoded());
    }

    @Test
    void a_mirror_keeps_what_it_has_when_the_log_is_not_what_it_was() throws IOException {
        var mirror = new Mirror(log.place(), folder, Trust.IN_THE_LOG_ITSELF, told::add, (_, _) -> {});
        mirror.update();
        var before = Files.readString(folder.resolve("log/checkpoint"));
        log.fork(700, "refused");

        assertThatThrownBy(mirror::update).isInstanceOf(NotShown.class);

        assertThat(Files.readString(folder.resolve("log/checkpoint"))).isEqualTo(before);
        new LogCheck(Place.of(folder.toString()), Trust.IN_THE_LOG_ITSELF, null, told::add, (_, _) -> {}).everything();
    }

    @Test
    void a_proof_taken_away_holds_without_the_city() {
        var proof = new TlogProof(
                Optional.of(Base64.getEncoder().encodeToString(SmallLog.bytes(log.entries.get(471)))),
                InclusionProof.of(471, SIZE, log.tree()),
                log.checkpoint());
        var trust = new Trust(List.of(log.key.verifier()), List.of(), 0);

        var shown = TakenProof.check(SmallLog.bytes(proof.encoded()), trust);

        assertThat(shown).extracting(TakenProof.Shown::entry).containsExactly(log.entries.get(471));
        var other = SmallLog.bytes(proof.encoded().replace("index 471", "index 470"));
        assertThatThrownBy(() -> TakenProof.check(other, trust)).isInstanceOf(NotShown.class);
    }

    private LogCheck check(@Nullable Path file) {
        return new LogCheck(log.place(), Trust.IN_THE_LOG_ITSELF, file, told::add, (_, _) -> {});
    }

    private Path kept() {
        return folder.resolve("kept");
    }
}
