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
        "1, 16961d3a1157df15b2dd20e0ef85d80fa73a8a65433a8b811b0d07b173910d31",
        "2, 08fa53614ad2d8879d2396880c77a0c3a3889418ac164593e24368083a3a8ffe",
        "3, 8f969c41015eee35c1f4f4d46d908f6e41706ee0b5191965468bb294474b89c2",
        "4, f9a62aa314db9376fe0ec01ec05c6965e7605a482a3e62192052e20d1d75f79d"
    })
    void every_entry_is_the_same(int version, String sha256) throws Exception {
        assertThat(sha256(entries(version))).isEqualTo(sha256);
    }

    @ParameterizedTest
    @CsvSource({
        "1, 1ca204261dcb11c94cd859205e269e19edf7bb8e615df9d0d8c9bd11cb271ab0",
        "2, 1ca204261dcb11c94cd859205e269e19edf7bb8e615df9d0d8c9bd11cb271ab0",
        "3, 1ca204261dcb11c94cd859205e269e19edf7bb8e615df9d0d8c9bd11cb271ab0",
        "4, cb21e05bbe0c4aa6c14f3a04a1c6e00ec0e1537f737d61a5b59b8cae6ecde1aa"
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
