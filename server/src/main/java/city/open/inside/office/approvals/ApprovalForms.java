package city.open.inside.office.approvals;

import city.open.ground.page.When;
import city.open.ground.page.Words;
import city.open.inside.approval.Box;
import city.open.inside.approval.Delegation;
import city.open.inside.approval.DelegationTable;
import city.open.inside.approval.Document;
import city.open.inside.approval.Paper.Openness;
import city.open.inside.approval.Part;
import city.open.inside.approval.Proposal;
import city.open.inside.casework.Wording;
import city.open.inside.identity.Login;
import city.open.inside.office.FormView;
import city.open.inside.office.FormView.Choice;
import city.open.inside.office.FormView.Field;
import city.open.inside.office.FormView.Finding;
import city.open.inside.office.FormView.Kind;
import city.open.inside.office.Offers;
import city.open.inside.petition.Outcome;
import city.open.inside.petition.Petition;
import city.open.town.organization.Official;
import city.open.town.organization.Organization;
import city.open.town.organization.Unit;
import city.open.town.organization.UnitId;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Draws the forms of electronic approval: the draft, what can be put into a box, and what is done with an approved paper. */
@Component
class ApprovalForms {
    private final DelegationTable table;
    private final Organization organization;
    private final Offers offers;
    private final Clock clock;

    ApprovalForms(DelegationTable table, Organization organization, Offers offers, Clock clock) {
        this.table = table;
        this.organization = organization;
        this.offers = offers;
        this.clock = clock;
    }

    /** What came back with a form that was not accepted. */
    record Returned(String fault, Map<String, String> faults, List<Finding> findings) {
        static final Returned NOTHING = new Returned("", Map.of(), List.of());

        static Returned because(String fault) {
            return new Returned(fault, Map.of(), List.of());
        }
    }

    /** What can be done with a box or with an approved paper, by the last part of its address. */
    enum Doing {
        SIGN,
        SEND_BACK,
        SKIP,
        ISSUE,
        CIRCULATE;

        String slug() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        static @Nullable Doing of(String slug) {
            return Arrays.stream(values())
                    .filter(one -> one.slug().equals(slug))
                    .findFirst()
                    .orElse(null);
        }
    }

    FormView draft(
            Words words,
            Login login,
            Petition petition,
            String address,
            ApprovalDraft draft,
            @Nullable Proposal proposal,
            boolean acknowledging,
            Returned returned) {
        var fields = new ArrayList<Field>();
        if (acknowledging) {
            fields.add(words(words, draft, returned, "acknowledged", Kind.LONG, false, true));
        }
        fields.add(words(words, draft, returned, "title", Kind.LINE, true, true));
        fields.add(choice(words, draft, returned, "outcome", false, outcomes(words, petition, draft)));
        fields.add(words(words, draft, returned, "reason", Kind.LONG, false, true));
        fields.add(words(words, draft, returned, "conditions", Kind.LONG, false, true));
        fields.add(words(words, draft, returned, "remedies", Kind.LONG, false, true));
        fields.add(words(words, draft, returned, "grounds", Kind.LONG, true, true));
        var asked = asked(login, petition);
        if (asked.stream().anyMatch(Delegation.Condition::asksAmount)) {
            fields.add(words(words, draft, returned, "amount", Kind.NUMBER, true, false));
        }
        if (asked.stream().anyMatch(Delegation.Condition::asksSize)) {
            fields.add(words(words, draft, returned, "size", Kind.NUMBER, true, false));
        }
        if (asked.stream().anyMatch(condition -> condition.novel() != null)) {
            fields.add(words(words, draft, returned, "novel", Kind.TICK, false, false));
        }
        if (proposal instanceof Proposal.Possible possible) {
            fields.add(choice(words, draft, returned, "approver", false, approvers(words, draft, possible)));
            fields.add(several(words, returned, "concurring", units(words, login, draft, possible)));
        }
        fields.add(choice(words, draft, returned, "openness", true, degrees(words, draft)));
        fields.add(several(words, returned, "closed", grounds(words, draft)));
        var folded = new ArrayList<Field>();
        for (var name : acknowledging
                ? List.of("acknowledged", "title", "reason", "conditions", "remedies", "grounds")
                : List.of("title", "reason", "conditions", "remedies", "grounds")) {
            folded.add(new Field(
                    "draft-" + name + ApprovalDraft.ENGLISH,
                    name + ApprovalDraft.ENGLISH,
                    words.say("approval.in.english", words.say("approval.field." + name)),
                    name.equals("title") ? Kind.LINE : Kind.LONG,
                    draft.value(name + ApprovalDraft.ENGLISH),
                    "",
                    false,
                    true,
                    List.of(),
                    returned.faults().getOrDefault(name + ApprovalDraft.ENGLISH, "")));
        }
        Map<Wording.Use, String> uses = new EnumMap<>(Wording.Use.class);
        ApprovalDraft.USES.forEach((use, name) -> uses.put(use, words.say("approval.field." + name)));
        return new FormView(
                        "draft",
                        address,
                        petition.seq(),
                        "",
                        fields,
                        folded,
                        returned.fault(),
                        returned.findings(),
                        words.say("approval.do.draft"))
                .offering(offers.of(login, petition, uses), Offers.blanks("draft", draft.open().values().stream()));
    }

    private static Field words(
            Words words,
            ApprovalDraft draft,
            Returned returned,
            String name,
            Kind kind,
            boolean required,
            boolean open) {
        return new Field(
                "draft-" + name,
                name,
                words.say("approval.field." + name),
                kind,
                draft.value(name),
                hint(words, name),
                required,
                open,
                List.of(),
                returned.faults().getOrDefault(name, ""));
    }

    private static Field choice(
            Words words, ApprovalDraft draft, Returned returned, String name, boolean required, List<Choice> choices) {
        var chosen = choices.stream().filter(Choice::chosen).findFirst().map(Choice::value);
        return new Field(
                "draft-" + name,
                name,
                words.say("approval.field." + name),
                Kind.CHOICE,
                chosen.orElse(draft.value(name)),
                hint(words, name),
                required,
                false,
                choices,
                returned.faults().getOrDefault(name, ""));
    }

    private static Field several(Words words, Returned returned, String name, List<Choice> choices) {
        return new Field(
                "draft-" + name,
                name,
                words.say("approval.field." + name),
                Kind.CHOICES,
                "",
                hint(words, name),
                false,
                false,
                choices,
                returned.faults().getOrDefault(name, ""));
    }

    private static String hint(Words words, String name) {
        var key = "approval.hint." + name;
        return words.knows(key) ? words.say(key) : "";
    }

    private static List<Choice> outcomes(Words words, Petition petition, ApprovalDraft draft) {
        return ApprovalDraft.OUTCOMES.stream()
                // Only what was granted before can be revoked.
                .filter(outcome ->
                        outcome != Outcome.REVOKED || !petition.earlierEndings().isEmpty())
                .map(outcome -> new Choice(
                        outcome.name(),
                        ApprovalScreens.outcome(words, outcome),
                        "",
                        outcome.name().equals(draft.value("outcome"))))
                .toList();
    }

    private static List<Choice> degrees(Words words, ApprovalDraft draft) {
        var chosen = draft.value("openness").isEmpty() ? Openness.Degree.OPEN.name() : draft.value("openness");
        return Arrays.stream(Openness.Degree.values())
                .map(degree -> new Choice(
                        degree.name(),
                        words.say("approval.openness." + degree.name().toLowerCase(Locale.ROOT)),
                        "",
                        degree.name().equals(chosen)))
                .toList();
    }

    private static List<Choice> grounds(Words words, ApprovalDraft draft) {
        var chosen = Set.of(draft.value("closed").split(","));
        return IntStream.rangeClosed(1, 8)
                .mapToObj(ground -> new Choice(
                        Integer.toString(ground),
                        words.say("approval.ground", ground, words.say("ground.9-1-" + ground)),
                        "",
                        chosen.contains(Integer.toString(ground))))
                .toList();
    }

    /** What the delegation table asks about this task. */
    private List<Delegation.Condition> asked(Login login, Petition petition) {
        var level = organization.agency(login.agency()).level();
        return table.of(petition.procedure(), level, today()).stream()
                .map(Delegation::condition)
                .toList();
    }

    /** Everyone who could approve, each beside what the table asks for; nobody chosen leaves it to the table. */
    private static List<Choice> approvers(Words words, ApprovalDraft draft, Proposal.Possible proposal) {
        return proposal.approvers().stream()
                .map(official -> {
                    var authority = proposal.authorityOf(official);
                    var beside = authority == null
                            ? ""
                            : " — "
                                    + words.say("approval.authority."
                                            + authority.name().toLowerCase(Locale.ROOT));
                    return new Choice(
                            official.id().value(),
                            named(words, official) + beside,
                            "",
                            official.id().value().equals(draft.value("approver")));
                })
                .toList();
    }

    /** Whom else the drafter may ask; those the table asks for are in the line already. */
    private List<Choice> units(Words words, Login login, ApprovalDraft draft, Proposal.Possible proposal) {
        var rule = proposal.rule();
        var chosen = Set.of(draft.value("concurring").split(","));
        return organization.units(login.agency(), today()).stream()
                .filter(unit -> unit.kind() == Unit.Kind.DIVISION && !unit.id().equals(login.division()))
                .filter(unit -> rule == null || !rule.concurring().contains(unit.id()))
                .filter(unit -> !organization
                        .officials(login.agency(), unit.id(), today())
                        .isEmpty())
                .map(unit -> new Choice(
                        unit.id().value(),
                        words.of(unit.name()),
                        "",
                        chosen.contains(unit.id().value())))
                .toList();
    }

    /** A form for one box, or for the paper as a whole where {@code place} is 0. */
    FormView doing(
            Words words, Document document, Doing doing, int place, String text, boolean dissent, Returned returned) {
        var fields = new ArrayList<Field>();
        var id = doing.slug() + "-" + place;
        fields.add(hidden("version", Integer.toString(document.version())));
        fields.add(hidden("place", Integer.toString(place)));
        switch (doing) {
            case SIGN -> {
                fields.add(text(words, id, doing, text, false, returned));
                if (document.line()
                        .at(place)
                        .filter(box -> box.part() != Part.APPROVE)
                        .isPresent()) {
                    fields.add(new Field(
                            id + "-dissent",
                            "dissent",
                            words.say("approval.field.dissent"),
                            Kind.TICK,
                            dissent ? "on" : "",
                            "",
                            false,
                            true,
                            List.of(),
                            ""));
                }
            }
            case SEND_BACK, SKIP, ISSUE -> fields.add(text(words, id, doing, text, true, returned));
            case CIRCULATE ->
                fields.add(new Field(
                        id + "-readers",
                        "readers",
                        words.say("approval.field.readers"),
                        Kind.CHOICES,
                        "",
                        "",
                        true,
                        false,
                        readers(words, document),
                        returned.faults().getOrDefault("readers", "")));
        }
        return new FormView(
                id,
                address(words, document) + "/" + doing.slug(),
                0,
                "",
                fields,
                List.of(),
                returned.fault(),
                returned.findings(),
                words.say("approval.do." + doing.slug()));
    }

    private static Field text(Words words, String id, Doing doing, String text, boolean required, Returned returned) {
        return new Field(
                id + "-text",
                "text",
                words.say("approval.field.text." + doing.slug()),
                doing == Doing.ISSUE ? Kind.LINE : Kind.LONG,
                text,
                hint(words, "text." + doing.slug()),
                required,
                true,
                List.of(),
                returned.faults().getOrDefault("text", ""));
    }

    private static Field hidden(String name, String value) {
        return new Field(name, name, "", Kind.HIDDEN, value, "", false, false, List.of(), "");
    }

    /** The colleagues of the division and those who stood in the line, who have not got it yet. */
    private List<Choice> readers(Words words, Document document) {
        var have = document.readers().stream().map(Document.Reader::official).collect(Collectors.toSet());
        var units = new ArrayList<UnitId>();
        units.add(document.division());
        document.line().boxes().stream()
                .map(Box::unit)
                .filter(unit -> !units.contains(unit))
                .forEach(units::add);
        return units.stream()
                .flatMap(unit -> organization.officials(document.agency(), unit, today()).stream())
                .filter(official -> !have.contains(official.id()))
                .map(official -> new Choice(official.id().value(), named(words, official), "", false))
                .toList();
    }

    static String address(Words words, Document document) {
        return "/" + words.lang().tag() + "/office/approvals/" + document.id();
    }

    static String named(Words words, Official official) {
        return words.say(
                "by.person", words.of(official.name()), words.of(official.rank().title()));
    }

    private LocalDate today() {
        return When.dayOf(clock.instant());
    }
}
