package city.open.border.disclosure;

import city.open.border.disclosure.Stops.Stop;
import city.open.ground.calendar.Text;
import city.open.ground.database.PublisherDatabase;
import city.open.ground.guard.Finding;
import city.open.ground.guard.Screening;
import city.open.ground.guard.SealedValues;
import city.open.ground.vocabulary.PetitionNumber;
import city.open.inside.petition.Covered;
import city.open.inside.petition.Fact;
import city.open.inside.vault.Marks;
import city.open.town.catalogue.ProcedureCode;
import city.open.town.catalogue.StepId;
import city.open.town.organization.Agency;
import city.open.town.organization.Organization;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The guard at the only door into the record. It looks through every word that would leave and stops the part it stands in; what it stopped is
 * written down beside the journal, where the officials of the case see it.
 */
final class Guarding {
    private static final Set<Class<?>> WORDS = Set.of(Text.class, String.class, List.class, StepId.class);

    /** What people write; all else in a fact is a date, a figure or chosen from a list. */
    private static final ClassValue<List<RecordComponent>> WRITTEN = new ClassValue<>() {
        @Override
        protected List<RecordComponent> computeValue(Class<?> type) {
            return Arrays.stream(type.getRecordComponents())
                    .filter(component -> WORDS.contains(component.getType()))
                    .toList();
        }
    };

    private final PublisherDatabase database;
    private final Marks marks;
    private final Screening screening;

    Guarding(PublisherDatabase database, Organization organization) {
        this.database = database;
        this.marks = new Marks(database);
        this.screening = new Screening(
                organization.agencies().stream().map(Agency::phonePrefix).toList());
    }

    /** For looking through the facts of these petitions. */
    Map<String, SealedValues> sealed(Collection<PetitionNumber> petitions) {
        return marks.of(petitions);
    }

    /**
     * What may not leave of this fact, and of what it opens.
     *
     * @param waiting the earlier facts of this petition of which a part waits for the decision
     * @param before what was stopped of this petition already
     */
    List<Stop> stops(
            Fact fact,
            List<Waiting> waiting,
            Policy policy,
            ProcedureCode procedure,
            SealedValues sealed,
            Stops before) {
        List<Seen> seen = new ArrayList<>();
        var step = Policy.step(fact.event());
        for (var part : WRITTEN.get(fact.event().getClass())) {
            var treatment = policy.treatment(fact.kind(), part.getName(), procedure, step);
            boolean leaves = treatment != null && (treatment.isShown() || treatment.untilDecision());
            if (leaves || part.getName().equals("step")) {
                look(fact, part, fact.seq(), part.getName(), sealed, seen);
            }
        }
        if (Waiting.decides(fact)) {
            for (var one : waiting) {
                var earlier = one.fact();
                for (var part : WRITTEN.get(earlier.event().getClass())) {
                    if (one.opens(part.getName(), policy, procedure) && !before.stop(earlier.seq(), part.getName())) {
                        var opening = Stops.opening(earlier.seq(), part.getName());
                        look(earlier, part, fact.seq(), opening, sealed, seen);
                    }
                }
            }
        }
        return seen.isEmpty() ? List.of() : unlessPassed(fact.petition(), seen);
    }

    /** What is found in these parts of a fact, each by itself and all of them as one, but for what an official has let stand. */
    List<Stop> found(Fact fact, Set<String> parts, SealedValues sealed) {
        List<Seen> seen = new ArrayList<>();
        var all = new StringBuilder();
        var last = "";
        for (var part : WRITTEN.get(fact.event().getClass())) {
            if (parts.contains(part.getName())) {
                look(fact, part, fact.seq(), part.getName(), sealed, seen);
                each(
                        Disclosing.value(part, fact.event()),
                        part.getName(),
                        (words, _) -> all.append(words).append(' '));
                last = part.getName();
            }
        }
        if (seen.isEmpty() && parts.size() > 1) {
            for (var finding : screening.of(all.toString(), sealed)) {
                var stop = new Stop(fact.seq(), last, last, finding.kind(), finding.start(), finding.end());
                seen.add(new Seen(stop, finding.in(all.toString())));
            }
        }
        return seen.isEmpty() ? List.of() : unlessPassed(fact.petition(), seen);
    }

    private record Seen(Stop stop, String words) {}

    private void look(Fact fact, RecordComponent part, int seq, String name, SealedValues sealed, List<Seen> seen) {
        each(Disclosing.value(part, fact.event()), name, (words, path) -> {
            for (var finding : screening.of(words, sealed)) {
                var stop = new Stop(seq, name, path, finding.kind(), finding.start(), finding.end());
                seen.add(new Seen(stop, finding.in(words)));
            }
        });
    }

    private interface Look {
        void at(String words, String path);
    }

    private static void each(@Nullable Object value, String path, Look look) {
        switch (value) {
            case String words -> look.at(words, path);
            case Text words -> {
                look.at(words.ko(), path + ".ko");
                look.at(words.en(), path + ".en");
            }
            case StepId step -> look.at(step.value(), path);
            case Covered box -> look.at(box.ground(), path + ".ground");
            case List<?> list -> {
                for (int i = 0; i < list.size(); i++) {
                    each(list.get(i), path + "." + (i + 1), look);
                }
            }
            case null, default -> {}
        }
    }

    /** What an official has let stand, with a reason, stays; what is somebody's for certain nobody can let stand. */
    private List<Stop> unlessPassed(PetitionNumber petition, List<Seen> seen) {
        Set<List<String>> passed = new HashSet<>();
        database.jdbc()
                .sql("SELECT kind, words FROM office.guard_pass WHERE petition = ?")
                .param(petition.value())
                .query(row -> {
                    passed.add(List.of(row.getString(1), row.getString(2)));
                });
        return seen.stream()
                .filter(one -> !one.stop().kind().mayStay()
                        || !passed.contains(List.of(one.stop().kind().name(), one.words())))
                .map(Seen::stop)
                .toList();
    }

    /** Writes down what was stopped, in the transaction of the entries. */
    void keep(Map<PetitionNumber, List<Stop>> stops) {
        stops.forEach((petition, ofPetition) -> {
            for (var stop : ofPetition) {
                database.jdbc()
                        .sql("""
                                INSERT INTO office.guard_stop (petition, seq, part, path, kind, begins, ends)
                                VALUES (?, ?, ?, ?, ?, ?, ?)
                                """)
                        .params(
                                petition.value(),
                                stop.seq(),
                                stop.part(),
                                stop.path(),
                                stop.kind().name(),
                                stop.begins(),
                                stop.ends())
                        .update();
            }
        });
    }

    /** What was stopped of these petitions so far, by number. */
    Map<String, Stops> kept(Collection<PetitionNumber> petitions) {
        Map<String, List<Stop>> kept = new HashMap<>();
        database.jdbc()
                .sql("SELECT * FROM office.guard_stop WHERE petition = ANY (?)")
                .params((Object) petitions.stream().map(PetitionNumber::value).toArray(String[]::new))
                .query(row -> {
                    kept.computeIfAbsent(row.getString("petition"), _ -> new ArrayList<>())
                            .add(new Stop(
                                    row.getInt("seq"),
                                    row.getString("part"),
                                    row.getString("path"),
                                    Finding.Kind.valueOf(row.getString("kind")),
                                    row.getInt("begins"),
                                    row.getInt("ends")));
                });
        Map<String, Stops> stops = new HashMap<>();
        kept.forEach((petition, ofPetition) -> stops.put(petition, Stops.NONE.with(ofPetition)));
        return stops;
    }
}
