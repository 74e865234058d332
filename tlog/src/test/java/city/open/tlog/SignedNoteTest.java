package city.open.tlog;

import static city.open.tlog.Damage.refused;
import static city.open.tlog.Keys.KIM;
import static city.open.tlog.Keys.LOG;
import static city.open.tlog.Keys.NEXT_LOG;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class SignedNoteTest {
    private static final String TEXT = "Petition 17 was decided.\n\nIt was granted: 허가.\n";

    /** The example of signed-note, Verifier keys. */
    @Test
    void the_example_of_the_specification_holds() {
        var key = VerifierKey.parse("example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k");
        var note = SignedNote.parse("""
                This is an example message.

                — example.com/foo Uw2QOkn8srV1yJGh2VYRlL1Tnagv1YEq6TfXppzi2ONncAlTgK7Ztg1ERYNZXsYjOBH3mFXmRKuwHjG1Yu72IneyaQM=
                """);
        assertThat(note.text()).isEqualTo("This is an example message.\n");
        assertThat(note.verify(List.of(key))).isEqualTo(new SignedNote.Verification(List.of(key), List.of()));
    }

    @Test
    void the_notes_of_the_go_library_are_judged_as_it_does() {
        var vectors = Vectors.json("signed-note-vectors.json");
        var keys = Map.of(
                "peter", key(vectors, "peter_verifier"),
                "enoch", key(vectors, "enoch_verifier"));
        for (var vector : vectors.get("open")) {
            var name = vector.get("name").stringValue();
            var known = vector.has("verifiers")
                    ? Vectors.strings(vector.get("verifiers")).stream()
                            .map(keys::get)
                            .toList()
                    : List.<VerifierKey>of();
            if (vector.has("error")) {
                refused(name, () -> SignedNote.parse(note(vectors, vector)).verify(known));
            } else {
                var verification = SignedNote.parse(note(vectors, vector)).verify(known);
                assertThat(verification.verified().stream().map(VerifierKey::name))
                        .as(name)
                        .containsExactlyElementsOf(Vectors.strings(vector.get("verified")));
                assertThat(verification.unverified().stream().map(NoteSignature::keyName))
                        .as(name)
                        .containsExactlyElementsOf(
                                vector.has("unverified") ? Vectors.strings(vector.get("unverified")) : List.of());
            }
        }
    }

    private static VerifierKey key(JsonNode vectors, String name) {
        return VerifierKey.parse(vectors.get("keys").get(name).stringValue());
    }

    /** Some vectors tell in words which lines stand below the common text. */
    private static String note(JsonNode vectors, JsonNode vector) {
        if (vector.has("note")) {
            return vector.get("note").stringValue();
        }
        var note = vectors.get("open").get(0).get("note").stringValue();
        var text = note.substring(0, note.indexOf("\n\n") + 2);
        var lines = note.substring(text.length()).split("(?<=\n)");
        return text
                + (vector.get("note_is").stringValue().contains("101")
                        ? lines[0].repeat(101)
                        : lines[0].repeat(2) + lines[1].repeat(2));
    }

    @Test
    void malformed_notes_of_the_go_library_are_refused() {
        for (var note : Vectors.strings(Vectors.json("signed-note-vectors.json").get("malformed"))) {
            refused(note, () -> SignedNote.parse(bytes(note)));
        }
    }

    private static byte[] bytes(String note) {
        var bytes = note.replace("(byte 0xff)", "\u0000").getBytes(StandardCharsets.UTF_8);
        if (note.startsWith("(byte 0xff)")) {
            bytes[0] = (byte) 0xff;
        }
        return bytes;
    }

    @Test
    void bad_verifier_keys_of_the_go_library_are_refused() {
        var vectors = Vectors.json("signed-note-vectors.json");
        Vectors.strings(vectors.get("bad_verifier_keys")).forEach(bad -> refused(bad, () -> VerifierKey.parse(bad)));
        var good = vectors.get("keys").get("peter_verifier").stringValue();
        for (var from = 0; from < good.length(); from++) {
            for (var to = from; to <= good.length(); to++) {
                var part = good.substring(from, to);
                if (!part.equals(good)) {
                    refused(part, () -> VerifierKey.parse(part));
                }
            }
            var changed = new StringBuilder(good);
            changed.setCharAt(from, (char) (good.charAt(from) + 1));
            refused(changed.toString(), () -> VerifierKey.parse(changed.toString()));
        }
        assertThat(VerifierKey.parse(good)).hasToString(good);
    }

    @Test
    void signing_gives_the_bytes_of_the_go_library() {
        var vectors = Vectors.json("signed-note-vectors.json");
        var signer = vectors.get("keys").get("peter_signer_published_test_key").stringValue();
        var typed = Grammar.base64(signer.split("\\+", 5)[4]);
        var peter = Keys.key("PeterNeumann", KeyType.NOTE, Arrays.copyOfRange(typed, 1, typed.length));
        var text = vectors.get("sign").get("text").stringValue();
        assertThat(peter.verifier()).isEqualTo(key(vectors, "peter_verifier"));
        assertThat(new SignedNote(text, List.of(peter.sign(text))).encoded())
                .isEqualTo(vectors.get("sign").get("exact_output").stringValue());
    }

    @Test
    void a_note_that_is_stored_and_read_again_is_the_same() {
        var note = signed(TEXT, LOG, NEXT_LOG);
        assertThat(SignedNote.parse(note.encoded())).isEqualTo(note);
        assertThat(SignedNote.parse(note.encoded().getBytes(StandardCharsets.UTF_8)))
                .isEqualTo(note);
        assertThat(note.encoded()).startsWith(TEXT + "\n— " + Keys.ORIGIN + " ");
        assertThat(note.verify(List.of(LOG.verifier())))
                .isEqualTo(new SignedNote.Verification(
                        List.of(LOG.verifier()), List.of(note.signatures().get(1))));
        assertThat(note.verify(List.of(NEXT_LOG.verifier(), LOG.verifier())).verified())
                .containsExactly(LOG.verifier(), NEXT_LOG.verifier());
    }

    private static SignedNote signed(String text, SigningKey... keys) {
        return new SignedNote(text, Stream.of(keys).map(key -> key.sign(text)).toList());
    }

    @Test
    void a_text_may_end_with_blank_lines() {
        for (var text : List.of("\n", "\n\n", "a\n\n", "a\n\n\nb\n\n\n")) {
            var note = signed(text, LOG);
            assertThat(SignedNote.parse(note.encoded())).isEqualTo(note);
        }
    }

    @Test
    void every_change_of_a_signed_note_is_noticed() {
        Damage.everyChangeIsNoticed(signed(TEXT, LOG).encoded(), damaged -> {
            var note = SignedNote.parse(damaged);
            note.verify(List.of(LOG.verifier()));
            // A signature line that is there twice is the only change that leaves all it says as it was.
            assertThat(note.signatures()).hasSize(2);
            throw new TlogException("only repeated");
        });
    }

    @Test
    void a_wrong_signature_of_a_known_key_spoils_the_note() {
        var right = signed(TEXT, LOG);
        var wrong = NEXT_LOG.sign("Another text.\n");
        var both = new SignedNote(TEXT, List.of(right.signatures().getFirst(), wrong));
        assertThat(both.verify(List.of(LOG.verifier())).unverified()).containsExactly(wrong);
        refused("both known", () -> both.verify(List.of(LOG.verifier(), NEXT_LOG.verifier())));
        var second = new SignedNote(TEXT, List.of(right.signatures().getFirst(), LOG.sign("Another text.\n")));
        refused("right and wrong by one key", () -> second.verify(List.of(LOG.verifier())));
    }

    @Test
    void signatures_of_other_lengths_are_refused() {
        var right = LOG.sign(TEXT).signature();
        for (var length : List.of(1, 8, 63, 65, 72)) {
            var signature = NoteSignature.of(Keys.ORIGIN, LOG.verifier().id(), Arrays.copyOf(right, length));
            refused(length + " bytes", () -> new SignedNote(TEXT, List.of(signature)).verify(List.of(LOG.verifier())));
        }
    }

    /** RFC 8032 section 5.1.7: S plus the order of the curve would fit the equation too, and is refused. */
    @Test
    void a_signature_has_no_twin() {
        var order = BigInteger.TWO.pow(252).add(new BigInteger("27742317777372353535851937790883648493"));
        var twin = LOG.sign(TEXT).signature();
        var s = new BigInteger(1, reversed(Arrays.copyOfRange(twin, 32, 64))).add(order);
        var bytes = reversed(s.toByteArray());
        System.arraycopy(bytes, 0, twin, 32, 32);
        var signature = NoteSignature.of(Keys.ORIGIN, LOG.verifier().id(), twin);
        refused("S + L", () -> new SignedNote(TEXT, List.of(signature)).verify(List.of(LOG.verifier())));
    }

    private static byte[] reversed(byte[] bytes) {
        var reversed = new byte[bytes.length];
        for (var i = 0; i < bytes.length; i++) {
            reversed[i] = bytes[bytes.length - 1 - i];
        }
        return reversed;
    }

    @Test
    void lines_that_are_no_signatures_are_refused() {
        var base64 = LOG.sign(TEXT).base64();
        Stream.of(
                        "",
                        "\n",
                        "— name " + base64,
                        "— name " + base64 + "x",
                        "- name " + base64 + "\n",
                        "—name " + base64 + "\n",
                        "—  " + base64 + "\n",
                        "— name\n",
                        "— name \n",
                        "— name  " + base64 + "\n",
                        "— a b " + base64 + "\n",
                        "— a+b " + base64 + "\n",
                        "— a\u00a0b " + base64 + "\n",
                        "— a\u0085b " + base64 + "\n",
                        "— a\u3000b " + base64 + "\n",
                        "— a\u2028b " + base64 + "\n",
                        "— a\tb " + base64 + "\n",
                        "— name AAAAAA==\n",
                        "— name AAAAAAA\n",
                        "— name AAAAAAB=\n",
                        "— name " + base64.replace("=", "") + "\n",
                        "— name " + base64 + "\r\n",
                        "— name " + base64 + "\n\u0000",
                        "— name " + base64 + "\n— name\n",
                        "— name " + base64 + "\n\n")
                .forEach(lines -> {
                    refused(lines, () -> SignedNote.parse(TEXT + "\n" + lines));
                    refused(lines, () -> signed(TEXT, LOG).with(lines));
                });
        assertThat(SignedNote.parse(TEXT + "\n— name AAAAAAA=\n").signatures())
                .containsExactly(new NoteSignature("name", "AAAAAAA="));
    }

    @Test
    void a_note_has_bounds() {
        var other = new NoteSignature("other", "AAAAAAA=");
        var most = Collections.nCopies(SignedNote.MOST_SIGNATURES, other);
        assertThat(SignedNote.parse(new SignedNote(TEXT, most).encoded()).signatures())
                .hasSize(SignedNote.MOST_SIGNATURES);
        refused("101 signatures", () -> new SignedNote(TEXT, Collections.nCopies(101, other)));
        refused("no signature", () -> new SignedNote(TEXT, List.of()));
        refused("no newline", () -> new SignedNote("text", most));
        refused("a control character", () -> new SignedNote("a\tb\n", most));
        refused("half a character", () -> new SignedNote("\ud800\n", most));
        assertThat(new SignedNote("\u007f ~\n", most).text()).isEqualTo("\u007f ~\n");
        var longest = "x".repeat(SignedNote.LONGEST - 1) + "\n";
        assertThat(new SignedNote(longest, most).text()).isEqualTo(longest);
        refused("longer", () -> new SignedNote("x" + longest, most));
        var exact = "x".repeat(SignedNote.LONGEST - 2 - Grammar.utf8(other.line()).length) + "\n\n" + other.line();
        assertThat(SignedNote.parse(Grammar.utf8(exact)).signatures()).containsExactly(other);
        refused("longer with its signature", () -> SignedNote.parse("x" + exact));
    }

    @Test
    void more_signatures_are_added_once() {
        var note = signed(TEXT, LOG);
        var line = NEXT_LOG.sign(TEXT).line();
        var both = signed(TEXT, LOG, NEXT_LOG);
        assertThat(note.with(line)).isEqualTo(both);
        assertThat(both.with(line)).isEqualTo(both);
        assertThat(note.with(line + line)).isEqualTo(both);
    }

    @Test
    void keys_are_told_apart_by_name_type_and_bytes() {
        var log = LOG.verifier();
        assertThat(log)
                .isEqualTo(VerifierKey.parse(log.toString()))
                .hasSameHashCodeAs(VerifierKey.parse(log.toString()))
                .isNotEqualTo(NEXT_LOG.verifier())
                .isNotEqualTo(Keys.key("log.example/other", KeyType.NOTE, 1).verifier())
                .isNotEqualTo(Keys.key(Keys.ORIGIN, KeyType.COSIGNATURE, 1).verifier())
                .isNotEqualTo("log");
        assertThat(List.of(log.name(), log.type(), log.toString().contains("%08x".formatted(log.id()))))
                .containsExactly(Keys.ORIGIN, KeyType.NOTE, true);
        refused("unknown type", () -> VerifierKey.parse("a+00000000+" + Grammar.base64(new byte[33])));
        refused("no type", () -> VerifierKey.parse("a+00000000+"));
        refused("no name", () -> Keys.key("", KeyType.NOTE, 1));
        refused("plus", () -> Keys.key("a+b", KeyType.NOTE, 1));
        refused("half a character", () -> Keys.key("\ud800", KeyType.NOTE, 1));
    }

    @Test
    void private_keys_are_kept_in_pem() {
        var made = SigningKey.generate("name", KeyType.NOTE);
        var pem = made.pem();
        assertThat(pem).startsWith("-----BEGIN PRIVATE KEY-----\n").endsWith("\n-----END PRIVATE KEY-----\n");
        for (var spelling : List.of(pem, pem.strip(), "\n" + pem, pem.replace("\n", "\r\n"))) {
            var read = SigningKey.ofPem("name", KeyType.NOTE, spelling);
            assertThat(read.verifier()).isEqualTo(made.verifier());
            assertThat(read.sign(TEXT)).isEqualTo(made.sign(TEXT));
        }
        assertThat(SigningKey.generate("name", KeyType.NOTE).verifier()).isNotEqualTo(made.verifier());
        assertThat(made).hasToString(made.verifier().toString());
        refused("empty", () -> SigningKey.ofPem("name", KeyType.NOTE, ""));
        refused("no end", () -> SigningKey.ofPem("name", KeyType.NOTE, pem.substring(0, 60)));
        refused("no begin", () -> SigningKey.ofPem("name", KeyType.NOTE, pem.substring(10)));
        refused("only begin", () -> SigningKey.ofPem("name", KeyType.NOTE, "-----BEGIN PRIVATE KEY-----\n"));
        refused(
                "begin and end in one",
                () -> SigningKey.ofPem(
                        "name", KeyType.NOTE, "-----BEGIN PRIVATE KEY-----\n-----END PRIVATE KEY-----\n"));
        refused("no base64", () -> SigningKey.ofPem("name", KeyType.NOTE, pem.replace("M", "!")));
        refused("no key", () -> SigningKey.of("name", KeyType.NOTE, new byte[48]));
        refused("nothing", () -> SigningKey.of("name", KeyType.NOTE, new byte[0]));
    }

    /** As {@code openssl genpkey -algorithm ed25519} wrote it, and {@code openssl pkey -pubout} its other half. */
    @Test
    void a_key_made_by_openssl_has_the_public_key_that_openssl_says() {
        var pem = """
                -----BEGIN PRIVATE KEY-----
                MC4CAQAwBQYDK2VwBCIEIB+URVjai0yBd2OHmWkL56ordUSYojz4Rcf/IG11Hu8u
                -----END PRIVATE KEY-----
                """;
        assertThat(SigningKey.ofPem("name", KeyType.NOTE, pem).verifier().toString())
                .endsWith("+AevzSn3xT5W1t6iw68L7dc3l9G1NRiL5Mzi1q5qEbGeC");
    }

    @Test
    void a_key_signs_only_what_its_type_says() {
        refused("a witness signing a note", () -> KIM.sign(TEXT));
        refused("a log cosigning", () -> LOG.cosign(TEXT, Instant.EPOCH.plusSeconds(1)));
    }
}
