package city.open.inside.casework;

import city.open.ground.calendar.CityTime;
import city.open.ground.calendar.HolidayRegister;
import city.open.ground.calendar.StatutoryClock;
import city.open.ground.calendar.Text;
import city.open.ground.database.OfficeDatabase;
import city.open.ground.guard.Finding;
import city.open.ground.vocabulary.PetitionNumber;
import city.open.inside.casework.Form.Found;
import city.open.inside.casework.HeldAct.State;
import city.open.inside.casework.Reader.Reading;
import city.open.inside.identity.Accounts;
import city.open.inside.identity.Login;
import city.open.inside.identity.Rights;
import city.open.inside.identity.Verdict;
import city.open.inside.petition.Decision;
import city.open.inside.petition.Fact;
import city.open.inside.petition.Moment;
import city.open.inside.petition.Petition;
import city.open.inside.petition.PetitionEvent;
import city.open.inside.petition.Petitions;
import city.open.inside.petition.Rule;
import city.open.town.catalogue.Catalogue;
import city.open.town.catalogue.CleanHands;
import city.open.town.catalogue.CommentPeriods;
import city.open.town.catalogue.Procedure;
import city.open.town.catalogue.StepId;
import city.open.town.organization.Organization;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;

/**
 * The only door through which officials act on petitions by form. It asks for the right, notices when the case moved on, looks through what
 * becomes public for personal data, and gives the official some seconds to take a slip back; then the act is a fact, and there is only
 * correction.
 */
@Component
public class Desk {
    /** A writer that loses the race this often meets more than bad luck. */
    private static final int TRIES = 5;

    private static final int RELEASED_AT_ONCE = 100;

    private final Petitions petitions;
    private final Catalogue catalogue;
    private final Organization organization;
    private final CleanHands cleanHands;
    private final CommentPeriods comments;
    private final PublicWords publicWords;
    private final HolidayRegister holidays;
    private final Rights rights;
    private final Accounts accounts;
    private final Draws draws;
    private final Inbox inbox;
    private final Clock clock;
    private final HeldActs acts;
    private final Preferences preferences;

    Desk(
            OfficeDatabase database,
            Petitions petitions,
            Catalogue catalogue,
            Organization organization,
            CleanHands cleanHands,
            CommentPeriods comments,
            PublicWords publicWords,
            HolidayRegister holidays,
            Rights rights,
            Accounts accounts,
            Draws draws,
            Inbox inbox,
            Clock clock,
            @Value("${open.office.hold:10}") int holdSeconds) {
        this.petitions = petitions;
        this.catalogue = catalogue;
        this.organization = organization;
        this.cleanHands = cleanHands;
        this.comments = comments;
        this.publicWords = publicWords;
        this.holidays = holidays;
        this.rights = rights;
        this.accounts = accounts;
        this.draws = draws;
        this.inbox = inbox;
        this.clock = clock;
        this.acts = new HeldActs(database);
        this.preferences = new Preferences(database, holdSeconds);
    }

    /** Takes a form. The same token again gives the same answer and does nothing twice. */
    public Posted post(Login login, PetitionNumber number, Submission submission) {
        var before = acts.find(login.official(), submission.token(), number);
        if (before.isPresent()) {
            return answer(before.get());
        }
        var sent = afterOwn(login, number, submission);
        var now = clock.instant();
        var petition = petitions.find(number).orElse(null);
        if (petition == null) {
            return new Posted.Refused(Rule.UNKNOWN_PETITION);
        }
        var refusal = examine(petition, login, sent.form(), sent.seenSeq(), now);
        if (refusal.isPresent()) {
            return refusal.get();
        }
        var found = sent.form().personalData(publicWords.at(number));
        if (!found.isEmpty() && !letsStand(login, number, sent, found, now)) {
            return new Posted.Personal(found, sent.form().masked(found));
        }
        int seconds = sent.atOnce() ? 0 : preferences.holdSeconds(login.official());
        if (seconds == 0) {
            return atOnce(login, number, sent, found, now);
        }
        return acts.keep(login, number, sent, found, now, now.plusSeconds(seconds))
                .<Posted>map(Posted.Held::new)
                .orElseGet(() -> sentBefore(login, number, sent));
    }

    private Posted sentBefore(Login login, PetitionNumber number, Submission sent) {
        return answer(acts.find(login.official(), sent.token(), number).orElseThrow());
    }

    /** Kept and recorded in one transaction, so that no other node finds it waiting. */
    private Posted atOnce(Login login, PetitionNumber number, Submission sent, List<Found> found, Instant now) {
        return unlessOvertaken(work -> acts.keep(login, number, sent, found, now, now)
                .map(act -> record(work, act, Optional.of(login)))
                .orElseGet(() -> sentBefore(login, number, sent)));
    }

    /** One form for several like cases, each judged on its own. */
    public Map<PetitionNumber, Posted> postAll(
            Login login, Form form, Map<PetitionNumber, Integer> seenSeqs, String token, @Nullable String override) {
        Map<PetitionNumber, Posted> results = new LinkedHashMap<>();
        seenSeqs.forEach((number, seenSeq) ->
                results.put(number, post(login, number, new Submission(form, seenSeq, token, override, false))));
        return results;
    }

    /** Takes back what is still held; false when it was too late. */
    public boolean takeBack(Login login, long id) {
        return acts.takeBack(login.official(), id);
    }

    /** Ends the waiting. */
    public Posted showNow(Login login, long id) {
        return acts.find(login.official(), id)
                .map(act -> act.state() == State.HELD ? record(login, id) : answer(act))
                .orElse(NOT_HELD);
    }

    /** What of the official's still waits, and what could not become public and was not looked at yet, oldest first. */
    public List<HeldAct> held(Login login) {
        return acts.open(login.official());
    }

    /** What waits on this petition, by anybody; inside only. */
    public List<HeldAct> waitingOn(PetitionNumber number) {
        return acts.waiting(number);
    }

    /** A refused act whose words the official has seen and needs no more. */
    public void dismiss(Login login, long id) {
        acts.seen(login.official(), id);
    }

    /** For how many seconds the official's acts can be taken back. */
    public int holdSeconds(Login login) {
        return preferences.holdSeconds(login.official());
    }

    /** @param seconds 0 to show acts at once, up to 60 */
    public void holdFor(Login login, int seconds) {
        preferences.holdFor(login.official(), seconds);
    }

    /** The one thing to do next. */
    public NextTask next(Petition petition) {
        return guide(petition, clock.instant()).next();
    }

    /** Everything this official may try with the petition as it stands; the rules are asked by rehearsal. */
    public List<Task> tasks(Login login, Petition petition) {
        var guide = guide(petition, clock.instant());
        var allowed = petitions.allowed(petition, login.by());
        return Arrays.stream(Task.values())
                .filter(task -> guide.rehearsed(task, login.official()).anyMatch(allowed)
                        && rights.may(login, task.right(), petition).isGranted())
                .toList();
    }

    /** A task's form, filled in as far as the petition and the law say; {@code step} where it is about one. */
    public Form prefilled(Petition petition, Task task, @Nullable StepId step) {
        return guide(petition, clock.instant()).filled(task, step);
    }

    /** Records what has waited long enough; answers how many acts were dealt with. Any node may, and several at once. */
    public int release() {
        var due = acts.due(clock.instant(), RELEASED_AT_ONCE);
        for (long id : due) {
            unlessOvertaken(work -> acts.lockUnlessTaken(id)
                    .map(act -> record(work, act, Optional.empty()))
                    .orElse(NOT_HELD));
        }
        return due.size();
    }

    /** Going on with the same petition shows what was held before, so that both stand in the order in which they were done. */
    private Submission afterOwn(Login login, PetitionNumber number, Submission submission) {
        int seen = submission.seenSeq();
        for (var own : acts.waiting(number)) {
            if (own.official().equals(login.official())
                    && record(login, own.id()) instanceof Posted.Recorded recorded
                    && own.seenSeq() <= seen) {
                seen = Math.max(seen, recorded.upToSeq());
            }
        }
        return new Submission(submission.form(), seen, submission.token(), submission.override(), submission.atOnce());
    }

    private Posted answer(HeldAct act) {
        return switch (act.state()) {
            case HELD -> new Posted.Held(act);
            case RECORDED -> new Posted.Recorded(act.petition(), act.upToSeq() == null ? act.seenSeq() : act.upToSeq());
            case TAKEN_BACK -> new Posted.TakenBack();
            case REFUSED, SEEN -> new Posted.Refused(Rule.SOMEONE_WAS_FASTER);
        };
    }

    /** Why the form cannot be used on the petition as it stands; empty if it can. */
    private Optional<Posted> examine(Petition petition, Login login, Form form, int seenSeq, Instant now) {
        if (rights.may(login, form.task().right(), petition) instanceof Verdict.Denied(var rule)) {
            return Optional.of(new Posted.Denied(rule));
        }
        var meanwhile = meanwhile(petition, seenSeq);
        if (!meanwhile.isEmpty()) {
            return Optional.of(new Posted.Stale(petition, meanwhile));
        }
        return switch (read(petition, login, form, now, new AtomicReference<>())) {
            case Reading.Faulty(var faults) -> Optional.of(new Posted.Faulty(faults));
            case Reading.Ready ready -> rehearse(petition, ready).map(Posted.Refused::new);
        };
    }

    /** What was recorded since, but for reminders, on which no form rests. */
    private List<Fact> meanwhile(Petition petition, int seenSeq) {
        if (petition.seq() == seenSeq) {
            return List.of();
        }
        var since = petitions.facts(petition.number()).stream()
                .filter(fact -> fact.seq() > seenSeq)
                .toList();
        boolean quiet = since.stream()
                .allMatch(fact -> fact.event() instanceof PetitionEvent.Reminded
                        || fact.event() instanceof PetitionEvent.ProgressNoticed);
        return quiet ? List.of() : since;
    }

    private Optional<Rule> rehearse(Petition petition, Reading.Ready ready) {
        return petitions.rehearse(work -> ready.acts().stream()
                .map(act -> work.record(
                        petition.number(), act, ready.by(), new Moment(ready.occurredAt(), clock.instant())))
                .filter(Decision.Refused.class::isInstance)
                .map(refused -> ((Decision.Refused) refused).rule())
                .findFirst());
    }

    private Reading read(
            Petition petition, Login login, Form form, Instant now, AtomicReference<Draws.@Nullable Result> drawn) {
        return Reader.read(
                form,
                new Situation(
                        petition,
                        procedure(petition),
                        login,
                        now,
                        clock(),
                        organization,
                        cleanHands.on(LocalDate.ofInstant(now, CityTime.ZONE)),
                        comments.of(petition.procedure()),
                        petitions.wantsPaper(petition),
                        () -> inbox.unassignedBefore(petition),
                        () -> {
                            var result = draws.draw(
                                    petition, now.atZone(CityTime.ZONE).toLocalDate());
                            drawn.set(result);
                            return result;
                        }));
    }

    /** Makes a held act of this official a fact, or keeps it with the reason why not. Waits for a node that is at it. */
    private Posted record(Login login, long id) {
        return unlessOvertaken(work -> acts.lock(id)
                .map(act -> record(work, act, Optional.of(login)))
                .orElseGet(
                        () -> acts.find(login.official(), id).map(this::answer).orElse(NOT_HELD)));
    }

    private Posted unlessOvertaken(Function<Petitions.Work, Posted> recording) {
        for (int attempt = 1; attempt <= TRIES; attempt++) {
            try {
                return petitions.together(recording);
            } catch (DuplicateKeyException someoneWasFaster) {
                // The next look sees what they wrote.
            }
        }
        return new Posted.Refused(Rule.SOMEONE_WAS_FASTER);
    }

    /** @param present the official, where it is the official who asks; who only waited may have lost the account or the post */
    private Posted record(Petitions.Work work, HeldAct act, Optional<Login> present) {
        var login = present.or(() -> accounts.login(act.account())).orElse(null);
        if (login == null) {
            acts.refused(act.id(), NO_LONGER_IN_OFFICE);
            return NOT_HELD;
        }
        var petition = work.find(act.petition()).orElseThrow();
        var refusal = examine(petition, login, act.form(), act.seenSeq(), act.postedAt());
        if (refusal.isPresent()) {
            acts.refused(act.id(), words(refusal.get()));
            if (present.isPresent()) {
                acts.seen(act.official(), act.id());
            }
            return refusal.get();
        }
        var drawn = new AtomicReference<Draws.@Nullable Result>();
        if (read(petition, login, act.form(), act.postedAt(), drawn) instanceof Reading.Ready ready) {
            var moment = new Moment(ready.occurredAt(), clock.instant());
            ready.acts()
                    .forEach(one ->
                            work.record(act.petition(), one, ready.by(), moment).fact());
            if (drawn.get() instanceof Draws.Result.Drawn turn) {
                draws.count(petition.agency(), turn);
            }
        }
        int upToSeq = work.petition(act.petition()).seq();
        acts.recorded(act.id(), upToSeq);
        return new Posted.Recorded(act.petition(), upToSeq);
    }

    private static final Posted NOT_HELD = new Posted.Refused(Rule.NOT_HELD);

    private static final Text NO_LONGER_IN_OFFICE =
            new Text("계정이나 직위가 없어져 기록하지 않았습니다.", "Not recorded: the account or the post no longer exists.");

    private static Text words(Posted refusal) {
        return switch (refusal) {
            case Posted.Denied(var rule) -> rule.words();
            case Posted.Refused(var rule) -> rule.words();
            case Posted.Faulty(var faults) -> faults.getFirst().words();
            case Posted.Stale _ -> Rule.SOMEONE_WAS_FASTER.words();
            case Posted.Held _, Posted.Recorded _, Posted.TakenBack _, Posted.Personal _ ->
                throw new IllegalArgumentException("no refusal: " + refusal);
        };
    }

    /** Whether the official said why it stays, of words that may stay at all. */
    private boolean letsStand(Login login, PetitionNumber number, Submission sent, List<Found> found, Instant now) {
        var why = sent.override();
        if (why == null) {
            return false;
        }
        Map<String, Finding.Kind> wordsFound = new LinkedHashMap<>();
        found.forEach(one ->
                one.findings().forEach(finding -> wordsFound.put(finding.in(one.words()), finding.kind())));
        return publicWords.letStand(login, number, wordsFound, why, now);
    }

    private Guide guide(Petition petition, Instant now) {
        return new Guide(
                procedure(petition),
                petition,
                clock(),
                now,
                petitions.wantsPaper(petition),
                cleanHands.on(LocalDate.ofInstant(now, CityTime.ZONE)),
                comments.of(petition.procedure()));
    }

    private Procedure procedure(Petition petition) {
        return catalogue.version(petition.procedure(), petition.procedureVersion());
    }

    private StatutoryClock clock() {
        return new StatutoryClock(holidays.known());
    }
}
