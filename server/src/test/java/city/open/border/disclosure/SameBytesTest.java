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
        "1, ffd77f2ba05bd87f25f38c8e03453768ff068f2e177edee3399a440cf0b3f8c7",
        "2, 13bbc88ac049f15d9bf302b340d0d2bfd97c64d7a2db4f729cdea867e45b9d88",
        "3, 334b1cb1c76376218cb2506c5400ca68678a100c292c618956d0216c21bf0926",
        "4, 705e414ce0782723b5116244374b462cd0c8f8a16db6d82210173d57af47f368"
    })
    void every_entry_is_the_same(int version, String sha256) throws Exception {
        assertThat(sha256(entries(version))).isEqualTo(sha256);
    }

    @ParameterizedTest
    @CsvSource({
        "1, 237c78683d0186ca86e1543db7f2c49d85520df00ce30d4218462c629daf643a",
        "2, 237c78683d0186ca86e1543db7f2c49d85520df00ce30d4218462c629daf643a",
        "3, 237c78683d0186ca86e1543db7f2c49d85520df00ce30d4218462c629daf643a",
        "4, 6279690fab5a1d6eb270236c54e61c387a2ea35d4eefec48a55780938c412e30"
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
