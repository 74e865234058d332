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
        "1, b5bf17047ae06e5c73e19e8e93242e8608fcaca532f4106ec42d08652ee2e3a9",
        "2, e8f49b77af50dddd746586af54b38f92defb1f27b69656b50b98923fa8bfbae1",
        "3, 22b620e6787757af6f1ef30534b7a8eafd7d32db1fc9f04a3a547f117a903834",
        "4, 9078a5dc2c549d3ef41aee9e7317fa5916fcf56fe6d856d83126191031865a21"
    })
    void every_entry_is_the_same(int version, String sha256) throws Exception {
        assertThat(sha256(entries(version))).isEqualTo(sha256);
    }

    @ParameterizedTest
    @CsvSource({
        "1, 194cbf47eb16051bd81332aa69969918ddb2de26f12afa90a11a4602f6a8da11",
        "2, 194cbf47eb16051bd81332aa69969918ddb2de26f12afa90a11a4602f6a8da11",
        "3, 194cbf47eb16051bd81332aa69969918ddb2de26f12afa90a11a4602f6a8da11",
        "4, fdac8ab8004043bf4288c2560ae32fccc74159e99d1a1f5b8f469eb658d71836"
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
