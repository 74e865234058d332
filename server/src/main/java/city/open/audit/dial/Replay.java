package city.open.audit.dial;

import city.open.audit.dial.Preview.Example;
import city.open.audit.dial.Preview.Found;
import city.open.audit.dial.Preview.Row;
import city.open.border.disclosure.Policy;
import city.open.border.disclosure.Policy.Cell;
import city.open.border.disclosure.PolicyTrial;
import city.open.border.disclosure.PolicyTrial.Hit;
import city.open.border.disclosure.PolicyTrial.Opened;
import city.open.border.disclosure.Treatment;
import city.open.ground.database.AuditDatabase;
import city.open.inside.petition.Fact;
import city.open.inside.petition.Journal;
import city.open.inside.petition.Journal.Replayed;
import city.open.outside.record.PolicySheet.Becomes;
import city.open.town.catalogue.Catalogue;
import city.open.town.catalogue.ProcedureCode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/** Plays what has happened once more under another policy. It reads only facts of the kinds that differ, each once, in bounded memory. */
final class Replay {
    private static final int EXAMPLES = 5;
    private static final int HITS_KEPT = 50;
    private static final int GUARDED_AT_ONCE = 500;

    private final PolicyTrial trial;
    private final Catalogue catalogue;
    private final Policy was;
    private final Policy now;

    /** By kind, the parts of which the rule differs anywhere. */
    private final Map<String, Set<String>> differing = new TreeMap<>();

    private final Map<String, Counted> counts = new TreeMap<>();
    private final List<Opened> opened = new ArrayList<>();
    private final List<Found> hits = new ArrayList<>();
    private CompletableFuture<List<Hit>> guarded = CompletableFuture.completedFuture(List.of());
    private int found;
    private long looked;

    private static final class Counted {
        private long entries;
        private final Set<String> cases = new HashSet<>();
        private final List<Example> examples = new ArrayList<>();
    }

    private Replay(PolicyTrial trial, Catalogue catalogue, Policy was, Policy now) {
        this.trial = trial;
        this.catalogue = catalogue;
        this.was = was;
        this.now = now;
        for (Cell cell : was.differences(now)) {
            differing.computeIfAbsent(cell.kind(), _ -> new TreeSet<>()).add(cell.part());
        }
    }

    static Preview of(
            Draft draft, Policy was, PolicyTrial trial, Catalogue catalogue, AuditDatabase audit, Instant at) {
        var replay = new Replay(trial, catalogue, was, draft.on(was));
        var since = at.minus(Duration.ofDays(Preview.DAYS));
        var journal = new Journal(audit);
        var kinds = replay.differing.keySet();
        if (!kinds.isEmpty()) {
            journal.replay(since, kinds, replay::look);
        }
        replay.guard();
        replay.takeHits();
        return new Preview(
                draft.edition(),
                was.version(),
                at,
                replay.looked,
                kinds.isEmpty() ? 0 : journal.withheldSince(since, kinds),
                replay.rows(),
                replay.found,
                replay.hits);
    }

    private void look(Replayed replayed) {
        looked++;
        var fact = replayed.fact();
        var code = new ProcedureCode(replayed.procedure());
        var step = Policy.step(fact.event());
        var newlyOpen = new TreeSet<String>();
        for (var part : differing.getOrDefault(fact.kind(), Set.of())) {
            if (!Policy.has(fact.event(), part)
                    || PolicyTrial.staysInside(part, catalogue.version(code, replayed.version()), step)) {
                continue;
            }
            var effect =
                    effect(was.treatment(fact.kind(), part, code, step), now.treatment(fact.kind(), part, code, step));
            if (effect != null) {
                count(fact, part, effect);
                if (effect == Becomes.OPENED) {
                    newlyOpen.add(part);
                }
            }
        }
        if (!newlyOpen.isEmpty()) {
            opened.add(new Opened(fact, newlyOpen));
            if (opened.size() == GUARDED_AT_ONCE) {
                guard();
            }
        }
    }

    private static @Nullable Becomes effect(@Nullable Treatment before, @Nullable Treatment after) {
        boolean shown = before != null && before.isShown();
        boolean willBe = after != null && after.isShown();
        if (shown != willBe) {
            return willBe ? Becomes.OPENED : Becomes.HIDDEN;
        }
        if (Objects.equals(before, after)) {
            return null;
        }
        return shown ? Becomes.MASK_CHANGED : Becomes.GROUND_CHANGED;
    }

    private void count(Fact fact, String part, Becomes effect) {
        var counted =
                counts.computeIfAbsent("%s %s %s".formatted(fact.kind(), part, effect.name()), _ -> new Counted());
        counted.entries++;
        counted.cases.add(fact.petition().value());
        if (counted.examples.size() < EXAMPLES) {
            counted.examples.add(new Example(fact.petition().value(), fact.seq()));
        }
    }

    /** The guard looks while the next ones are read. */
    private void guard() {
        takeHits();
        var these = List.copyOf(opened);
        opened.clear();
        guarded = CompletableFuture.supplyAsync(() -> trial.hits(these), Thread::startVirtualThread);
    }

    private void takeHits() {
        try {
            for (var hit : guarded.join()) {
                found++;
                if (hits.size() < HITS_KEPT) {
                    hits.add(new Found(
                            hit.petition().value(),
                            hit.seq(),
                            hit.kind(),
                            hit.part(),
                            hit.found().name()));
                }
            }
        } catch (CompletionException stopped) {
            if (stopped.getCause() instanceof RuntimeException fault) {
                throw fault;
            }
            throw stopped;
        }
    }

    private List<Row> rows() {
        var rows = new ArrayList<Row>();
        counts.forEach((key, counted) -> {
            var named = key.split(" ");
            rows.add(new Row(
                    named[0],
                    named[1],
                    Becomes.valueOf(named[2]),
                    counted.entries,
                    counted.cases.size(),
                    counted.examples));
        });
        return rows;
    }
}
