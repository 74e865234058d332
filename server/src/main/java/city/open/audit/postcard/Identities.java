package city.open.audit.postcard;

import city.open.audit.postcard.Postcards.Seen;
import city.open.audit.postcard.ReportAct.What;
import city.open.border.letters.VaultFault;
import city.open.border.reports.Custody;
import city.open.border.reports.Identity;
import city.open.border.reports.Passphrase;
import city.open.border.reports.ReportBox;
import city.open.border.reports.ReportDesk;
import city.open.border.reports.ReportDesk.Lying;
import city.open.border.reports.Said.News;
import city.open.ground.database.AuditDatabase;
import city.open.ground.gate.Pace;
import city.open.ground.page.Lang;
import city.open.ground.page.When;
import city.open.ground.page.Words;
import city.open.inside.identity.Login;
import city.open.inside.identity.Role;
import city.open.town.organization.OfficialId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Who reporters are, for whoever has asked with a reason and two custodians have agreed. Custodians see what is asked and by whom, and nothing of the report;
 * who is left out of the report does not see that anything is asked.
 */
@Component
class Identities {
    private static final Logger log = LoggerFactory.getLogger(Identities.class);

    /** Wrong passphrases that a custodian need not wait for; then one a minute. */
    private static final int WRONG_PASSPHRASES = 5;

    private static final Duration EACH_WRONG_PASSPHRASE = Duration.ofMinutes(1);

    private final AuditDatabase database;
    private final Postcards postcards;
    private final ReportActs acts;
    private final ReportDesk desk;
    private final Custody custody;
    private final Clock clock;
    private final Map<OfficialId, Pace> guessing = new ConcurrentHashMap<>();

    Identities(AuditDatabase database, Postcards postcards, ReportDesk desk, Custody custody, Clock clock) {
        this.database = database;
        this.postcards = postcards;
        this.acts = new ReportActs(database);
        this.desk = desk;
        this.custody = custody;
        this.clock = clock;
    }

    /**
     * Something that waits for a custodian.
     *
     * @param asked who asks and why
     * @param agreed who has agreed so far
     * @param isSealedToYou whether this custodian's key is among those to which it is sealed
     */
    record Request(UUID report, ReportAct asked, @Nullable OfficialId agreed, boolean isSealedToYou) {}

    /** Everyone who is a custodian and has chosen a passphrase, by name. */
    List<Login> holders() {
        return postcards
                .logins()
                .filter(login -> login.is(Role.CUSTODIAN)
                        && custody.madeAt(login.official().value()).isPresent())
                .toList();
    }

    Optional<Instant> madeAt(Login custodian) {
        return custody.madeAt(custodian.official().value());
    }

    /** What waits for this custodian, the oldest reports first. */
    List<Request> waitingFor(Login custodian) {
        var done = acts.all();
        var waiting = new ArrayList<Request>();
        for (var lying : desk.all()) {
            request(custodian, lying, Asking.of(done.getOrDefault(lying.report(), List.of())))
                    .ifPresent(waiting::add);
        }
        return waiting;
    }

    private Optional<Request> request(Login custodian, Lying lying, Asking asking) {
        var asked = asking.asked();
        if (asked == null || !asking.waitsFor(custodian.official())) {
            return Optional.empty();
        }
        try {
            var recusal = postcards.recusal(lying);
            // Who is named only later in what is said loses what they asked for with it.
            boolean askerMay = postcards
                    .logins()
                    .anyMatch(login -> login.official().equals(asked.official()) && !recusal.leavesOut(login));
            return askerMay && !recusal.leavesOut(custodian)
                    ? Optional.of(new Request(
                            lying.report(),
                            asked,
                            asking.agreed(),
                            custody.isSealedTo(custodian.official().value(), lying.report())))
                    : Optional.empty();
        } catch (VaultFault changed) {
            log.warn("report {}: {}", lying.report(), changed.getMessage());
            return Optional.empty();
        }
    }

    /**
     * Chooses the passphrase of a custodian, and makes the key that it opens.
     *
     * @return why not, or null
     */
    @Nullable
    Hindrance choose(Login custodian, Passphrase passphrase, Passphrase again) {
        if (!passphrase.isLongEnough()) {
            return Hindrance.PASSPHRASE_SHORT;
        }
        if (!passphrase.equals(again)) {
            return Hindrance.PASSPHRASES_DIFFER;
        }
        custody.make(custodian.official().value(), passphrase, clock.instant());
        return null;
    }

    /** Whether the reporter wrote who they are. */
    static boolean isNamed(List<ReportBox.Line> lines) {
        // What a form sends again takes the place of what it sent before.
        return lines.stream()
                .flatMap(line -> Stream.ofNullable(line.said().first()))
                .reduce((_, last) -> last)
                .filter(first -> first.hasName())
                .isPresent();
    }

    /** Who the reporter is, once two have agreed; to be called only once the report is open. */
    Optional<Identity> opened(Seen seen) {
        return custody.opened(seen.report());
    }

    /**
     * Asks for the name.
     *
     * @return why not, or null
     */
    @Nullable
    Hindrance ask(Login login, Seen seen, String why) {
        if (!postcards.isOpen(login, seen)) {
            return Hindrance.NOT_OPEN;
        }
        if (!Postcards.isReason(why)) {
            return Hindrance.REASON_MISSING;
        }
        if (!isNamed(postcards.content(seen))) {
            return Hindrance.NO_NAME;
        }
        return held(seen.report(), asking -> {
            if (!asking.mayAsk()) {
                return Hindrance.ALREADY_ASKED;
            }
            acts.add(seen.report(), act(login, What.IDENTITY_ASKED, why));
            return null;
        });
    }

    /**
     * Refuses what was asked; whoever asked reads why.
     *
     * @return why not, or null
     */
    @Nullable
    Hindrance refuse(Login custodian, UUID report, String why) {
        if (!Postcards.isReason(why)) {
            return Hindrance.REASON_MISSING;
        }
        return waiting(custodian, report, () -> {
            custody.seal(report);
            acts.add(report, act(custodian, What.IDENTITY_REFUSED, why));
            return null;
        });
    }

    /**
     * Agrees, and opens the name if another one has agreed before: then the reporter is told in the same transaction.
     *
     * @return why not, or null
     */
    @Nullable
    Hindrance agree(Login custodian, UUID report, Passphrase passphrase) {
        var official = custodian.official();
        // Before anything is stretched, so that nobody spends the server's time on a report that is not theirs to open.
        var hindrance = waiting(
                custodian,
                report,
                () -> custody.isSealedTo(official.value(), report) ? null : Hindrance.NOT_SEALED_TO_YOU);
        if (hindrance != null) {
            return hindrance;
        }
        var pace = guessing.computeIfAbsent(official, _ -> new Pace(WRONG_PASSPHRASES, EACH_WRONG_PASSPHRASE));
        if (!pace.begin(clock.instant())) {
            return Hindrance.TOO_MANY_WRONG;
        }
        var key = custody.unlock(official.value(), report, passphrase);
        if (key.isEmpty()) {
            return Hindrance.PASSPHRASE_WRONG;
        }
        pace.giveBack();
        return waiting(custodian, report, () -> switch (custody.agree(report, key.get())) {
            case NOTHING -> Hindrance.NOT_SEALED_TO_YOU;
            case HALF -> {
                acts.add(report, act(custodian, What.IDENTITY_AGREED, null));
                yield null;
            }
            case OPENED -> {
                var why = Asking.of(acts.of(report)).asked();
                acts.add(report, act(custodian, What.IDENTITY_AGREED, null));
                acts.add(report, act(custodian, What.IDENTITY_OPENED, null));
                desk.answer(report, told(why == null ? null : why.why()), News.NAMED, postcards.today());
                yield null;
            }
        });
    }

    /** In both languages, as nobody knows in which one the reporter wrote. */
    private String told(@Nullable String why) {
        return Stream.of(Lang.values())
                .map(Words::in)
                .map(words -> words.say(
                        "custody.told", new When(words).day(postcards.today()), Objects.requireNonNullElse(why, "")))
                .collect(Collectors.joining("\n"));
    }

    /** A step that fits how it stands with the name, or why it does not. */
    private interface Step {
        @Nullable
        Hindrance take(Asking asking);
    }

    private interface Waiting {
        @Nullable
        Hindrance take();
    }

    /** For something that waits for this custodian, whatever else was done meanwhile. */
    private @Nullable Hindrance waiting(Login custodian, UUID report, Waiting step) {
        return held(
                report,
                asking -> desk.find(report)
                                .flatMap(lying -> request(custodian, lying, asking))
                                .isPresent()
                        ? step.take()
                        : Hindrance.NOT_ASKED);
    }

    private @Nullable Hindrance held(UUID report, Step step) {
        return Objects.requireNonNull(database.transactions().execute(_ -> {
                    acts.hold(report);
                    return Optional.ofNullable(step.take(Asking.of(acts.of(report))));
                }))
                .orElse(null);
    }

    private ReportAct act(Login login, What what, @Nullable String why) {
        return new ReportAct(clock.instant(), login.official(), what, null, null, why);
    }
}
