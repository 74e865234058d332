package city.open.audit.orders;

import city.open.audit.orders.Matter.Addressee;
import city.open.audit.orders.Matter.State;
import city.open.audit.orders.MatterAct.Decided;
import city.open.audit.orders.MatterAct.Order;
import city.open.audit.orders.MatterAct.Plan;
import city.open.audit.orders.MatterAct.Published;
import city.open.audit.orders.MatterAct.What;
import city.open.audit.orders.Matters.Line;
import city.open.audit.orders.Matters.Overdue;
import city.open.audit.orders.Matters.Reach;
import city.open.border.disclosure.AuditShelf;
import city.open.ground.calendar.CityTime;
import city.open.ground.calendar.Due;
import city.open.ground.calendar.HolidayRegister;
import city.open.ground.calendar.Legible;
import city.open.ground.calendar.Period;
import city.open.ground.calendar.StatutoryClock;
import city.open.ground.calendar.Text;
import city.open.ground.database.AuditDatabase;
import city.open.ground.vocabulary.Ground;
import city.open.ground.vocabulary.OrderDemand;
import city.open.ground.vocabulary.OrderEnd;
import city.open.ground.vocabulary.PetitionNumber;
import city.open.inside.casework.PublicWords;
import city.open.inside.identity.Login;
import city.open.inside.identity.Right;
import city.open.inside.identity.Rights;
import city.open.inside.identity.Scope;
import city.open.inside.petition.Petition;
import city.open.inside.petition.PetitionEvent;
import city.open.inside.petition.PetitionEvent.OrderAnswered;
import city.open.inside.petition.PetitionEvent.OrderEnded;
import city.open.inside.petition.PetitionEvent.OrderIssued;
import city.open.inside.petition.Petitions;
import city.open.inside.piles.OrderSlips;
import city.open.inside.piles.Told.Kind;
import city.open.outside.record.AuditResult;
import city.open.town.organization.AgencyCode;
import city.open.town.organization.Official;
import city.open.town.organization.Organization;
import city.open.town.organization.Rank;
import city.open.town.organization.Unit;
import city.open.town.organization.UnitId;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What the program does about what the watch sees, and what auditors and divisions can do. Each act is added to Audit's journal together with the slip by
 * which the office records and tells what everyone, or somebody, may know of it.
 */
@Component
class Orders {
    static final int SHORTEST = 10;
    static final int LONGEST = 1_000;
    /** A report says more than an order. */
    private static final int LONGEST_REPORT = 8_000;

    private static final int AT_ONCE = 500;

    private final AuditDatabase database;
    private final Matters matters;
    private final Gaps gaps;
    private final OrderSlips slips;
    private final Petitions petitions;
    private final PublicWords publicWords;
    private final Organization organization;
    private final HolidayRegister holidays;
    private final Rights rights;
    private final Clock clock;

    Orders(
            AuditDatabase database,
            OrderSlips slips,
            Petitions petitions,
            PublicWords publicWords,
            Organization organization,
            HolidayRegister holidays,
            Rights rights,
            Clock clock) {
        this.database = database;
        this.matters = new Matters(database);
        this.gaps = new Gaps(database);
        this.slips = slips;
        this.petitions = petitions;
        this.publicWords = publicWords;
        this.organization = organization;
        this.holidays = holidays;
        this.rights = rights;
        this.clock = clock;
    }

    LocalDate today() {
        return day(clock.instant());
    }

    private static LocalDate day(Instant at) {
        return LocalDate.ofInstant(at, CityTime.ZONE);
    }

    // By itself

    /** Looks once: tells what has newly passed, closes what came right, escalates what is not answered. Answers how much that was. */
    int look() {
        var now = clock.instant();
        gaps.look(now, holidays.known());
        var silent = gaps.silentAgencies();
        int done = 0;
        for (var overdue : matters.overdue(now, silent, AT_ONCE)) {
            done += see(overdue, "due", now) ? 1 : 0;
        }
        for (var missing : matters.missing(silent, AT_ONCE)) {
            done += see(missing, "missing", now) ? 1 : 0;
        }
        for (int id : matters.cured(now, AT_ONCE)) {
            done += byItself(id, What.CURED) ? 1 : 0;
        }
        for (int id : matters.unanswered(day(now), silent, AT_ONCE)) {
            done += byItself(id, What.ESCALATED) ? 1 : 0;
        }
        slips.takeUp();
        return done;
    }

    private boolean see(Overdue seen, String what, Instant now) {
        return Boolean.TRUE.equals(database.transactions().execute(_ -> {
            var about = what + " " + seen.dueAt().getEpochSecond();
            var opened = matters.open(seen.petition(), about, seen.addressee(), now);
            opened.ifPresent(matter -> {
                matters.add(matter, MatterAct.of(now, "", What.NOTICED, ""));
                // What passed long ago is no news.
                tell(matter, Kind.SEEN, division(matter), "", seen.dueAt());
            });
            return opened.isPresent();
        }));
    }

    private boolean byItself(int id, What what) {
        return Boolean.TRUE.equals(database.transactions().execute(_ -> {
            var now = clock.instant();
            var matter = matters.take(id).filter(one -> one.allows(what)).orElse(null);
            if (matter == null || what == What.ESCALATED && !isToEscalate(matter, day(now))) {
                return false;
            }
            matters.add(matter, MatterAct.of(now, "", what, ""));
            if (what == What.ESCALATED) {
                tell(matter, Kind.UNANSWERED, head(matter, day(now)).orElse(division(matter)), "", now);
            }
            return true;
        }));
    }

    private static boolean isToEscalate(Matter matter, LocalDate today) {
        return matter.order() != null && today.isAfter(matter.order().days().head());
    }

    // Seeing

    /** Which divisions' matters this official sees. */
    Reach reach(Login login) {
        var scopes = rights.scopes(login, Right.SEE_ORDERS);
        if (scopes.contains(Scope.ANYWHERE)) {
            return Reach.EVERYWHERE;
        }
        var units = scopes.contains(Scope.OWN_BUREAU)
                ? organization.within(login.agency(), login.division(), today())
                : Set.of(login.division());
        return new Reach(
                login.agency().value(),
                units.stream().map(UnitId::value).toList(),
                login.official().value());
    }

    List<Line> list(Login login, State state, LocalDate afterBy, int afterId, int limit) {
        return matters.list(reach(login), state, afterBy, afterId, limit);
    }

    /** When other systems were silent, the newest first. */
    List<Gaps.Gap> gaps(int limit) {
        return gaps.latest(limit);
    }

    int count(Login login, State state, int most) {
        return matters.count(reach(login), state, most);
    }

    /** What is not there and what is not theirs are told alike. */
    Optional<Matter> find(Login login, int id) {
        return matters.find(id).filter(matter -> reach(login).covers(matter.addressee()));
    }

    List<MatterAct> acts(Matter matter) {
        return matters.acts(matter.id());
    }

    boolean isAuditor(Login login) {
        return rights.may(login, Right.GIVE_ORDERS).isGranted();
    }

    /** Whether they work where it happened, or had it themselves. */
    static boolean isOwn(Login login, Matter matter) {
        return isOwn(login, matter.addressee());
    }

    private static boolean isOwn(Login login, Addressee addressee) {
        return login.agency().value().equals(addressee.agency())
                        && login.division().value().equals(addressee.division())
                || login.official().value().equals(addressee.official());
    }

    /**
     * A division answers for itself, a query also whoever it is addressed to, wherever they work by now. Its head asks for re-deliberation, the official
     * appeals, and nobody for them.
     */
    boolean mayAnswer(Login login, Matter matter, What what) {
        var addressee = matter.addressee();
        boolean theirs = login.official().value().equals(addressee.official());
        boolean ofDivision = login.agency().value().equals(addressee.agency())
                && login.division().value().equals(addressee.division());
        return rights.may(login, Right.ANSWER_ORDERS).isGranted()
                && switch (what) {
                    case REVIEW_ASKED ->
                        head(matter, today())
                                .filter(login.official().value()::equals)
                                .isPresent();
                    case APPEALED -> theirs;
                    case REPLIED -> ofDivision || theirs;
                    default -> ofDivision;
                };
    }

    /** Who reads what auditors and division wrote about warnings: these two, and nobody above them (audit note, section 0). */
    boolean readsWarnings(Login login, Matter matter) {
        return isAuditor(login) || isOwn(login, matter);
    }

    // Doing

    /**
     * Opens a matter that the program cannot see, such as a date that is not the one in the papers.
     *
     * @return why not, or null
     */
    @Nullable
    Hindrance seeByHand(Login login, PetitionNumber number, String words) {
        var petition = petitions.find(number).filter(one -> !one.imported()).orElse(null);
        if (petition == null) {
            return Hindrance.NO_SUCH_PETITION;
        }
        var unfit = unfit(number, words, LONGEST);
        if (unfit != null) {
            return unfit;
        }
        var now = clock.instant();
        var addressee = addressee(petition);
        if (isOwn(login, addressee)) {
            return Hindrance.OWN_DIVISION;
        }
        var hindrance = database.transactions().execute(_ -> {
            var opened = matters.open(number, "seen " + now.getEpochSecond(), addressee, now);
            opened.ifPresent(matter -> {
                matters.add(matter, MatterAct.of(now, login.official().value(), What.NOTICED, words));
                tell(matter, Kind.SEEN, division(matter), "", now);
            });
            return opened.isPresent() ? Optional.<Hindrance>empty() : Optional.of(Hindrance.OPEN_ALREADY);
        });
        slips.takeUp();
        return Objects.requireNonNull(hindrance).orElse(null);
    }

    /** @return why not, or null */
    @Nullable
    Hindrance order(Login login, int id, @Nullable OrderDemand demand, String words) {
        if (demand == null) {
            return Hindrance.NOTHING_CHOSEN;
        }
        return act(login, id, What.ORDERED, words, (matter, now) -> {
            var petition = petitions.find(matter.petition()).orElseThrow();
            var days = OrderTerms.IN_FORCE.from(day(now), holidays.known());
            int number = matters.nextNumber();
            var order = new Order(number, demand, days);
            // Whoever has it now can answer.
            var addressed = matter.addressedTo(addressee(petition));
            lay(
                    addressed,
                    new OrderIssued(number, demand, text(words), due(matter.about()), days.answer()),
                    login,
                    now);
            tell(addressed, Kind.ORDERED, holder(addressed), "/" + number, now);
            return matters.add(
                    addressed,
                    MatterAct.of(now, login.official().value(), What.ORDERED, words)
                            .with(order));
        });
    }

    /** @return why not, or null */
    @Nullable
    Hindrance answer(Login login, int id, String words) {
        return act(login, id, What.ANSWERED, words, (matter, now) -> {
            var order = Objects.requireNonNull(matter.order());
            lay(
                    matter,
                    new OrderAnswered(
                            order.number(),
                            text(words),
                            Objects.requireNonNull(matter.orderedOn()),
                            order.days().answer()),
                    login,
                    now);
            return add(matter, login, What.ANSWERED, words, now);
        });
    }

    /**
     * Ends an order.
     *
     * @return why not, or null
     */
    @Nullable
    Hindrance end(Login login, int id, OrderEnd end, String words) {
        var what = switch (end) {
            case ACCEPTED -> What.ACCEPTED;
            case NOT_ACCEPTED -> What.NOT_ACCEPTED;
            case WITHDRAWN -> What.WITHDRAWN;
        };
        return act(login, id, what, words, (matter, now) -> {
            int number = Objects.requireNonNull(matter.order()).number();
            lay(matter, new OrderEnded(number, end, text(words)), login, now);
            tell(matter, Kind.ORDERED, holder(matter), "/" + number + "/" + end, now);
            return add(matter, login, what, words, now);
        });
    }

    /** @return why not, or null */
    @Nullable
    Hindrance warn(Login login, int id, String words) {
        return act(login, id, What.WARNED, words, (matter, now) -> {
            int number = Objects.requireNonNull(matter.order()).number();
            tell(matter, Kind.WARNED, holder(matter), "/" + number, now);
            head(matter, day(now)).ifPresent(head -> tell(matter, Kind.WARNED, head, "/" + number, now));
            return add(matter, login, What.WARNED, words, now);
        });
    }

    /**
     * Query, reply, the end of an audit and its report, and what became of a disposition: never public. Terms are those of the audit note, section 4.
     *
     * @return why not, or null
     */
    @Nullable
    Hindrance goOn(Login login, int id, What what, String words) {
        return act(login, id, what, words, (matter, now) -> {
            var next = matters.add(
                    matter,
                    MatterAct.of(now, login.official().value(), what, words).until(until(matter, what, day(now))));
            tellOfTrack(matter, what, now);
            return next;
        });
    }

    /**
     * Demands what the audit led to.
     *
     * @return why not, or null
     */
    @Nullable
    Hindrance dispose(
            Login login, int id, @Nullable Disposition disposition, @Nullable Immunity immunity, String words) {
        if (disposition == null || immunity == null) {
            return Hindrance.NOTHING_CHOSEN;
        }
        return act(login, id, What.DISPOSED, words, (matter, now) -> {
            var next = matters.add(
                    matter,
                    MatterAct.of(now, login.official().value(), What.DISPOSED, words)
                            .with(new Decided(
                                    disposition,
                                    immunity,
                                    end(day(now), OrderTerms.IN_FORCE.reviewAsked()),
                                    disposition.isDiscipline() ? end(day(now), OrderTerms.IN_FORCE.appealed()) : null))
                            .until(end(day(now), disposition.term())));
            tellOfTrack(matter, What.DISPOSED, now);
            return next;
        });
    }

    /**
     * Tells the plan of an audit: on which day it begins at the earliest, unless that would be too late.
     *
     * @return why not, or null
     */
    @Nullable
    Hindrance plan(Login login, int id, AuditResult.@Nullable Kind kind, boolean urgent, String words) {
        if (kind == null) {
            return Hindrance.NOTHING_CHOSEN;
        }
        return act(login, id, What.AUDITED, words, (matter, now) -> {
            var begins = urgent ? day(now) : end(day(now), OrderTerms.IN_FORCE.planTold());
            var next = matters.add(
                    matter,
                    MatterAct.of(now, login.official().value(), What.AUDITED, words)
                            .with(new Plan(kind, urgent))
                            .until(begins));
            tellOfTrack(matter, What.AUDITED, now);
            return next;
        });
    }

    /**
     * Makes known to everyone what an audit found; the words only where no ground is named. The division hears of it when everyone does.
     *
     * @param ground on which its words are withheld, or empty
     * @return why not, or null
     */
    @Nullable
    Hindrance publish(Login login, int id, String ground, String words) {
        if (!ground.isEmpty() && Ground.find(ground).isEmpty()) {
            return Hindrance.NO_SUCH_GROUND;
        }
        var known = find(login, id).orElse(null);
        if (known != null && wrote(login, What.REPORTED, acts(known))) {
            return Hindrance.OWN_REPORT;
        }
        return act(login, id, What.PUBLISHED, words, (matter, now) -> {
            var published = new Published(matters.nextResult(), ground.isEmpty() ? null : ground);
            var procedure = petitions.find(matter.petition()).orElseThrow().procedure();
            AuditShelf.release(
                    database,
                    new Result(organization, matter, matters.acts(matter.id()))
                            .of(published, words, procedure.value(), login.official(), now));
            var next = matters.add(
                    matter,
                    MatterAct.of(now, login.official().value(), What.PUBLISHED, words)
                            .with(published));
            tellOfTrack(matter, What.PUBLISHED, now);
            return next;
        });
    }

    /**
     * Decides a re-deliberation, or notes what became of an appeal.
     *
     * @return why not, or null
     */
    @Nullable
    Hindrance decide(Login login, int id, What what, @Nullable Verdict verdict, String words) {
        if (verdict == null) {
            return Hindrance.NOTHING_CHOSEN;
        }
        var known = find(login, id).orElse(null);
        if (known != null
                && what == What.REVIEWED
                && (wrote(login, What.DISPOSED, acts(known)) || wrote(login, What.REPORTED, acts(known)))) {
            return Hindrance.OWN_DEMAND;
        }
        return act(login, id, what, words, (matter, now) -> {
            var next = matters.add(
                    matter,
                    MatterAct.of(now, login.official().value(), what, words).with(verdict));
            tellOfTrack(matter, what, now);
            return next;
        });
    }

    private static boolean wrote(Login login, What what, List<MatterAct> acts) {
        return acts.stream()
                .filter(act -> act.what() == what)
                .reduce((_, last) -> last)
                .filter(act -> act.official().equals(login.official().value()))
                .isPresent();
    }

    /** The last day of what a step asks for; of an announced audit, the first on which it can begin. */
    private @Nullable LocalDate until(Matter matter, What what, LocalDate today) {
        return switch (what) {
            case QUERIED -> end(today, OrderTerms.IN_FORCE.reply());
            case AUDIT_ENDED -> end(today, OrderTerms.IN_FORCE.report());
            case REVIEW_ASKED -> end(today, OrderTerms.IN_FORCE.reviewed());
            case APPEALED -> end(today, OrderTerms.IN_FORCE.appealDecided());
            case APPEAL_EXTENDED ->
                end(Objects.requireNonNull(matter.track().appeal()).until(), OrderTerms.IN_FORCE.appealExtended());
            default -> null;
        };
    }

    private LocalDate end(LocalDate from, Period term) {
        return new StatutoryClock(holidays.known()).until(from, term);
    }

    /** The division and its head hear of what Audit does; Audit looks at its list. */
    private void tellOfTrack(Matter matter, What what, Instant now) {
        if (!what.isOfDivision()) {
            var about = "/" + what + "/" + now.getEpochSecond();
            tell(matter, Kind.WARNED, division(matter), about, now);
            head(matter, day(now)).ifPresent(head -> tell(matter, Kind.WARNED, head, about, now));
        }
    }

    /** @return why not, or null */
    @Nullable
    Hindrance close(Login login, int id, String words) {
        return act(login, id, What.CLOSED, words, (matter, now) -> add(matter, login, What.CLOSED, words, now));
    }

    private Matter add(Matter matter, Login login, What what, String words, Instant now) {
        return matters.add(matter, MatterAct.of(now, login.official().value(), what, words));
    }

    private interface Doing {
        Matter act(Matter matter, Instant now);
    }

    /** Does it, unless they work there themselves, the words are unfit, or somebody else was faster with something that does not go with it. */
    private @Nullable Hindrance act(Login login, int id, What what, String words, Doing doing) {
        var known = find(login, id).orElse(null);
        if (known == null) {
            return Hindrance.NO_SUCH_PETITION;
        }
        var unfit = unfit(known.petition(), words, longest(what));
        if (unfit != null) {
            return unfit;
        }
        var hindrance = Objects.requireNonNull(database.transactions().execute(_ -> {
            var matter = matters.take(id).orElseThrow();
            if (!what.isOfDivision() && isOwn(login, matter)) {
                return Optional.of(Hindrance.OWN_DIVISION);
            }
            boolean may = what.isOfDivision() ? mayAnswer(login, matter, what) : isAuditor(login);
            if (!may || !matter.allows(what)) {
                return Optional.of(Hindrance.NOT_AT_THIS_STAGE);
            }
            // Its plan was told for a day, so that nobody is surprised: it does not end before that.
            if (what == What.AUDIT_ENDED
                    && isBefore(day(clock.instant()), matter.track().until())) {
                return Optional.of(Hindrance.BEFORE_ITS_DAY);
            }
            doing.act(matter, clock.instant());
            return Optional.<Hindrance>empty();
        }));
        slips.takeUp();
        return hindrance.orElse(null);
    }

    private static boolean isBefore(LocalDate today, @Nullable LocalDate begins) {
        return begins != null && today.isBefore(begins);
    }

    private @Nullable Hindrance unfit(PetitionNumber petition, String words, int longest) {
        if (words.length() < SHORTEST || words.length() > longest) {
            return Hindrance.WORDS_MISSING;
        }
        if (!Legible.is(words)) {
            return Hindrance.ILLEGIBLE;
        }
        return publicWords.at(petition).through(words).isEmpty() ? null : Hindrance.PERSONAL_DATA;
    }

    static int longest(What what) {
        return what == What.REPORTED || what == What.PUBLISHED ? LONGEST_REPORT : LONGEST;
    }

    private void lay(Matter matter, PetitionEvent event, Login login, Instant now) {
        OrderSlips.lay(database, matter.petition(), event, login.by(), now);
    }

    private void tell(Matter matter, Kind kind, String holder, String more, Instant at) {
        OrderSlips.tell(database, matter.petition(), kind, holder, matter.id() + more, at);
    }

    private static Addressee addressee(Petition petition) {
        var official = petition.official();
        return new Addressee(
                petition.agency().value(), petition.division().value(), official == null ? "" : official.value());
    }

    private static String holder(Matter matter) {
        var addressee = matter.addressee();
        return addressee.official().isEmpty() ? division(matter) : addressee.official();
    }

    private static String division(Matter matter) {
        return matter.addressee().agency() + "/" + matter.addressee().division();
    }

    /** The highest in rank from the head of a division on; where there is none, that of the unit above. */
    Optional<String> head(Matter matter, LocalDate today) {
        var agency = new AgencyCode(matter.addressee().agency());
        var unit = Optional.of(new UnitId(matter.addressee().division()));
        // As deep as any organisation is.
        for (int height = 0; height < 9 && unit.isPresent(); height++) {
            var head = organization.officials(agency, unit.get(), today).stream()
                    .filter(one -> one.rank().height() >= Rank.DIVISION_HEAD.height())
                    .max(Comparator.comparingInt((Official one) -> one.rank().height()));
            if (head.isPresent()) {
                return head.map(one -> one.id().value());
            }
            unit = unit.flatMap(id -> organization.unit(agency, id, today)).map(Unit::parent);
        }
        return Optional.empty();
    }

    /** The date that passed, where it is about one. */
    static @Nullable Due due(String about) {
        if (!about.startsWith("due ")) {
            return null;
        }
        var end = Instant.ofEpochSecond(Long.parseLong(about.substring(4))).atZone(CityTime.ZONE);
        return end.toLocalTime().equals(LocalTime.MIDNIGHT)
                ? new Due(end.toLocalDate().minusDays(1), null)
                : new Due(end.toLocalDate(), end.toLocalTime());
    }

    private static Text text(String words) {
        return new Text(words, words);
    }
}
