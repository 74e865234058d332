package city.open.audit.procedures;

import city.open.audit.procedures.Assessment.Review;
import city.open.audit.procedures.Done.Refused;
import city.open.audit.procedures.Done.Yes;
import city.open.border.disclosure.RegisterShelf;
import city.open.ground.calendar.Legible;
import city.open.ground.calendar.Text;
import city.open.ground.database.AuditDatabase;
import city.open.ground.page.When;
import city.open.inside.identity.Login;
import city.open.outside.record.PolicySheet.Act;
import city.open.outside.record.RegisterDecision;
import city.open.outside.record.RegisterDecision.Outcome;
import city.open.town.catalogue.Catalogue;
import city.open.town.catalogue.Procedure;
import city.open.town.catalogue.ProcedureCode;
import city.open.town.organization.Organization;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The register of procedures, and the rules that say no. Who may try is for the table of rights. */
@Component
class Register {
    /** Stands for a procedure that the register has no name for yet. */
    static final String NEW = "new";

    private static final int LONGEST_REMARK = 500;

    private final AuditDatabase database;
    private final Assessments assessments;
    private final Catalogue catalogue;
    private final Hands hands;
    private final Clock clock;

    Register(AuditDatabase database, Catalogue catalogue, Organization organization, Clock clock) {
        this.database = database;
        this.assessments = new Assessments(database);
        this.catalogue = catalogue;
        this.hands = new Hands(organization);
        this.clock = clock;
    }

    /**
     * One procedure of the register.
     *
     * @param inForce the newest assessment that another has agreed to; null before the first
     * @param history all assessments, the newest first
     */
    record Subject(String id, Text name, @Nullable Assessment inForce, List<Assessment> history) {
        Subject {
            history = List.copyOf(history);
        }

        boolean isOverdue(LocalDate today) {
            return inForce != null && inForce.nextLook().isBefore(today);
        }

        boolean isWaiting() {
            return history.stream().anyMatch(Assessment::isWaiting);
        }
    }

    /** Those that ought to have been looked at again first, by how long; then what waits for another; then all others by name for programs. */
    List<Subject> subjects() {
        var today = today();
        Map<String, List<Assessment>> histories = new LinkedHashMap<>();
        assessments
                .all()
                .forEach(one -> histories
                        .computeIfAbsent(one.subject(), _ -> new ArrayList<>())
                        .add(one));
        Map<String, Subject> subjects = new LinkedHashMap<>();
        histories.forEach((id, history) -> subjects.put(id, subject(id, history)));
        catalogue
                .current()
                .forEach(procedure -> subjects.computeIfAbsent(procedure.code().value(), id -> subject(id, List.of())));
        return subjects.values().stream()
                .sorted(Comparator.comparing((Subject one) -> !one.isOverdue(today))
                        .thenComparing(one -> one.isOverdue(today) && one.inForce() != null
                                ? one.inForce().nextLook()
                                : LocalDate.MAX)
                        .thenComparing(one -> !one.isWaiting())
                        .thenComparing(Subject::id))
                .toList();
    }

    /** Nothing for what is neither in the catalogue nor was ever assessed. */
    Optional<Subject> subject(String id) {
        return subjects().stream().filter(one -> one.id().equals(id)).findFirst();
    }

    private Subject subject(String id, List<Assessment> history) {
        var name = inCatalogue(id)
                .map(Procedure::name)
                .orElseGet(() -> history.isEmpty()
                        ? new Text(id, id)
                        : history.getFirst().name());
        return new Subject(
                id,
                name,
                history.stream().filter(Assessment::counts).findFirst().orElse(null),
                history);
    }

    Optional<Procedure> inCatalogue(String id) {
        return id.matches("[A-Z][A-Z0-9-]{1,19}") ? catalogue.find(new ProcedureCode(id)) : Optional.empty();
    }

    /** @param id of a subject, or {@link #NEW} for one that the form names */
    Done assess(Login login, String id, AssessmentForm form) {
        boolean isNew = id.equals(NEW);
        var known = isNew ? null : subject(id).orElse(null);
        if (!isNew && known == null) {
            return Done.no(Hindrance.NO_SUCH_SUBJECT);
        }
        var fault = form.fault(isNew, today());
        if (fault != null) {
            return fault;
        }
        var subject = known == null ? slug(form.nameEn()) : known.id();
        if (subject.isEmpty()) {
            return new Refused(Hindrance.NAME_MISSING, "nameEn");
        }
        return inTurn(() -> {
            if (isNew && (subject.equals(NEW) || subject(subject).isPresent() || isNamed(form.name()))) {
                return new Refused(Hindrance.NAME_TAKEN, "nameEn");
            }
            var outcome = Objects.requireNonNull(form.decided());
            assessments.add(
                    subject,
                    known == null ? form.name() : known.name(),
                    form.criteria(),
                    outcome,
                    outcome == Outcome.NOT_SUITED ? form.ground() : null,
                    new Text(form.reasonKo(), form.reasonEn()),
                    Objects.requireNonNull(form.day()),
                    login.official(),
                    now());
            return new Yes(subject);
        });
    }

    private boolean isNamed(Text name) {
        return subjects().stream()
                .anyMatch(one ->
                        one.name().ko().equals(name.ko()) || one.name().en().equalsIgnoreCase(name.en()));
    }

    private static String slug(String name) {
        var slug = name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-+|-+$", "");
        return slug.substring(0, Math.min(slug.length(), 60)).replaceAll("-+$", "");
    }

    /** Another auditor agrees, and it becomes public at once; or it goes back with a remark. */
    Done review(Login login, long id, boolean agrees, String remark) {
        if (remark.length() > LONGEST_REMARK || !Legible.is(remark)) {
            return new Refused(Hindrance.WORDS_UNFIT, "remark");
        }
        if (!agrees && remark.isBlank()) {
            return new Refused(Hindrance.REMARK_MISSING, "remark");
        }
        return inTurn(() -> {
            var assessment = assessments.find(id).orElse(null);
            if (assessment == null) {
                return Done.no(Hindrance.NO_SUCH_ASSESSMENT);
            }
            if (assessment.author().equals(login.official())) {
                return Done.no(Hindrance.OWN_ASSESSMENT);
            }
            if (!assessment.isWaiting()) {
                return Done.no(Hindrance.REVIEWED_ALREADY);
            }
            // Of two proposals that lay side by side, the older one was written without knowing the newer decision.
            if (agrees
                    && assessments.all().stream()
                            .anyMatch(other -> other.subject().equals(assessment.subject())
                                    && other.review() != null
                                    && other.review().agreed()
                                    && other.review().at().isAfter(assessment.at()))) {
                return Done.no(Hindrance.DECIDED_SINCE);
            }
            var now = now();
            if (!assessments.review(id, new Review(login.official(), agrees, remark, now))) {
                return Done.no(Hindrance.REVIEWED_ALREADY);
            }
            if (agrees) {
                RegisterShelf.release(
                        database,
                        new RegisterDecision(
                                id,
                                assessment.subject(),
                                assessment.name(),
                                assessment.outcome(),
                                assessment.criteria(),
                                Math.round(assessment.score().s() * 10) / 10.0,
                                assessment.score().disclose(),
                                assessment.ground(),
                                assessment.reason(),
                                assessment.nextLook(),
                                List.of(
                                        hands.hand(Act.DRAFTED, assessment.author()),
                                        hands.hand(Act.REVIEWED, login.official())),
                                now));
            }
            return new Yes(assessment.subject());
        });
    }

    /** One at a time, in the whole city: two who decide about the same procedure see each other. What is refused leaves nothing behind. */
    private Done inTurn(Supplier<Done> work) {
        return Objects.requireNonNull(database.transactions().execute(status -> {
            database.jdbc()
                    .sql("SELECT pg_advisory_xact_lock(hashtextextended('register of procedures', 0))")
                    .query()
                    .singleRow();
            var done = work.get();
            if (done instanceof Refused) {
                status.setRollbackOnly();
            }
            return done;
        }));
    }

    LocalDate today() {
        return When.dayOf(clock.instant());
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
