package city.open.tlog;

import static city.open.tlog.Keys.KIM;
import static city.open.tlog.Keys.LOG;
import static city.open.tlog.Keys.ORIGIN;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;

/** Whatever is thrown at a verifier, it throws its own exception or nothing. */
class HostileBytesProperties {
    private static final NaiveTree TREE = new NaiveTree();
    private static final Policy POLICY = new Policy(ORIGIN, List.of(LOG.verifier()), List.of(KIM.verifier()), 0);
    private static final Checkpoint CHECKPOINT = new Checkpoint(ORIGIN, TREE.head(9));
    private static final SignedNote NOTE = CHECKPOINT
            .sign(LOG)
            .with(CHECKPOINT.cosign(KIM, Instant.ofEpochSecond(1)).line());
    private static final List<String> GOOD = List.of(
            NOTE.encoded(),
            new TlogProof(InclusionProof.of(2, 9, TREE.reader(9)), NOTE).encoded(),
            new AddCheckpoint(4, ConsistencyProof.of(4, 9, TREE.reader(9)), NOTE).encoded(),
            LOG.verifier().toString(),
            LOG.pem(),
            "tile/0/x001/234.p/5",
            "tile/entries/x001/234.p/5");

    @Property(tries = 300)
    void bytes_of_any_kind_are_refused_in_good_order(@ForAll @Size(max = 600) byte[] bytes) {
        readAsEverything(bytes);
    }

    @Property(tries = 300)
    void texts_of_any_kind_are_refused_in_good_order(@ForAll String text) {
        readAsEverything(text.getBytes(StandardCharsets.UTF_8));
        orderly(() -> SignedNote.parse(text));
        orderly(() -> VerifierKey.parse(text));
        orderly(() -> Tile.parse(text));
        orderly(() -> new Checkpoint(text, TreeHead.EMPTY).sign(LOG));
    }

    /** What is nearly right goes deepest. */
    @Property(tries = 1_000)
    void spoiled_texts_are_refused_in_good_order(@ForAll long seed) {
        var random = new Random(seed);
        var bytes = GOOD.get(random.nextInt(GOOD.size())).getBytes(StandardCharsets.UTF_8);
        var other = GOOD.get(random.nextInt(GOOD.size())).getBytes(StandardCharsets.UTF_8);
        for (var i = random.nextInt(4); i >= 0; i--) {
            bytes = spoiled(bytes, other, random);
        }
        readAsEverything(bytes);
    }

    private static byte[] spoiled(byte[] bytes, byte[] other, Random random) {
        var at = random.nextInt(bytes.length + 1);
        var rest = random.nextInt(other.length + 1);
        var text = new ByteArrayOutputStream();
        text.write(bytes, 0, at);
        switch (random.nextInt(5)) {
            case 0 -> text.write(other, rest, other.length - rest);
            case 1 -> text.write(random.nextInt(256));
            case 2 -> text.writeBytes("\n= +—0".substring(random.nextInt(6)).getBytes(StandardCharsets.UTF_8));
            case 3 -> text.write(bytes, Math.min(at + 1, bytes.length), Math.max(0, bytes.length - at - 1));
            default -> text.write(bytes, at, bytes.length - at);
        }
        return text.toByteArray();
    }

    /** No bytes make the JDK fail in a way of its own, whether they are a point of the curve or not. */
    @Property(tries = 300)
    void any_key_and_any_signature_are_judged(
            @ForAll @Size(32) byte[] key, @ForAll @Size(64) byte[] signature, @ForAll boolean large) {
        if (large) {
            Arrays.fill(key, 1, 31, (byte) 0xff);
            Arrays.fill(signature, 32, 64, (byte) 0xff);
        }
        orderly(() -> {
            var verifier = new VerifierKey("name", KeyType.NOTE, key);
            var line = NoteSignature.of("name", verifier.id(), signature);
            new SignedNote("text\n", List.of(line)).verify(List.of(verifier));
        });
    }

    private static void readAsEverything(byte[] bytes) {
        orderly(() -> POLICY.open(SignedNote.parse(bytes)));
        orderly(() -> TlogProof.parse(bytes).verify(TREE.leaf(2), POLICY));
        orderly(() -> AddCheckpoint.parse(bytes).judge(POLICY.logKeys(), TREE.head(4)));
        orderly(() -> new EntryBundle(0, 3).open(bytes, TREE.reader(9)));
        orderly(() -> new TileReader(TREE.head(9), asked -> List.of(bytes)).read(List.of(new Node(0, 0))));
        orderly(() -> Hash.of(bytes));
        orderly(() -> SigningKey.of("name", KeyType.NOTE, bytes));
        var text = new String(bytes, StandardCharsets.ISO_8859_1);
        for (Consumer<String> reader : List.<Consumer<String>>of(
                VerifierKey::parse,
                Checkpoint::parse,
                Tile::parse,
                EntryBundle::parse,
                Hash::parse,
                NOTE::with,
                pem -> SigningKey.ofPem("name", KeyType.NOTE, pem))) {
            orderly(() -> reader.accept(text));
        }
    }

    private static void orderly(Runnable reader) {
        try {
            reader.run();
        } catch (TlogException e) {
            assertThat(e.reason()).isNotBlank().isEqualTo(e.getMessage()).doesNotContain("\n");
        }
    }
}
