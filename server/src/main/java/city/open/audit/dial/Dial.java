package city.open.audit.dial;

import city.open.audit.dial.Done.No;
import city.open.audit.dial.Done.Yes;
import city.open.border.disclosure.Policy;
import city.open.border.disclosure.Policy.Cell;
import city.open.border.disclosure.PolicyShelf;
import city.open.border.disclosure.PolicyTrial;
import city.open.border.disclosure.Treatment;
import city.open.border.disclosure.Treatment.Way;
import city.open.ground.calendar.Legible;
import city.open.ground.calendar.Text;
import city.open.ground.database.AuditDatabase;
import city.open.ground.guard.PersonalData;
import city.open.ground.vocabulary.Ground;
import city.open.inside.identity.Login;
import city.open.inside.petition.EventKinds;
import city.open.outside.record.PolicySheet.Act;
import city.open.outside.record.PolicySheet.Effect;
import city.open.outside.record.PolicySheet.Hand;
import city.open.outside.record.PolicySheet.How;
import city.open.outside.record.PolicySheet.Release;
import city.open.town.catalogue.Catalogue;
import city.open.town.catalogue.ProcedureCode;
import city.open.town.organization.OfficialId;
import city.open.town.organization.Organization;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What auditors do with the policy, and the rules that say no. Who may try is for the table of rights. */
@Component
class Dial {
    /** Audit note, section 1: one may close at once, a second ratifies within a day. */
    static final Duration UNRATIFIED = Duration.ofHours(24);

    private static final int LONGEST_TITLE = 120;
    private static final int LONGEST = 500;

    private static final Text LAPSED = new Text(
            "한 사람이 긴급히 비공개한 것을 24시간 안에 다른 감사관이 확인하지 않아 원래대로 되돌립니다.",
            "What one auditor closed at once was not ratified by another within 24 hours, so it is as it was before.");

    private final AuditDatabase database;
    private final Drafts drafts;
    private final Closings closings;
    private final PolicyShelf shelf;
    private final PolicyTrial trial;
    private final Catalogue catalogue;
    private final Organization organization;
    private final Clock clock;

    Dial(AuditDatabase database, PolicyTrial trial, Catalogue catalogue, Organization organization, Clock clock) {
        this.database = database;
        this.drafts = new Drafts(database);
        this.closings = new Closings(database);
        this.shelf = new PolicyShelf(database);
        this.trial = trial;
        this.catalogue = catalogue;
        this.organization = organization;
        this.clock = clock;
    }

    /** The newest released version. */
    Policy newest() {
        return shelf.newest();
    }

    List<Draft> drafts() {
        return drafts.all();
    }

    Optional<Draft> draft(long id) {
        return drafts.find(id);
    }

    Optional<Preview> lastPreview(Draft draft) {
        return drafts.lastPreview(draft.id());
    }

    List<Closing> closings() {
        return closings.all();
    }

    Done begin(Login login, String title, String whyKo, String whyEn) {
        if (title.isBlank()) {
            return Done.no(Hindrance.TITLE_MISSING);
        }
        if (!isFit(title, LONGEST_TITLE)) {
            return Done.no(Hindrance.WORDS_UNFIT);
        }
        var fault = fault(whyKo, whyEn);
        return fault != null
                ? Done.no(fault)
                : new Yes(drafts.begin(
                        title.strip(),
                        new Text(whyKo.strip(), whyEn.strip()),
                        newest().version(),
                        login.official(),
                        now()));
    }

    private static @Nullable Hindrance fault(String whyKo, String whyEn) {
        if (whyKo.isBlank() || whyEn.isBlank()) {
            return Hindrance.WHY_MISSING;
        }
        if (!isFit(whyKo, LONGEST) || !isFit(whyEn, LONGEST)) {
            return Hindrance.WORDS_UNFIT;
        }
        return PersonalData.in(whyKo).isEmpty() && PersonalData.in(whyEn).isEmpty()
                ? null
                : Hindrance.PERSONAL_DATA_IN_WORDS;
    }

    private static boolean isFit(String words, int longest) {
        return words.length() <= longest && Legible.is(words);
    }

    /** @param ground of what is withheld, else empty */
    Done change(
            Login login,
            long id,
            List<Cell> cells,
            @Nullable Way way,
            String ground,
            boolean untilDecision,
            String comment) {
        return onOpen(id, draft -> {
            var hindrance = cells.isEmpty() ? Hindrance.NOTHING_CHOSEN : hindrance(cells, way, ground);
            if (hindrance == null && comment.isBlank()) {
                hindrance = Hindrance.COMMENT_MISSING;
            }
            if (hindrance == null && !isFit(comment, LONGEST)) {
                hindrance = Hindrance.WORDS_UNFIT;
            }
            if (hindrance != null) {
                return Done.no(hindrance);
            }
            var treatment = ruled(Objects.requireNonNull(way), ground, untilDecision);
            var sheet = draft.on(newest());
            var changes = cells.stream()
                    .filter(cell -> !treatment.equals(sheet.treatment(cell)))
                    .map(cell -> new Change(cell, treatment, comment.strip(), login.official(), now()))
                    .toList();
            if (changes.isEmpty()) {
                return Done.no(Hindrance.NOTHING_CHANGED);
            }
            drafts.change(id, changes);
            return new Yes(id);
        });
    }

    private static Treatment ruled(Way way, String ground, boolean untilDecision) {
        return Policy.ruled(way, way == Way.COMMITTED ? ground : null, untilDecision);
    }

    private @Nullable Hindrance hindrance(List<Cell> cells, @Nullable Way way, String ground) {
        for (var cell : cells) {
            boolean known = EventKinds.all().stream()
                    .anyMatch(kind -> EventKinds.named(kind).equals(cell.kind()));
            if (way == null
                    || !known
                    || !Policy.turnable(cell.kind()).contains(cell.part())
                    || !Policy.ways(cell.part()).contains(way)) {
                return Hindrance.NOT_TO_BE_TURNED;
            }
            if (!isThere(cell)) {
                return Hindrance.NO_SUCH_PLACE;
            }
        }
        return way == Way.COMMITTED && Ground.find(ground).isEmpty() ? Hindrance.GROUND_MISSING : null;
    }

    private boolean isThere(Cell cell) {
        var place = cell.place();
        if (place == null) {
            return true;
        }
        var step = place.step();
        return place.procedure().matches("[A-Z][A-Z0-9-]{1,19}")
                && catalogue
                        .find(new ProcedureCode(place.procedure()))
                        .filter(procedure -> step == null
                                || procedure.steps().stream()
                                        .anyMatch(one -> one.id().value().equals(step)))
                        .isPresent();
    }

    Done undo(long id, Cell cell) {
        return onOpen(id, _ -> drafts.undo(id, cell) ? new Yes(id) : Done.no(Hindrance.NOTHING_CHANGED));
    }

    Done drop(long id) {
        return onOpen(id, _ -> {
            drafts.drop(id, now());
            return new Yes(id);
        });
    }

    /** Puts the draft on the newest version, if it stood on an earlier one, and plays the last year once more. */
    Done preview(long id) {
        var newest = newest();
        var asked = onOpen(id, draft -> {
            if (draft.changes().isEmpty()) {
                return Done.no(Hindrance.NOTHING_CHANGED);
            }
            drafts.standOn(id, newest.version());
            return new Yes(id);
        });
        if (asked instanceof Yes) {
            var draft = drafts.find(id).orElseThrow();
            drafts.keep(id, Replay.of(draft, newest, trial, catalogue, database, now()));
        }
        return asked;
    }

    Done agree(Login login, long id) {
        return onOpen(id, draft -> {
            var hindrance = draft.isBy(login.official()) ? Hindrance.OWN_DRAFT : unready(draft);
            if (hindrance != null) {
                return Done.no(hindrance);
            }
            drafts.agree(id, login.official(), draft.edition(), now());
            return new Yes(id);
        });
    }

    /** Why a draft cannot be agreed to or released yet: what its preview lacks or found. Null when nothing stands in the way. */
    @Nullable
    Hindrance unready(Draft draft) {
        var preview = drafts.lastPreview(draft.id()).orElse(null);
        if (preview == null) {
            return Hindrance.NOT_PREVIEWED;
        }
        var isVoid = preview.hindrance(draft, newest().version(), now());
        if (isVoid != null) {
            return isVoid;
        }
        return preview.found() > 0 ? Hindrance.PERSONAL_DATA_WOULD_OPEN : null;
    }

    Done release(Login login, long id) {
        return onOpen(id, draft -> {
            var hindrance = draft.isBy(login.official()) ? Hindrance.OWN_DRAFT : unready(draft);
            var agreed = draft.agreed();
            if (hindrance == null && (agreed == null || !draft.isReviewed())) {
                hindrance = Hindrance.NOT_REVIEWED;
            }
            if (hindrance != null || agreed == null) {
                return Done.no(Objects.requireNonNullElse(hindrance, Hindrance.NOT_REVIEWED));
            }
            var newest = newest();
            var release = new Release(
                    How.RELEASED,
                    newest.version(),
                    draft.why(),
                    List.of(
                            hand(Act.DRAFTED, draft.author()),
                            hand(Act.REVIEWED, agreed.by()),
                            hand(Act.RELEASED, login.official())),
                    now(),
                    null,
                    effects(id));
            var policy = draft.on(newest);
            if (!PolicyShelf.release(database, policy, release)) {
                return Done.no(Hindrance.RELEASED_BY_ANOTHER);
            }
            drafts.released(id, policy.version());
            return new Yes(policy.version());
        });
    }

    /** Everyone reads the counts; which cases they are stays inside. */
    private List<Effect> effects(long draft) {
        return drafts.lastPreview(draft).map(Preview::rows).orElse(List.of()).stream()
                .map(row -> new Effect(row.kind(), row.part(), row.effect(), row.entries(), row.cases()))
                .toList();
    }

    /** Closes a part wherever this place shows it, from the next entry on. */
    Done close(Login login, Cell cell, String ground, String whyKo, String whyEn) {
        var hindrance = hindrance(List.of(cell), Way.COMMITTED, ground);
        if (hindrance == null) {
            hindrance = fault(whyKo, whyEn);
        }
        return hindrance != null
                ? Done.no(hindrance)
                : inTurn(() -> {
                    var why = new Text(whyKo.strip(), whyEn.strip());
                    var newest = newest();
                    var was = shown(newest, cell);
                    if (was.isEmpty()) {
                        return Done.no(Hindrance.CLOSED_ALREADY);
                    }
                    Map<Cell, Treatment> closed = new LinkedHashMap<>();
                    was.keySet().forEach(one -> closed.put(one, ruled(Way.COMMITTED, ground, false)));
                    var policy = newest.with(newest.version() + 1, closed);
                    var at = now();
                    var lapses = at.plus(UNRATIFIED);
                    var release = new Release(
                            How.CLOSED_AT_ONCE,
                            newest.version(),
                            why,
                            List.of(hand(Act.CLOSED, login.official())),
                            at,
                            lapses);
                    if (!PolicyShelf.release(database, policy, release)) {
                        return Done.no(Hindrance.RELEASED_BY_ANOTHER);
                    }
                    closings.add(new Closing(policy.version(), was, why, login.official(), at, lapses, null, null));
                    return new Yes(policy.version());
                });
    }

    /** This place and those within it that have a rule of their own, as far as they show the part. */
    private static Map<Cell, Way> shown(Policy policy, Cell cell) {
        List<Cell> cells = new ArrayList<>(List.of(cell));
        for (var place : policy.special().keySet()) {
            var within = cell.place();
            if (within == null || place.procedure().equals(within.procedure()) && within.step() == null) {
                cells.add(new Cell(place, cell.kind(), cell.part()));
            }
        }
        Map<Cell, Way> shown = new LinkedHashMap<>();
        for (var one : cells) {
            var treatment = policy.treatment(one);
            if (treatment != null && treatment.isShown()) {
                shown.put(one, treatment.way());
            }
        }
        return shown;
    }

    Done ratify(Login login, int version) {
        return inTurn(() -> {
            var closing = waiting(version);
            if (closing == null) {
                boolean was = closings.all().stream().anyMatch(one -> one.version() == version);
                return Done.no(was ? Hindrance.CLOSING_IS_OVER : Hindrance.NO_SUCH_CLOSING);
            }
            if (!now().isBefore(closing.lapses())) {
                return Done.no(Hindrance.CLOSING_IS_OVER);
            }
            if (closing.by().equals(login.official())) {
                return Done.no(Hindrance.OWN_CLOSING);
            }
            var newest = newest();
            var policy = newest.with(newest.version() + 1, Map.of());
            var release = new Release(
                    How.RATIFIED,
                    newest.version(),
                    closing.why(),
                    List.of(hand(Act.CLOSED, closing.by()), hand(Act.RATIFIED, login.official())),
                    now(),
                    null);
            return settle(closing, policy, release);
        });
    }

    /** Opens again what was closed at once and nobody has ratified in time. Answers how many closings that were. */
    int lapse() {
        int lapsed = 0;
        for (var closing : closings.all()) {
            if (closing.isWaiting()
                    && !now().isBefore(closing.lapses())
                    && inTurn(() -> lapse(closing.version())) instanceof Yes) {
                lapsed++;
            }
        }
        return lapsed;
    }

    private Done lapse(int version) {
        var closing = waiting(version);
        if (closing == null) {
            return Done.no(Hindrance.CLOSING_IS_OVER);
        }
        var newest = newest();
        var closed = shelf.version(version).orElseThrow();
        Map<Cell, Treatment> again = new LinkedHashMap<>();
        closing.was().forEach((cell, way) -> {
            // What somebody has ruled anew since stays as it is.
            if (Objects.equals(newest.treatment(cell), closed.treatment(cell))) {
                again.put(cell, ruled(way, "", false));
            }
        });
        var policy = newest.with(newest.version() + 1, again);
        return settle(closing, policy, new Release(How.LAPSED, newest.version(), LAPSED, List.of(), now(), null));
    }

    /** Held until this transaction is over; null for one that is settled. */
    private @Nullable Closing waiting(int version) {
        return closings.takeWaiting().stream()
                .filter(one -> one.version() == version)
                .findFirst()
                .orElse(null);
    }

    private Done settle(Closing closing, Policy policy, Release release) {
        if (!PolicyShelf.release(database, policy, release)) {
            return Done.no(Hindrance.RELEASED_BY_ANOTHER);
        }
        closings.settle(closing.version(), policy.version(), release.at());
        return new Yes(policy.version());
    }

    private Hand hand(Act act, OfficialId id) {
        return Hand.of(act, organization.official(id).map(organization::inPublic));
    }

    private Done onOpen(long id, Function<Draft, Done> work) {
        return inTurn(() -> {
            var draft = drafts.take(id).orElse(null);
            if (draft == null) {
                return Done.no(Hindrance.NO_SUCH_DRAFT);
            }
            return draft.isOver() ? Done.no(Hindrance.DRAFT_IS_OVER) : work.apply(draft);
        });
    }

    private interface Work {
        Done doIt();
    }

    /** What is refused half way leaves nothing behind. */
    private Done inTurn(Work work) {
        return Objects.requireNonNull(database.transactions().execute(status -> {
            var done = work.doIt();
            if (done instanceof No) {
                status.setRollbackOnly();
            }
            return done;
        }));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
