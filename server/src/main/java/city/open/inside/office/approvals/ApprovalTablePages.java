package city.open.inside.office.approvals;

import city.open.ground.page.When;
import city.open.ground.page.Words;
import city.open.inside.approval.Approvals;
import city.open.inside.approval.Delegation;
import city.open.inside.approval.DelegationTable;
import city.open.inside.approval.Deputies;
import city.open.inside.approval.Finding;
import city.open.inside.identity.Frames;
import city.open.inside.identity.Login;
import city.open.inside.identity.Right;
import city.open.inside.identity.Rights;
import city.open.inside.identity.Visit;
import city.open.inside.office.Answers;
import city.open.inside.office.FormView;
import city.open.inside.office.FormView.Choice;
import city.open.inside.office.FormView.Field;
import city.open.inside.office.FormView.Kind;
import city.open.inside.office.approvals.ApprovalForms.Returned;
import city.open.inside.petition.Authority;
import city.open.town.organization.Agency;
import city.open.town.organization.OfficialId;
import city.open.town.organization.Organization;
import city.open.town.organization.Rank;
import city.open.town.organization.Unit;
import java.io.IOException;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The delegation table, what was approved beside it, and who signs for whom. */
@Controller
class ApprovalTablePages {
    /** How far back the auditors' list goes. */
    private static final int DAYS_LOOKED_AT = 365;

    private final DelegationTable table;
    private final Approvals approvals;
    private final Deputies deputies;
    private final Organization organization;
    private final Rights rights;
    private final Frames frames;
    private final Answers answers;
    private final Clock clock;

    ApprovalTablePages(
            DelegationTable table,
            Approvals approvals,
            Deputies deputies,
            Organization organization,
            Rights rights,
            Frames frames,
            Answers answers,
            Clock clock) {
        this.table = table;
        this.approvals = approvals;
        this.deputies = deputies;
        this.organization = organization;
        this.rights = rights;
        this.frames = frames;
        this.answers = answers;
        this.clock = clock;
    }

    @GetMapping("/{lang:ko|en}/office/delegation")
    void delegation(Visit visit, @RequestParam(defaultValue = "") String at) throws IOException {
        var words = visit.words();
        var level = Arrays.stream(Agency.Level.values())
                .filter(one -> slug(one).equals(at))
                .findFirst()
                .orElse(organization.agency(visit.login().agency()).level());
        var today = today();
        var from = today.minusDays(DAYS_LOOKED_AT);
        answers.show(
                visit,
                200,
                "office/approvaltable",
                new ApprovalTableScreen(
                        frames.inside(visit, words.say("approval.delegation.title"), "/office/delegation"),
                        Arrays.stream(Agency.Level.values())
                                .map(one -> new ApprovalTableScreen.Level(
                                        words.say("approval.level." + slug(one)),
                                        visit.to("/office/delegation?at=" + slug(one)),
                                        one == level))
                                .toList(),
                        table.rows().stream()
                                .filter(row -> row.level() == level)
                                .map(row -> row(words, row))
                                .toList(),
                        rights.may(visit.login(), Right.SEARCH_ALL).isGranted(),
                        found(words, approvals.findings(visit.login(), Authority.BELOW, from, today)),
                        found(words, approvals.findings(visit.login(), Authority.ABOVE, from, today))));
    }

    private ApprovalTableScreen.DelegationRow row(Words words, Delegation row) {
        var to = row.validTo();
        return new ApprovalTableScreen.DelegationRow(
                row.id(),
                row.procedure().value(),
                words.of(row.task()),
                condition(words, row.condition()),
                words.of(row.approver().title()),
                row.concurring().stream()
                        .map(unit -> organization.agencies().stream()
                                .filter(agency -> agency.level() == row.level())
                                .findFirst()
                                .flatMap(agency -> organization.unit(agency.code(), unit, today()))
                                .map(Unit::name)
                                .map(words::of)
                                .orElse(unit.value()))
                        .collect(Collectors.joining(", ")),
                to == null ? words.say("approval.valid.since", row.validFrom()) : row.validFrom() + " – " + to,
                words.of(row.basis()));
    }

    private static String condition(Words words, Delegation.Condition condition) {
        var parts = new ArrayList<String>();
        if (condition.amountFrom() != null) {
            parts.add(words.say("approval.condition.amount-from", "%,d".formatted(condition.amountFrom())));
        }
        if (condition.amountBelow() != null) {
            parts.add(words.say("approval.condition.amount-below", "%,d".formatted(condition.amountBelow())));
        }
        if (condition.sizeFrom() != null) {
            parts.add(words.say("approval.condition.size-from", "%,d".formatted(condition.sizeFrom())));
        }
        if (condition.sizeBelow() != null) {
            parts.add(words.say("approval.condition.size-below", "%,d".formatted(condition.sizeBelow())));
        }
        if (condition.novel() != null) {
            parts.add(words.say(condition.novel() ? "approval.condition.novel" : "approval.condition.usual"));
        }
        return String.join(", ", parts);
    }

    private List<ApprovalTableScreen.Found> found(Words words, List<Finding> findings) {
        var when = new When(words);
        return findings.stream()
                .map(finding -> new ApprovalTableScreen.Found(
                        "/" + words.lang().tag() + "/office/approvals/" + finding.document(),
                        words.of(finding.title()),
                        finding.registration(),
                        words.say(
                                "approval.found.beside", rank(words, finding.rank()), rank(words, finding.tableRank())),
                        when.minute(finding.approvedAt())))
                .toList();
    }

    private static String rank(Words words, Rank rank) {
        return words.of(rank.title());
    }

    // Deputies

    @GetMapping("/{lang:ko|en}/office/deputies")
    void deputies(Visit visit) throws IOException {
        show(visit, 200, Map.of(), Returned.NOTHING);
    }

    @PostMapping("/{lang:ko|en}/office/deputies")
    void appoint(
            Visit visit,
            @RequestParam(defaultValue = "") String absent,
            @RequestParam(defaultValue = "") String deputy,
            @RequestParam(defaultValue = "") String from,
            @RequestParam(defaultValue = "") String to,
            @RequestParam(defaultValue = "") String reason)
            throws IOException {
        var words = visit.words();
        var values = Map.of("absent", absent, "deputy", deputy, "from", from, "to", to, "reason", reason);
        if (values.values().stream().anyMatch(String::isBlank)) {
            show(visit, 422, values, Returned.because(words.say("approval.fault.deputy")));
            return;
        }
        try {
            var refused = deputies.appoint(
                    visit.login(),
                    new OfficialId(absent),
                    new OfficialId(deputy),
                    LocalDate.parse(from),
                    LocalDate.parse(to),
                    ApprovalDraft.text(reason, ""));
            if (refused.isEmpty()) {
                visit.seeOther(visit.to("/office/deputies"));
            } else {
                var returned = Returned.because(words.of(refused.get().words()));
                show(visit, 409, values, returned);
            }
        } catch (DateTimeException | IllegalArgumentException notADayOrPerson) {
            show(visit, 422, values, Returned.because(words.say("approval.fault.deputy")));
        }
    }

    @PostMapping("/{lang:ko|en}/office/deputies/{id}/end")
    void end(Visit visit, @PathVariable long id) throws IOException {
        var refused = deputies.end(visit.login(), id, today().minusDays(1));
        if (refused.isEmpty()) {
            visit.seeOther(visit.to("/office/deputies"));
        } else {
            var returned = Returned.because(visit.lang().of(refused.get().words()));
            show(visit, 409, Map.of(), returned);
        }
    }

    private void show(Visit visit, int status, Map<String, String> values, Returned returned) throws IOException {
        var words = visit.words();
        var when = new When(words);
        boolean manages = rights.may(visit.login(), Right.MANAGE_DELEGATION).isGranted();
        var rows = deputies.current(visit.login().agency()).stream()
                .map(one -> new AwayScreen.AbsenceRow(
                        words.say("approval.deputies.pair", named(words, one.absent()), named(words, one.deputy())),
                        named(words, one.absent()),
                        when.day(one.from()) + " – " + when.day(one.to()) + " · " + words.of(one.reason()),
                        one.covers(today()),
                        manages ? visit.to("/office/deputies/" + one.id() + "/end") : ""))
                .toList();
        answers.show(
                visit,
                status,
                "office/away",
                new AwayScreen(
                        frames.inside(visit, words.say("approval.deputies.title"), "/office/deputies"),
                        "approval.deputies",
                        rows,
                        manages ? form(words, visit.login(), values, returned) : null));
    }

    private FormView form(Words words, Login login, Map<String, String> values, Returned returned) {
        var officials = officials(words, login);
        return new FormView(
                "deputy",
                "/" + words.lang().tag() + "/office/deputies",
                0,
                "",
                List.of(
                        field(words, "absent", Kind.CHOICE, values, officials),
                        field(words, "deputy", Kind.CHOICE, values, officials),
                        field(words, "from", Kind.DAY, values, List.of()),
                        field(words, "to", Kind.DAY, values, List.of()),
                        field(words, "reason", Kind.LINE, values, List.of())),
                List.of(),
                returned.fault(),
                List.of(),
                words.say("approval.do.appoint"));
    }

    private static Field field(Words words, String name, Kind kind, Map<String, String> values, List<Choice> choices) {
        var value = values.getOrDefault(name, "");
        return new Field(
                "deputy-" + name,
                name,
                words.say("approval.deputy." + name),
                kind,
                value,
                "",
                true,
                false,
                choices.stream()
                        .map(choice -> new Choice(
                                choice.value(),
                                choice.name(),
                                choice.under(),
                                choice.value().equals(value)))
                        .toList(),
                "");
    }

    private List<Choice> officials(Words words, Login login) {
        return organization.units(login.agency(), today()).stream()
                .flatMap(unit -> organization.officials(login.agency(), unit.id(), today()).stream()
                        .map(official -> new Choice(
                                official.id().value(),
                                words.of(unit.name()) + " · " + ApprovalForms.named(words, official),
                                "",
                                false)))
                .toList();
    }

    private String named(Words words, OfficialId official) {
        return organization
                .official(official)
                .map(known -> ApprovalForms.named(words, known))
                .orElse(official.value());
    }

    private static String slug(Agency.Level level) {
        return level.name().toLowerCase(Locale.ROOT);
    }

    private LocalDate today() {
        return When.dayOf(clock.instant());
    }
}
