package city.open.border.disclosure;

import city.open.ground.database.PublisherDatabase;
import city.open.ground.vocabulary.PetitionNumber;
import city.open.inside.petition.Fact;
import city.open.inside.petition.Journal;
import city.open.inside.petition.Petition;
import city.open.inside.petition.PetitionEvent;
import city.open.inside.petition.PetitionEvent.WithholdingDecided;
import city.open.inside.petition.Projection;
import city.open.outside.log.LogAgreement;
import city.open.outside.record.Entry;
import city.open.outside.record.HeadChange;
import city.open.outside.record.RecordJson;
import city.open.outside.verification.Leaf;
import city.open.outside.verification.NotShown;
import city.open.town.catalogue.Catalogue;
import city.open.town.catalogue.Procedure;
import city.open.town.organization.Organization;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Whether journal, projection, record and log say the same: each petition folded anew against what is stored beside it, each entry made anew
 * against what is shown, byte for byte, the indexes without a gap; what pages, lists, searches and figures are printed from against what it
 * follows from; and the tree over all of it. Reads everything once, as it was at one moment, in bounded memory; changes nothing.
 */
@Component
public class Agreement {
    private static final int STRIDE = 500;
    private static final int FINDINGS_KEPT = 100;

    private final PublisherDatabase database;
    private final Journal journal;
    private final Catalogue catalogue;
    private final Organization organization;
    private final LogAgreement log;
    private final Disclosing disclosing;
    private final Views views;
    private final Salts salts;
    private final Guarding guarding;
    private final CityNews news;
    private final PolicyShelf policies;
    private final Random random = new SecureRandom();

    Agreement(PublisherDatabase database, Catalogue catalogue, Organization organization, LogAgreement log) {
        this.database = database;
        this.journal = new Journal(database);
        this.catalogue = catalogue;
        this.organization = organization;
        this.log = log;
        this.disclosing = new Disclosing(organization);
        this.views = new Views(organization, disclosing);
        this.salts = new Salts(database);
        this.guarding = new Guarding(database, organization);
        this.news = new CityNews(database);
        this.policies = new PolicyShelf(database);
    }

    /**
     * What was found.
     *
     * @param entries those of petitions
     * @param ofCity those in which the city speaks about itself
     * @param awaiting facts in the journal that are not published yet; none once the publisher has caught up
     * @param unbound petitions whose last entry is from before the head of their page was bound to the log
     * @param findings what does not agree, in words; the first {@value #FINDINGS_KEPT}
     */
    public record Report(
            long petitions, long facts, long entries, long ofCity, long awaiting, long unbound, List<String> findings) {
        public boolean agrees() {
            return findings.isEmpty();
        }
    }

    /** Beside a publisher at work too: whatever it writes meanwhile is not looked at. */
    public Report check() {
        // Who an official is, is looked up: as it is written now, not as it was remembered.
        organization.refresh();
        return Objects.requireNonNull(database.snapshot().execute(_ -> checked()));
    }

    private Report checked() {
        var findings = new ArrayList<String>();
        var beside = new BesideTheEntries(database, views, policies, finding -> note(findings, finding));
        long petitions = 0;
        long facts = 0;
        long published = 0;
        PetitionNumber last = null;
        for (var numbers = journal.numbersAfter(last, STRIDE);
                !numbers.isEmpty();
                numbers = journal.numbersAfter(last, STRIDE)) {
            var stored = Projection.stored(database, numbers);
            var shown = bodies(numbers);
            var saltOf = salts.kept(numbers);
            var erased = salts.erased(numbers);
            var stopsOf = guarding.kept(numbers);
            beside.read(numbers);
            for (var history : journal.facts(numbers).entrySet()) {
                petitions++;
                facts += history.getValue().size();
                var number = history.getKey();
                var bodies = shown.getOrDefault(number.value(), Map.of());
                published += bodies.size();
                var petition = folded(history.getValue(), findings);
                if (petition == null) {
                    continue;
                }
                if (!Projection.of(petition).equals(stored.get(number))) {
                    note(findings, number + ": what is stored beside the journal is not what the journal says");
                }
                secret(
                        number,
                        history.getValue(),
                        saltOf.containsKey(number.value()),
                        erased.contains(number.value()),
                        findings);
                var stops = stopsOf.getOrDefault(number.value(), Stops.NONE);
                var procedure = catalogue.version(petition.procedure(), petition.procedureVersion());
                var told = beside.of(number, procedure);
                var waiting = List.<Waiting>of();
                var publishedFacts = history.getValue().stream()
                        .filter(fact -> bodies.containsKey(fact.seq()))
                        .toList();
                var withheld = WithheldFacts.in(publishedFacts);
                for (var fact : history.getValue()) {
                    var one = bodies.get(fact.seq());
                    var policy = one == null ? null : madeUnder(one);
                    if (one != null) {
                        compare(
                                fact,
                                policy,
                                waiting,
                                publishedFacts,
                                procedure,
                                one,
                                saltOf.get(number.value()),
                                stops,
                                findings);
                        told.next(
                                fact,
                                (policy == null ? ShippedPolicies.NEWEST : policy)
                                        .shown(withheld.shown(stops.shown(fact)), procedure.code()),
                                one,
                                withheld.seqs().contains(fact.seq()));
                    }
                    waiting = Waiting.after(waiting, fact, policy == null ? ShippedPolicies.NEWEST : policy);
                }
                told.end();
                bodies.forEach((seq, one) -> {
                    if (seq > history.getValue().size()) {
                        note(findings, "%s: entry %d belongs to no fact".formatted(number, one.index()));
                    }
                });
            }
            last = numbers.getLast();
        }
        long ofCity = city(findings);
        beside.city();
        slippedIn(findings);
        long entries = dense(findings);
        if (entries != published + ofCity) {
            note(
                    findings,
                    "the record holds %d entries, of which %d belong to facts of the journal and %d to the city itself"
                            .formatted(entries, published, ofCity));
        }
        log.check(finding -> note(findings, finding));
        return new Report(petitions, facts, entries - ofCity, ofCity, facts - published, beside.unbound(), findings);
    }

    /** Null for facts that make no petition: one is missing, or what one says cannot be. */
    private static @Nullable Petition folded(List<Fact> facts, List<String> findings) {
        try {
            return Petition.of(facts);
        } catch (RuntimeException broken) {
            note(
                    findings,
                    "%s: the facts do not follow one another: %s"
                            .formatted(facts.getFirst().petition(), broken.getMessage()));
            return null;
        }
    }

    /** A secret is gone by an erasure that is a public fact and of which the vault knows, or by nobody's right. */
    private static void secret(
            PetitionNumber number, List<Fact> facts, boolean kept, boolean erased, List<String> findings) {
        var told = facts.stream().anyMatch(fact -> fact.event() instanceof PetitionEvent.Erased);
        if (told && !erased) {
            note(findings, number + ": its erasure is a public fact, and the vault has not erased it");
        }
        if (erased && !told) {
            note(findings, number + ": the vault has erased it, and no fact says so");
        }
        if ((told || erased) && kept) {
            note(findings, number + ": it was erased, and the secret of its commitments is still there or there again");
        }
        if (!told && !erased && !kept) {
            note(
                    findings,
                    number
                            + ": the secret of its commitments is gone, and no erasure took it; what it committed to can no longer be compared");
        }
    }

    /** @param salt null once it was destroyed: commitments and openings then cannot be made again and are left out */
    private void compare(
            Fact fact,
            @Nullable Policy policy,
            List<Waiting> waiting,
            List<Fact> published,
            Procedure procedure,
            Shown shown,
            @Nullable Salt salt,
            Stops stops,
            List<String> findings) {
        var entry = shown.entry();
        if (entry == null || policy == null) {
            note(
                    findings,
                    "%s: entry %d is not what fact %d gives".formatted(fact.petition(), shown.index(), fact.seq()));
            return;
        }
        var made = disclosing
                .entry(
                        fact,
                        waiting,
                        shown.index(),
                        policy,
                        procedure,
                        salt == null ? Salt.forgotten(random) : salt,
                        stops)
                .withHead(shown.head());
        for (var other : published) {
            if (other.event() instanceof WithholdingDecided decision && decision.granted()) {
                made = made.withholding(decision.seq(), String.valueOf(decision.ground()), other.seq());
            }
        }
        boolean isLeaf = salt == null
                ? same(made.leaf(), shown.body(), null)
                : RecordJson.canonical(made.leaf()).equals(shown.body());
        if (!isLeaf) {
            var finding = salt != null && same(made.leaf(), shown.body(), null)
                    ? "%s: entry %d is not what fact %d gives: its commitments are not made of what is withheld under the secret that is kept; secret, values or commitments were exchanged"
                    : "%s: entry %d is not what fact %d gives";
            note(findings, finding.formatted(fact.petition(), shown.index(), fact.seq()));
        } else if (!same(made.shown(), shown.shown(), salt) || (policy.commits() && !isLeafOf(shown))) {
            note(
                    findings,
                    "%s: entry %d is not shown as fact %d gives it"
                            .formatted(fact.petition(), shown.index(), fact.seq()));
        } else if (!shown.isFiledAs(entry)) {
            note(findings, "%s: entry %d is filed otherwise than it says".formatted(fact.petition(), shown.index()));
        }
    }

    /** Null where it says none that ever was. */
    private @Nullable Policy madeUnder(Shown shown) {
        var entry = shown.entry();
        return policies.version(entry == null ? 0 : entry.path("policy").asInt(0))
                .orElse(null);
    }

    private static boolean same(Entry made, String stored, @Nullable Salt salt) {
        var spelt = RecordJson.canonical(made);
        if (spelt.equals(stored)) {
            return true;
        }
        var before = parsed(stored);
        if (before == null) {
            return false;
        }
        var now = Objects.requireNonNull(parsed(spelt));
        return salt == null
                ? withoutSecrets(now).equals(withoutSecrets(before))
                : RecordJson.canonical(before).equals(spelt);
    }

    /** Whether what is shown is what its leaf is committed to; without a secret this is all that can be said of the words. */
    private static boolean isLeafOf(Shown entry) {
        try {
            return Arrays.equals(
                    Leaf.of(Objects.requireNonNull(parsed(entry.shown()))),
                    entry.body().getBytes(StandardCharsets.UTF_8));
        } catch (NotShown other) {
            return false;
        }
    }

    /** Null where it is none of ours. */
    private static @Nullable ObjectNode parsed(String body) {
        try {
            return RecordJson.JSON.readTree(body) instanceof ObjectNode entry ? entry : null;
        } catch (JacksonException changed) {
            return null;
        }
    }

    private static ObjectNode withoutSecrets(ObjectNode entry) {
        entry.remove(List.of("commitments", "salts"));
        if (entry.get("open") instanceof ObjectNode open) {
            open.remove(Disclosing.OPENINGS);
        }
        if (entry.get("withheld") instanceof ArrayNode gaps) {
            gaps.removeIf(gap -> gap.path("field").asString("").startsWith("opened."));
        }
        return entry;
    }

    /** A row of the record: the entry, and what it is found by. */
    record Shown(
            long index,
            int year,
            String petition,
            int seq,
            String kind,
            Instant occurredAt,
            Instant recordedAt,
            Instant publishedAt,
            String body,
            String shown,
            @Nullable HeadChange change,
            @Nullable ObjectNode entry) {

        static Shown of(ResultSet row) throws SQLException {
            var body = row.getString("body");
            return new Shown(
                    row.getLong("index"),
                    row.getInt("year"),
                    row.getString("petition"),
                    row.getInt("seq"),
                    row.getString("kind"),
                    row.getObject("occurred_at", OffsetDateTime.class).toInstant(),
                    row.getObject("recorded_at", OffsetDateTime.class).toInstant(),
                    row.getObject("published_at", OffsetDateTime.class).toInstant(),
                    body,
                    Objects.requireNonNullElse(row.getString("shown"), body),
                    row.getString("head_change") == null
                            ? null
                            : new HeadChange(row.getString("head_change"), row.getString("head_salt")),
                    parsed(body));
        }

        @Nullable
        String head() {
            return entry == null ? null : entry.path("head").asString(null);
        }

        /** On which grounds a part was withheld when it was published. */
        Set<String> grounds() {
            return entry == null
                    ? Set.of()
                    : entry.path("withheld")
                            .valueStream()
                            .map(gap -> gap.path("ground").asString(""))
                            .collect(Collectors.toSet());
        }

        boolean isFiledAs(ObjectNode says) {
            return says.path("index").asLong(-1) == index
                    && (petition.isEmpty() || petition.startsWith(year + "-"))
                    && says.path("petition").asString("").equals(petition)
                    && says.path("seq").asInt(-1) == seq
                    && says.path("kind").asString("").equals(kind)
                    && says.path("occurredAt").asString("").equals(occurredAt.toString())
                    && says.path("recordedAt").asString("").equals(recordedAt.toString());
        }
    }

    private Map<String, Map<Integer, Shown>> bodies(List<PetitionNumber> numbers) {
        Map<String, Map<Integer, Shown>> bodies = new HashMap<>();
        database.jdbc()
                .sql("""
                        SELECT entry.*
                          FROM record.entry
                          JOIN unnest(?::smallint[], ?::text[]) AS wanted (year, petition)
                            ON entry.year = wanted.year AND entry.petition = wanted.petition
                        """)
                .params(
                        numbers.stream().map(PetitionNumber::year).toArray(Integer[]::new),
                        numbers.stream().map(PetitionNumber::value).toArray(String[]::new))
                .query(row -> {
                    bodies.computeIfAbsent(row.getString("petition"), _ -> new HashMap<>())
                            .put(row.getInt("seq"), Shown.of(row));
                });
        return bodies;
    }

    /** What the city has said about itself against what its pages print now. Answers how many entries that are. */
    private long city(List<String> findings) {
        record Said(String sha256, long index) {}
        var said = new HashMap<String, Said>();
        var seqs = new ArrayList<Integer>();
        database.jdbc()
                .sql("SELECT * FROM record.entry WHERE petition = '' ORDER BY index")
                .query(row -> {
                    var one = Shown.of(row);
                    var entry = one.entry();
                    seqs.add(one.seq());
                    if (entry == null || one.seq() != seqs.size() || !one.isFiledAs(entry)) {
                        note(findings, "entry %d is filed otherwise than it says".formatted(one.index()));
                        return;
                    }
                    for (var thing : entry.path("open").path("published")) {
                        said.put(
                                thing.path("what").asString(""),
                                new Said(thing.path("sha256").asString(""), one.index()));
                    }
                });
        var remembered = new HashMap<String, Said>();
        database.jdbc().sql("SELECT what, sha256, index FROM record.published").query(row -> {
            remembered.put(row.getString(1), new Said(row.getString(2), row.getLong(3)));
        });
        if (!remembered.equals(said)) {
            note(findings, "what is remembered as published about the city is not what its entries say");
        }
        var there = new HashMap<String, String>();
        news.everything().forEach(thing -> there.put(thing.what(), thing.sha256()));
        said.forEach((what, last) -> {
            if (!last.sha256().equals(there.get(what))) {
                note(
                        findings,
                        "%s is %s what entry %d published"
                                .formatted(what, there.containsKey(what) ? "not" : "gone, and not", last.index()));
            }
        });
        return seqs.size();
    }

    /** What the publisher has passed by is in the record, or it was put into the journal behind its back. */
    private void slippedIn(List<String> findings) {
        database.jdbc().sql("""
                        SELECT petition, seq
                          FROM office.journal fact
                         WHERE tx < (SELECT from_tx::text::xid8 FROM record.head)
                           AND NOT EXISTS (SELECT
                                             FROM record.entry
                                            WHERE entry.year = fact.year AND entry.petition = fact.petition
                                              AND entry.seq = fact.seq)
                         LIMIT ?
                        """).params(FINDINGS_KEPT).query(row -> {
            note(
                    findings,
                    "%s: fact %d stands in the journal before what was published last, and was never published"
                            .formatted(row.getString("petition"), row.getInt("seq")));
        });
    }

    /** Answers how many entries there are. */
    private long dense(List<String> findings) {
        record Indexes(long entries, long different, long highest, long next) {}
        var indexes = database.jdbc().sql("""
                        SELECT count(*) AS entries, count(DISTINCT index) AS different,
                               coalesce(max(index), -1) AS highest, (SELECT next_index FROM record.head) AS next
                          FROM record.entry
                        """).query(Indexes.class).single();
        if (indexes.entries() != indexes.different()
                || indexes.highest() != indexes.entries() - 1
                || indexes.next() != indexes.entries()) {
            note(
                    findings,
                    "the indexes are not dense: %d entries, %d different indexes, highest %d, next %d"
                            .formatted(indexes.entries(), indexes.different(), indexes.highest(), indexes.next()));
        }
        return indexes.entries();
    }

    private static void note(List<String> findings, String finding) {
        if (findings.size() < FINDINGS_KEPT) {
            findings.add(finding);
        }
    }
}
