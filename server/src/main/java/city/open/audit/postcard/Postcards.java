package city.open.audit.postcard;

import city.open.audit.postcard.ReportAct.Outcome;
import city.open.audit.postcard.ReportAct.What;
import city.open.border.letters.VaultFault;
import city.open.border.reports.ReportBox;
import city.open.border.reports.ReportDesk;
import city.open.border.reports.ReportDesk.Lying;
import city.open.border.reports.Said.News;
import city.open.ground.calendar.CityTime;
import city.open.ground.database.AuditDatabase;
import city.open.ground.page.Lang;
import city.open.ground.page.Words;
import city.open.inside.identity.Account;
import city.open.inside.identity.Accounts;
import city.open.inside.identity.Login;
import city.open.inside.identity.Role;
import city.open.inside.petition.Petitions;
import city.open.town.organization.Agency;
import city.open.town.organization.OfficialId;
import city.open.town.organization.Organization;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Reports as those may see them who direct them, the head of audit and the mayor of the city, and the auditor one was given to. Who is left out of a report
 * is told the same as where there is none.
 */
@Component
class Postcards {
    /** How long what was opened can be read and answered before a reason is asked for again. */
    static final Duration OPEN_FOR = Duration.ofMinutes(30);

    /** Who does what the program does without anybody. */
    private static final OfficialId BY_ITSELF = new OfficialId("open");

    private static final String UNREAD = Stream.of(Lang.values())
            .map(lang -> Words.in(lang).say("postcard.unread"))
            .collect(Collectors.joining("\n"));

    private static final Logger log = LoggerFactory.getLogger(Postcards.class);

    static final int SHORTEST_REASON = 10;
    static final int LONGEST_REASON = 300;
    static final int LONGEST_ANSWER = 5_000;

    private final AuditDatabase database;
    private final ReportDesk desk;
    private final ReportActs acts;
    private final Petitions petitions;
    private final Accounts accounts;
    private final Organization organization;
    private final Clock clock;

    Postcards(
            AuditDatabase database,
            ReportDesk desk,
            Petitions petitions,
            Accounts accounts,
            Organization organization,
            Clock clock) {
        this.database = database;
        this.desk = desk;
        this.acts = new ReportActs(database);
        this.petitions = petitions;
        this.accounts = accounts;
        this.organization = organization;
        this.clock = clock;
    }

    /**
     * A report as this official may see it.
     *
     * @param directs whether the official may give it to an auditor
     */
    record Seen(UUID report, Standing standing, List<ReportAct> acts, boolean directs, Recusal recusal) {}

    LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), CityTime.ZONE);
    }

    /** What this official may know of, the oldest first. */
    List<Seen> of(Login login) {
        var done = acts.all();
        var directing = directing();
        var all = desk.all();
        var seen = new ArrayList<Seen>();
        VaultFault shut = null;
        int broken = 0;
        for (var lying : all) {
            try {
                seen(login, lying, done.getOrDefault(lying.report(), List.of()), directing)
                        .ifPresent(seen::add);
            } catch (VaultFault fault) {
                log.warn("report {}: {}", lying.report(), fault.getMessage());
                shut = fault;
                broken++;
            }
        }
        // One that was changed hides none of the others; where none opens, it is the vault.
        if (shut != null && broken == all.size()) {
            throw shut;
        }
        return seen;
    }

    Optional<Seen> find(Login login, UUID report) {
        return desk.find(report).flatMap(lying -> seen(login, lying, acts.of(report), directing()));
    }

    private Optional<Seen> seen(Login login, Lying lying, List<ReportAct> done, List<Login> all) {
        var standing = Standing.of(lying.receivedOn(), done);
        boolean directing = isDirecting(login);
        boolean assigned = login.official().equals(standing.auditor());
        if (!directing && !assigned && !login.is(Role.AUDITOR)) {
            return Optional.empty();
        }
        var recusal = recusal(lying);
        if (recusal.leavesOut(login)) {
            return Optional.empty();
        }
        // Where all who direct are left out, an auditor who is not takes it, so that nobody's name makes a report
        // vanish.
        boolean directs = directing || login.is(Role.AUDITOR) && all.stream().allMatch(recusal::leavesOut);
        return directs || assigned
                ? Optional.of(new Seen(lying.report(), standing, done, directs, recusal))
                : Optional.empty();
    }

    Recusal recusal(Lying lying) {
        return new Recusal(
                desk.read(lying.report()),
                number -> petitions
                        .find(number)
                        .map(petition -> new Recusal.Division(petition.agency(), petition.division())));
    }

    /** The head of audit, and the mayor of the city: those of the districts have postcards of their own. */
    private boolean isDirecting(Login login) {
        return login.is(Role.HEAD_OF_AUDIT)
                || login.is(Role.MAYOR) && organization.agency(login.agency()).level() == Agency.Level.CITY;
    }

    private List<Login> directing() {
        return logins().filter(this::isDirecting).toList();
    }

    /** Everybody with an open account. */
    Stream<Login> logins() {
        return accounts.all().stream()
                .filter(Account::isOpen)
                .flatMap(account -> accounts.login(account.name()).stream());
    }

    /** To whom the report can be given. */
    List<Login> auditors(Seen seen) {
        return logins().filter(
                        login -> login.is(Role.AUDITOR) && !seen.recusal().leavesOut(login))
                .toList();
    }

    /** Whether the official has said why, not long ago. */
    boolean isOpen(Login login, Seen seen) {
        var since = clock.instant().minus(OPEN_FOR);
        return seen.acts().stream()
                .anyMatch(act -> act.what() == What.READ
                        && act.official().equals(login.official())
                        && act.at().isAfter(since));
    }

    /** What stands in it, to be called only once it {@link #isOpen}. */
    List<ReportBox.Line> content(Seen seen) {
        return desk.read(seen.report());
    }

    /** @return why not, or null */
    @Nullable
    Hindrance open(Login login, Seen seen, String why) {
        if (!isReason(why)) {
            return Hindrance.REASON_MISSING;
        }
        acts.add(seen.report(), new ReportAct(clock.instant(), login.official(), What.READ, null, null, why));
        return null;
    }

    /** @return why not, or null */
    @Nullable
    Hindrance assign(Login login, Seen seen, String auditor) {
        if (!seen.directs()) {
            return Hindrance.NOT_DIRECTING;
        }
        var chosen = auditors(seen).stream()
                .filter(one -> one.official().value().equals(auditor))
                .findFirst();
        return chosen.isEmpty()
                ? Hindrance.NO_SUCH_AUDITOR
                : act(
                        seen,
                        new ReportAct(
                                clock.instant(),
                                login.official(),
                                What.ASSIGNED,
                                chosen.get().official(),
                                null,
                                null));
    }

    /**
     * Keeps what was said beyond its term, as it belongs to an audit file.
     *
     * @return why not, or null
     */
    @Nullable
    Hindrance keep(Login login, Seen seen, String why) {
        if (!seen.directs()) {
            return Hindrance.NOT_DIRECTING;
        }
        return isReason(why)
                ? act(seen, new ReportAct(clock.instant(), login.official(), What.KEPT, null, null, why))
                : Hindrance.REASON_MISSING;
    }

    static boolean isReason(String why) {
        return why.length() >= SHORTEST_REASON && why.length() <= LONGEST_REASON;
    }

    /** Takes away what is to go, and tells those whose report nobody may read. */
    void tidy() {
        var done = acts.all();
        var readers = logins().filter(login -> isDirecting(login) || login.is(Role.AUDITOR))
                .toList();
        for (var lying : desk.all()) {
            var standing = Standing.of(lying.receivedOn(), done.getOrDefault(lying.report(), List.of()));
            if (standing.isToGo(today())) {
                delete(lying.report());
            } else if (!standing.answered() && !readers.isEmpty()) {
                tellIfUnread(lying, readers);
            }
        }
    }

    private void delete(UUID report) {
        database.transactions().executeWithoutResult(_ -> {
            acts.hold(report);
            // Somebody may have kept it meanwhile.
            if (desk.find(report)
                    .filter(lying ->
                            Standing.of(lying.receivedOn(), acts.of(report)).isToGo(today()))
                    .isPresent()) {
                desk.delete(report);
                acts.forgetWhy(report);
                acts.add(report, new ReportAct(clock.instant(), BY_ITSELF, What.DELETED, null, null, null));
            }
        });
    }

    private void tellIfUnread(Lying lying, List<Login> readers) {
        try {
            var recusal = recusal(lying);
            if (readers.stream().allMatch(recusal::leavesOut)) {
                database.transactions().executeWithoutResult(_ -> {
                    acts.hold(lying.report());
                    if (!Standing.of(lying.receivedOn(), acts.of(lying.report()))
                            .answered()) {
                        acts.add(
                                lying.report(),
                                new ReportAct(clock.instant(), BY_ITSELF, What.CLOSED, null, Outcome.UNREAD, null));
                        desk.answer(lying.report(), UNREAD, News.CLOSED, today());
                    }
                });
            }
        } catch (VaultFault shut) {
            log.warn("report {}: {}", lying.report(), shut.getMessage());
        }
    }

    /**
     * Tells the reporter something, and with it what becomes of the report.
     *
     * @return why not, or null
     */
    @Nullable
    Hindrance answer(Login login, Seen seen, What what, @Nullable Outcome outcome, String words) {
        if (!isOpen(login, seen)) {
            return Hindrance.NOT_OPEN;
        }
        if (words.isBlank() || words.length() > LONGEST_ANSWER) {
            return Hindrance.ANSWER_MISSING;
        }
        if ((what == What.CLOSED) != (outcome != null)) {
            return Hindrance.OUTCOME_MISSING;
        }
        return Objects.requireNonNullElse(
                        database.transactions().execute(_ -> {
                            var hindrance = act(
                                    seen, new ReportAct(clock.instant(), login.official(), what, null, outcome, null));
                            if (hindrance == null && !desk.answer(seen.report(), words, news(what), today())) {
                                return Optional.of(Hindrance.GONE);
                            }
                            return Optional.ofNullable(hindrance);
                        }),
                        Optional.<Hindrance>empty())
                .orElse(null);
    }

    private static @Nullable News news(What what) {
        return switch (what) {
            case EXAMINED -> News.EXAMINED;
            case EXTENDED -> News.EXTENDED;
            case HANDED_OVER -> News.HANDED_OVER;
            case CLOSED -> News.CLOSED;
            case ANSWERED,
                    READ,
                    ASSIGNED,
                    KEPT,
                    DELETED,
                    IDENTITY_ASKED,
                    IDENTITY_AGREED,
                    IDENTITY_REFUSED,
                    IDENTITY_OPENED -> null;
        };
    }

    /** Notes it, unless somebody else was faster with something that does not go with it. */
    private @Nullable Hindrance act(Seen seen, ReportAct act) {
        return Objects.requireNonNullElse(
                        database.transactions().execute(_ -> {
                            acts.hold(seen.report());
                            var standing = Standing.of(seen.standing().receivedOn(), acts.of(seen.report()));
                            if (!standing.allows(act.what())) {
                                return Optional.of(Hindrance.NOT_AT_THIS_STAGE);
                            }
                            acts.add(seen.report(), act);
                            return Optional.<Hindrance>empty();
                        }),
                        Optional.<Hindrance>empty())
                .orElse(null);
    }
}
