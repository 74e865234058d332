package city.open.audit.redflags;

import city.open.audit.flags.Case;
import city.open.audit.flags.Case.Approval;
import city.open.audit.flags.Case.Contract;
import city.open.audit.flags.Case.Decision;
import city.open.audit.flags.Case.Extension;
import city.open.audit.flags.Case.Handover;
import city.open.audit.redflags.CityCases.Absent;
import city.open.audit.redflags.CityCases.Papers;
import city.open.ground.calendar.CityTime;
import city.open.ground.calendar.StatutoryClock;
import city.open.ground.calendar.Text;
import city.open.inside.petition.By;
import city.open.inside.petition.Fact;
import city.open.inside.petition.Outcome;
import city.open.inside.petition.Petition;
import city.open.inside.petition.PetitionEvent.Approved;
import city.open.inside.petition.PetitionEvent.Assigned;
import city.open.inside.petition.PetitionEvent.Concurred;
import city.open.inside.petition.PetitionEvent.ContractStated;
import city.open.inside.petition.PetitionEvent.Decided;
import city.open.inside.petition.PetitionEvent.Drafted;
import city.open.inside.petition.PetitionEvent.Extended;
import city.open.inside.petition.PetitionEvent.ObjectionDecided;
import city.open.inside.petition.PetitionEvent.Reopened;
import city.open.inside.petition.PetitionEvent.Reviewed;
import city.open.town.catalogue.Catalogue;
import city.open.town.catalogue.CleanHands;
import city.open.town.catalogue.Procedure;
import city.open.town.catalogue.Step;
import city.open.town.catalogue.StepId;
import city.open.town.organization.Official;
import city.open.town.organization.OfficialId;
import city.open.town.organization.Organization;
import city.open.town.organization.Rank;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads one case as the flags look at it out of its facts. */
final class CaseReading {
    private static final Set<Outcome> ON_THE_MERITS =
            EnumSet.of(Outcome.GRANTED, Outcome.GRANTED_WITH_CONDITIONS, Outcome.REFUSED, Outcome.COMPLETED);

    private final Catalogue catalogue;
    private final CleanHands cleanHands;
    private final Organization organization;
    private final StatutoryClock clock;
    private final Absent absent;
    private final Map<String, Way> ways = new HashMap<>();

    CaseReading(
            Catalogue catalogue,
            CleanHands cleanHands,
            Organization organization,
            StatutoryClock clock,
            Absent absent) {
        this.catalogue = catalogue;
        this.cleanHands = cleanHands;
        this.organization = organization;
        this.clock = clock;
        this.absent = absent;
    }

    /** What a version of a procedure says of all its cases. */
    private record Way(Procedure procedure, List<StepId> mandatory, Map<String, Text> names) {}

    private Way way(Petition petition) {
        return ways.computeIfAbsent(petition.procedure() + " v" + petition.procedureVersion(), _ -> {
            var procedure = catalogue.version(petition.procedure(), petition.procedureVersion());
            var names = new HashMap<String, Text>();
            names.put("decision", new Text("결정", "the decision"));
            for (var rank : Rank.values()) {
                names.put(rank.name(), rank.title());
            }
            procedure.steps().forEach(step -> names.put(step.id().value(), step.name()));
            return new Way(procedure, mandatory(procedure), Map.copyOf(names));
        });
    }

    /** A paper's own steps are seen in its boxes. */
    private static List<StepId> mandatory(Procedure procedure) {
        return procedure.deciding().stream()
                .flatMap(deciding -> procedure.mainLine().stream().takeWhile(step -> !step.equals(deciding)))
                .filter(step -> !step.optional() && !Petition.IN_THE_PAPER.contains(step.kind()))
                .map(Step::id)
                .toList();
    }

    /** @param facts all of one petition, in order */
    Case of(List<Fact> facts, Papers papers) {
        var read = new Read(papers.tableRanks());
        for (var fact : facts) {
            read.take(fact);
        }
        var petition = read.after();
        var way = way(petition);
        var names = new HashMap<>(way.names());
        read.opinions
                .keySet()
                .forEach(id -> organization
                        .official(new OfficialId(id))
                        .map(Official::name)
                        .ifPresent(name -> names.put(id, name)));
        return new Case(
                petition.number().value(),
                petition.procedure().value(),
                petition.procedureVersion(),
                way.procedure().sector().id(),
                petition.agency().value(),
                petition.division().value(),
                petition.official() == null ? "" : petition.official().value(),
                Objects.requireNonNullElse(petition.site(), ""),
                minute(petition.receivedAt()),
                petition.isDecided() ? read.decision(petition, way) : null,
                read.approvals,
                read.firstDue(petition),
                read.extensions,
                read.opinions,
                papers.drafts().getOrDefault(petition.number().value(), List.of()),
                read.handover,
                read.contract,
                names);
    }

    private final class Read {
        private final Map<String, String> tableRanks;
        private @Nullable Petition petition;
        private Instant last = Instant.MIN;
        private long stood;

        private final List<Approval> approvals = new ArrayList<>();
        private @Nullable String dueBeforeExtensions;
        private final List<Extension> extensions = new ArrayList<>();
        private final Map<String, Boolean> opinions = new LinkedHashMap<>();
        private @Nullable Handover handover;
        private @Nullable Contract contract;
        private @Nullable Fact decided;
        private @Nullable String dueBeforeDecision;
        private Set<String> begun = Set.of();
        private long minutes;

        private Read(Map<String, String> tableRanks) {
            this.tableRanks = tableRanks;
        }

        private Petition after() {
            return Objects.requireNonNull(petition, "a petition has a first fact");
        }

        private void take(Fact fact) {
            var before = petition;
            petition = before == null ? Petition.of(List.of(fact)) : before.after(fact);
            if (before != null) {
                if (before.timeStands() && fact.occurredAt().isAfter(last)) {
                    stood += clock.workingMinutesBetween(last, fact.occurredAt());
                }
                take(fact, before);
            }
            last = fact.occurredAt().isAfter(last) ? fact.occurredAt() : last;
        }

        private void take(Fact fact, Petition before) {
            if (!(fact.by() instanceof By.OfOffice by)) {
                return;
            }
            switch (fact.event()) {
                case Drafted _ -> opinions.clear();
                case Reviewed reviewed
                when reviewed.skipped() == null -> opinions.put(by.official().value(), !reviewed.dissent());
                case Concurred concurred -> opinions.put(by.official().value(), !concurred.dissent());
                case Approved approved ->
                    approvals.add(new Approval(
                            fact.seq(),
                            by.official().value(),
                            minute(fact.occurredAt()),
                            by.rank().name(),
                            approved.document() == null ? null : tableRanks.get(approved.document()),
                            approved.acting()));
                case Extended extended -> extended(fact, before, extended);
                // It begins anew, with a period of its own.
                case Reopened _ -> extensions.clear();
                case ObjectionDecided objection when objection.due() != null -> extensions.clear();
                case Assigned assigned -> assigned(fact, before, assigned);
                case ContractStated stated
                when contract == null ->
                    contract = new Contract(
                            minute(fact.occurredAt()).toLocalDate(),
                            stated.contract().name(),
                            stated.amount(),
                            cleanHands
                                    .version(stated.rules())
                                    .map(rules -> rules.watchedFrom().get(stated.contract()))
                                    .orElse(null));
                case Decided _ -> decided(fact, before);
                default -> {
                    // Nothing that a flag looks at.
                }
            }
        }

        /** Between two extensions a suspension can have moved the date: the later one is held against the date as it was then. */
        private void extended(Fact fact, Petition before, Extended extended) {
            // While time stands still the date is not known yet, so that it cannot have passed.
            var due = before.due() == null || before.timeStands()
                    ? minute(fact.recordedAt()).toString()
                    : before.due().toString();
            if (extensions.isEmpty()) {
                dueBeforeExtensions = due;
            } else {
                var earlier = extensions.removeLast();
                extensions.add(
                        new Extension(earlier.seq(), earlier.recorded(), earlier.reason(), earlier.consented(), due));
            }
            extensions.add(new Extension(
                    fact.seq(),
                    minute(fact.recordedAt()),
                    extended.reason().name(),
                    extended.consented(),
                    extended.due().toString()));
        }

        private void assigned(Fact fact, Petition before, Assigned assigned) {
            var from = before.official();
            if (from != null && !from.equals(assigned.official()) && !before.isDecided()) {
                var at = minute(fact.occurredAt());
                handover = new Handover(
                        fact.seq(),
                        at,
                        from.value(),
                        assigned.draw() != null
                                || before.conflicts().contains(from)
                                || absent.is(from.value(), at.toLocalDate()));
            }
        }

        private void decided(Fact fact, Petition before) {
            decided = fact;
            dueBeforeDecision = before.due() == null || before.timeStands()
                    ? null
                    : before.due().toString();
            begun = new HashSet<>(before.progress().steps().keySet().stream()
                    .map(StepId::value)
                    .toList());
            minutes = Math.max(0, clock.workingMinutesBetween(before.receivedAt(), fact.occurredAt()) - stood);
        }

        private @Nullable Decision decision(Petition now, Way way) {
            if (decided == null
                    || !(decided.event() instanceof Decided event)
                    || !(decided.by() instanceof By.OfOffice by)) {
                return null;
            }
            var mandatory = way.mandatory().stream().map(StepId::value).toList();
            var done = new HashSet<>(mandatory);
            done.retainAll(begun);
            var ended = new HashMap<String, LocalDateTime>();
            now.progress().steps().forEach((step, progress) -> {
                if (progress.completedAt() != null) {
                    ended.put(step.value(), minute(progress.completedAt()));
                }
            });
            return new Decision(
                    decided.seq(),
                    by.official().value(),
                    minute(decided.occurredAt()),
                    minute(decided.recordedAt()),
                    dueBeforeDecision,
                    minutes,
                    ON_THE_MERITS.contains(event.outcome()),
                    event.reason().ko(),
                    begun.size() > 1 || event.document() != null,
                    mandatory,
                    done,
                    ended);
        }

        private @Nullable String firstDue(Petition now) {
            if (!extensions.isEmpty()) {
                return dueBeforeExtensions;
            }
            return now.due() == null ? null : now.due().toString();
        }
    }

    private static LocalDateTime minute(Instant at) {
        return LocalDateTime.ofInstant(at, CityTime.ZONE).truncatedTo(ChronoUnit.MINUTES);
    }
}
