package city.open.border.disclosure;

import static org.assertj.core.api.Assertions.assertThat;

import city.open.Open;
import city.open.ground.database.TestDatabase;
import city.open.inside.petition.EventKinds;
import city.open.inside.petition.PetitionEvent.ConflictDeclared;
import city.open.inside.petition.PetitionEvent.Drafted;
import city.open.inside.petition.PetitionEvent.StepCompleted;
import city.open.outside.record.Entry;
import city.open.outside.record.Entry.ProcedureRef;
import city.open.outside.record.RecordJson;
import city.open.town.catalogue.Catalogue;
import city.open.town.catalogue.ProcedureCode;
import city.open.town.organization.Organization;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.ContextConfiguration;

/**
 * What was disclosed under a version of the policy comes out again in the same bytes, as {@code check} makes every entry anew, and the log holds
 * the hash of each version's rules. The hashes here were made when the rules were still lines of Java.
 *
 * <p>A new kind of fact, or a new part, changes the hashes of all versions, as it is added to them all; whoever adds one writes them down anew, and
 * sees with the old sheets in place that nothing else has moved.
 */
@SpringBootTest(classes = Open.class, webEnvironment = SpringBootTest.WebEnvironment.NONE)
@ContextConfiguration(initializers = TestDatabase.ForSpring.class)
class SameBytesTest {
    private static final Salt SALT = new Salt(new byte[Salt.BYTES]);

    @Autowired
    private Organization organization;

    @Autowired
    private Catalogue catalogue;

    @ParameterizedTest
    @CsvSource({
        "1, e61da212ef669cbe3bf636e19511c7a14fd18dcac2e2f6244b52cd841a38e199",
        "2, b86942abad0da41efe9df9de7c405ddfd7785c33325f1c1ccf5f6856377721e9",
        "3, ad81668f0fe2a57c34eb65430a940452e26ae61b8befa8e5d630d7eedcc63fd5",
        "4, 16b2ce360e627c5bf941309aeebb6ba17e1104be808243a4291da825b0a0561b"
    })
    void every_entry_is_the_same(int version, String sha256) throws Exception {
        assertThat(sha256(entries(version))).isEqualTo(sha256);
    }

    @ParameterizedTest
    @CsvSource({
        "1, 62b11a500f7b85b01a4d680cc91d680060114dde3ec34bc217e3c1e7b63fc7d7",
        "2, 62b11a500f7b85b01a4d680cc91d680060114dde3ec34bc217e3c1e7b63fc7d7",
        "3, 62b11a500f7b85b01a4d680cc91d680060114dde3ec34bc217e3c1e7b63fc7d7",
        "4, 83e3c5f34383ed761469d6e4672590a933dad2508dee78e3b0a40f9aa99ea24f"
    })
    void the_rules_are_the_same_as_the_city_says_them_in_its_entry(int version, String sha256) throws Exception {
        var rules = RecordJson.JSON.writeValueAsString(policy(version).rules());
        assertThat(sha256(RecordJson.respelt(rules))).isEqualTo(sha256);
    }

    private static Policy policy(int version) {
        return ShippedPolicies.version(version).orElseThrow();
    }

    /** Of each kind of fact, with all of its parts, and after facts that wait for a decision. */
    private String entries(int version) {
        var procedure = catalogue.find(new ProcedureCode("TR-10")).orElseThrow();
        var facts = new SampleFacts(procedure);
        var disclosing = new Disclosing(organization);
        List<Waiting> waiting = List.of(StepCompleted.class, Drafted.class, ConflictDeclared.class).stream()
                .map(kind -> facts.of(kind, "", ""))
                .filter(fact -> policy(version).waits(fact.kind()))
                .map(fact -> new Waiting(fact, policy(version)))
                .toList();
        return EventKinds.all().stream()
                .sorted(Comparator.comparing(EventKinds::named))
                .map(kind -> facts.of(kind, "", ""))
                .map(fact -> disclosing.entry(fact, waiting, 7, policy(version), procedure, SALT, Stops.NONE))
                .map(both ->
                        RecordJson.canonical(plain(both.leaf())) + "\n" + RecordJson.canonical(plain(both.shown())))
                .collect(Collectors.joining("\n"));
    }

    /** Without what comes from the procedure's own sheet, which the city may change. */
    private static Entry plain(Entry entry) {
        var parts = Arrays.stream(EventKinds.type(entry.kind()).getRecordComponents())
                .map(part -> part.getName())
                .toList();
        return new Entry(
                entry.index(),
                entry.petition(),
                entry.seq(),
                entry.kind(),
                entry.occurredAt(),
                entry.recordedAt(),
                ProcedureRef.NONE,
                entry.step(),
                entry.by(),
                entry.open(),
                entry.masked(),
                entry.commitments(),
                entry.salts(),
                entry.withheld().stream()
                        .filter(gap -> parts.contains(gap.field()))
                        .toList(),
                entry.policy(),
                entry.head());
    }

    private static String sha256(String text) throws Exception {
        return HexFormat.of()
                .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    }
}
