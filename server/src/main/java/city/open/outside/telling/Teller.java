package city.open.outside.telling;

import city.open.ground.calendar.Due;
import city.open.ground.calendar.Text;
import city.open.ground.page.When;
import city.open.ground.page.Words;
import city.open.ground.vocabulary.ContractKind;
import city.open.ground.vocabulary.ErasureGround;
import city.open.ground.vocabulary.ExtensionReason;
import city.open.ground.vocabulary.HearingWay;
import city.open.ground.vocabulary.OrderDemand;
import city.open.ground.vocabulary.OrderEnd;
import city.open.ground.vocabulary.PledgeSide;
import city.open.ground.vocabulary.ReopeningGround;
import city.open.ground.vocabulary.SanctionGround;
import city.open.ground.vocabulary.SuspensionGround;
import city.open.ground.vocabulary.TakenUp;
import city.open.outside.record.Disclosed;
import city.open.outside.record.Disclosed.*;
import city.open.outside.record.Entry;
import city.open.outside.record.RecordJson;
import city.open.town.catalogue.Procedure;
import city.open.town.catalogue.StepId;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The one place that turns an entry into the sentence people read. A kind or a part it does not know is told in general words, never an
 * error: the record outlives this version.
 */
public final class Teller {
    /** Withheld by all versions that came with the program, so that no sentence has a place for them. */
    private static final List<String> OPENED_BY_RELEASE = List.of("report", "opinion", "interest", "grounds");

    private static final Pattern OPENED = Pattern.compile("opened\\.(\\d+)\\.(.+)");

    private final Words words;
    private final When when;
    private final Names names;
    private final @Nullable Procedure procedure;

    Teller(Words words, Names names, @Nullable Procedure procedure) {
        this.words = words;
        this.when = new When(words);
        this.names = names;
        this.procedure = procedure;
    }

    /** Who acted, as one line: post, name, division. */
    public String by(Entry entry) {
        return names.by(words, entry);
    }

    public Told tell(Entry entry) {
        return entry.isWithheldWhole()
                ? told("told.withheld").plain()
                : withNewlyOpen(entry, tell(entry, entry.disclosed()));
    }

    /** With the words of parts that were always withheld and that a released version of the policy has opened. */
    private Told withNewlyOpen(Entry entry, Told told) {
        var lines = new ArrayList<String>();
        for (var part : OPENED_BY_RELEASE) {
            var text = Disclosed.words(entry.open().get(part));
            if (text != null) {
                lines.add(words.say("told.newly.open", field(part), said(text)));
            }
        }
        if (lines.isEmpty()) {
            return told;
        }
        lines.addAll(0, told.more());
        return new Told(told.what(), lines, told.key());
    }

    private Told tell(Entry entry, Disclosed disclosed) {
        return switch (disclosed) {
            case Received received -> received(received);
            case CompletenessChecked(var complete, var note) ->
                told(complete ? "told.complete" : "told.incomplete").add(note).plain();
            case SupplementRequested(var what, var answerBy, var _) ->
                told("told.supplement.requested", day(answerBy)).add(what).key();
            case SupplementExtended(var answerBy, var _) ->
                told("told.supplement.extended", day(answerBy)).key();
            case SupplementDemanded(var what, var answerBy) ->
                told("told.supplement.demanded", day(answerBy)).add(what).key();
            case SupplementAnswered(var what, var due, var _) ->
                told("told.supplement.answered").add(what).due(due).key();
            case Assigned assigned -> assigned(entry, assigned);
            case ConflictDeclared(var official) ->
                told("told.conflict", official(official)).plain();
            case StepStarted(var expectedBy, var _) ->
                told("told.step.started", step(entry))
                        .add(expectedBy == null ? "" : words.say("told.expected.by", day(expectedBy)))
                        .plain();
            case StepCompleted(var result, var summary, var _) ->
                told("told.step.completed", step(entry))
                        .add(result)
                        .add(summary)
                        .plain();
            case ConsultationAsked asked ->
                told("told.consultation.asked", said(asked.office()), day(asked.replyBy()))
                        .add(asked.question())
                        .plain();
            case ConsultationExtended(var _, var reason, var replyBy) ->
                told("told.consultation.extended", day(replyBy)).reason(reason).plain();
            case ConsultationAnswered(var office, var reply, var _) ->
                told("told.consultation.answered", said(office)).add(reply).plain();
            case InspectionHeld(var findings) ->
                told("told.inspection").add(findings).plain();
            case CommitteeScheduled(var committee, var agenda, var on) ->
                told("told.committee.scheduled", said(committee), day(on))
                        .add(agenda)
                        .plain();
            case CommitteeHeld held -> committee(held);
            case NoticePublished(var where, var until) ->
                (until == null ? told("told.notice", said(where)) : told("told.notice.until", said(where), day(until)))
                        .plain();
            case Drafted(var title, var _, var acknowledged) ->
                told("told.drafted", said(title))
                        .add(acknowledged == null ? "" : words.say("told.acknowledged", said(acknowledged)))
                        .plain();
            case Reviewed(var skipped, var dissent, var _) ->
                skipped == null
                        ? told("told.reviewed").dissent(dissent).plain()
                        : told("told.review.skipped", said(skipped)).plain();
            case Concurred(var dissent, var _) ->
                told("told.concurred").dissent(dissent).plain();
            case Approved approved ->
                told(approval(approved))
                        .add(authority(approved))
                        .add(registration(approved.registration()))
                        .key();
            case DraftReturned(var reason, var _) ->
                told("told.draft.returned", said(reason)).plain();
            case DocumentIssued(var _, var registration, var to) ->
                told("told.issued", said(to)).add(registration(registration)).plain();
            case DocumentOpened opened -> opened(opened);
            case DocumentWithdrawn(var _, var reason) ->
                told("told.document.withdrawn").reason(reason).plain();
            case WithholdingAsked(var seq, var decideBy) ->
                told("told.withholding.asked", figure(seq), day(decideBy)).plain();
            case WithholdingDecided(var seq, var granted, var ground, var reason) ->
                told(granted ? "told.withholding.granted" : "told.withholding.refused", figure(seq))
                        .reason(reason)
                        .add(ground(ground))
                        .plain();
            case Extended extended ->
                told("told.extended", chosen(extended.reason(), ExtensionReason::words))
                        .add(extended.days() == null ? "" : extendedBy(extended.days()))
                        .add(extended.explanation())
                        .due(extended.due())
                        .key();
            case Suspended suspended ->
                told("told.suspended", suspensionGround(suspended))
                        .add(suspended.until() == null ? "" : words.say("told.suspended.until", day(suspended.until())))
                        .add(suspended.explanation())
                        .key();
            case Resumed resumed ->
                told("told.resumed")
                        .add(resumed.explanation())
                        .due(resumed.due())
                        .key();
            case Recounted(var cause, var before, var due, var _) ->
                told("told.recounted", due(before), due(due)).add(cause).plain();
            case Transferred transferred ->
                told("told.transferred", unit(entry, transferred.from()), unit(entry, transferred.to()))
                        .add(transferred.reason())
                        .key();
            case DelayExplained(var due, var _, var reason, var explanation) ->
                told("told.delay", due(due)).add(reason).add(explanation).key();
            case Reminded(var overdue, var due, var workingDays) ->
                (overdue
                                ? told("told.reminded.overdue", due(due))
                                : told("told.reminded", workingDays == null ? 0 : workingDays, due(due)))
                        .plain();
            case ProgressNoticed(var days, var standing) ->
                told("told.progress", days == null ? "" : days).add(standing).plain();
            case StepExpected(var on, var before, var reason) ->
                (before == null || before.equals(on)
                                ? told("told.expected", step(entry), day(on))
                                : told("told.expected.moved", step(entry), day(before), day(on)))
                        .add(reason)
                        .plain();
            case Decided decided -> decided(decided);
            case Notified(var channel, var objectionUntil) ->
                told("told.notified", channel(channel))
                        .add(objectionUntil == null ? "" : words.say("told.objection.until", day(objectionUntil)))
                        .key();
            case ObjectionFiled(var decideBy) ->
                told("told.objection.filed", day(decideBy)).key();
            case ObjectionExtended(var reason, var decideBy) ->
                told("told.objection.extended", day(decideBy)).reason(reason).key();
            case ObjectionDecided objection ->
                told(objection.upheld() ? "told.objection.upheld" : "told.objection.rejected")
                        .add(objection.again() == null ? "" : words.say("told.anew"))
                        .add(objection.reason())
                        .due(objection.due())
                        .opened(objection)
                        .key();
            case Reopened reopened ->
                told("told.reopened", chosen(reopened.ground(), ReopeningGround::words))
                        .add(reopened.reason())
                        .add(reopened.hearing() == null ? "" : heard(reopened))
                        .add(reopened.unheard() == null ? "" : words.say("told.unheard", said(reopened.unheard())))
                        .due(reopened.due())
                        .key();
            case OpinionHeard(var way, var result) ->
                told("told.opinion.heard", hearingWay(way)).add(result).key();
            case CommentsInvited(var about, var from, var until, var answerBy) ->
                told("told.comments.invited", day(from), day(until), day(answerBy))
                        .add(about)
                        .key();
            case NeighboursWritten(var letters, var ofResult) ->
                told(ofResult ? "told.neighbours.result" : "told.neighbours.invited", letters == null ? 0 : letters)
                        .plain();
            case CommentGiven(var number, var givenOn, var neighbour, var what, var ground) ->
                told(
                                (neighbour ? "told.comment.neighbour" : "told.comment")
                                        + (ground == null ? ".given" : ".refused"),
                                figure(number),
                                day(givenOn))
                        .add(what)
                        .add(ground(ground))
                        .plain();
            case CommentsAnswered(var numbers, var takenUp, var answer, var answerBy) ->
                told(
                                answerBy != null
                                                && When.dayOf(entry.occurredAt())
                                                        .isAfter(answerBy)
                                        ? "told.comments.answered.late"
                                        : "told.comments.answered",
                                numbers.stream().map(String::valueOf).collect(Collectors.joining(", ")),
                                chosen(takenUp, TakenUp::words),
                                day(answerBy))
                        .add(answer)
                        .key();
            case QuestionAsked(var number, var askedOn, var what, var ground, var replyDue) ->
                (replyDue == null
                                ? told("told.question.refused", figure(number), day(askedOn))
                                        .add(ground(ground))
                                : told("told.question.asked", figure(number), day(askedOn), day(replyDue))
                                        .add(what))
                        .plain();
            case QuestionAnswered(var number, var answer, var replyDue) ->
                told(
                                replyDue != null
                                                && When.dayOf(entry.occurredAt())
                                                        .isAfter(replyDue)
                                        ? "told.question.answered.late"
                                        : "told.question.answered",
                                figure(number),
                                day(replyDue))
                        .add(answer)
                        .key();
            case ContractStated(var contract, var amount, var _, var watched) ->
                told(
                                "told.contract.stated",
                                chosen(contract, ContractKind::words),
                                amount == null ? "" : "%,d".formatted(amount))
                        .add(words.say(watched ? "told.contract.watched" : "told.contract.not.watched"))
                        .plain();
            case PledgeSigned(var side) ->
                told(isOf(PledgeSide.CITY, side) ? "told.pledge.city" : "told.pledge.contractor")
                        .key();
            case VisitAnnounced(var on, var purpose) ->
                told("told.visit.announced", day(on)).add(purpose).plain();
            case VisitHeld(var findings) ->
                told("told.visit.held").add(findings).key();
            case Recommended(var recommendation, var answerBy) ->
                told("told.recommended", day(answerBy)).add(recommendation).key();
            case RecommendationAnswered(var asked, var followed, var answer) ->
                told(followed ? "told.recommendation.followed" : "told.recommendation.not.followed", figure(asked))
                        .add(answer)
                        .key();
            case SanctionImposed sanction ->
                told(
                                "told.sanction",
                                day(sanction.from()),
                                day(sanction.until()),
                                sanction.months() == null ? 0 : sanction.months())
                        .add(words.say("told.sanction.ground", chosen(sanction.ground(), SanctionGround::words)))
                        .add(
                                sanction.bribe() == null
                                        ? ""
                                        : words.say("told.sanction.bribe", "%,d".formatted(sanction.bribe())))
                        .reason(sanction.reason())
                        .add(
                                sanction.committee() == null
                                        ? ""
                                        : words.say("told.sanction.committee", day(sanction.committee())))
                        .key();
            case Erased(var ground) ->
                told("told.erased").add(chosen(ground, ErasureGround::words)).key();
            case Corrected(var seq, var correction, var reason) ->
                told("told.corrected", seq == null ? "" : seq)
                        .add(correction)
                        .reason(reason)
                        .plain();
            case OrderIssued(var order, var demand, var instruction, var due, var answerBy) ->
                told("told.order.issued", figure(order), chosen(demand, OrderDemand::words), day(answerBy))
                        .add(instruction)
                        .add(due == null ? "" : words.say("told.order.due", due(due)))
                        .key();
            case OrderAnswered(var order, var answer, var _, var answerBy) ->
                told(
                                answerBy != null
                                                && When.dayOf(entry.occurredAt())
                                                        .isAfter(answerBy)
                                        ? "told.order.answered.late"
                                        : "told.order.answered",
                                figure(order))
                        .add(answer)
                        .key();
            case OrderEnded(var order, var end, var reason) ->
                told("told.order.ended", figure(order), chosen(end, OrderEnd::words))
                        .reason(reason)
                        .key();
            case Disclosed.OfCity _, Unknown _ ->
                told("told.other", entry.kind()).plain();
        };
    }

    private Told received(Received received) {
        var applicant = received.applicant();
        var site = received.site();
        return told("told.received", channel(received.channel()))
                .add(applicant == null || applicant.isBlank() ? "" : words.say("told.applicant", applicant))
                .add(site == null || site.isBlank() ? "" : words.say("told.site", Romanisation.of(words.lang(), site)))
                .due(received.due())
                .key();
    }

    private Told assigned(Entry entry, Assigned assigned) {
        var division = unit(entry, assigned.division());
        var official = official(assigned.official());
        var told = official.isEmpty()
                ? told("told.assigned.division", division)
                : told("told.assigned", division, official);
        var eligible = assigned.eligible();
        var passedOver = assigned.passedOver();
        return told.add(eligible == null ? "" : words.say("told.drawn", eligible.size()))
                .add(passedOver == null ? "" : words.say("told.out.of.turn", passedOver))
                .reason(assigned.reason())
                .plain();
    }

    private Told decided(Decided decided) {
        var told = told("told.decided", outcome(decided)).add(decided.reason());
        decided.conditions().forEach(condition -> told.add(words.say("told.condition", said(condition))));
        var passedOver = passedOver(decided);
        return told.add(decided.remedies())
                .add(passedOver.isEmpty() ? "" : words.say("told.passed.over", passedOver))
                .opened(decided)
                .key();
    }

    /** An official with the rank; empty where nobody is named. */
    private String official(@Nullable Person person) {
        if (person == null || person.name() == null) {
            return "";
        }
        return words.say(
                "by.person", said(person.name()), person.rank() == null ? "" : Names.rank(words, person.rank()));
    }

    private static String approval(Approved approved) {
        if (approved.delegated() && approved.acting()) {
            return "told.approved.both";
        }
        return approved.delegated()
                ? "told.approved.delegated"
                : approved.acting() ? "told.approved.acting" : "told.approved";
    }

    private String authority(Approved approved) {
        var authority = approved.authority();
        var key = "told.authority." + (authority == null ? "" : authority.toLowerCase(Locale.ROOT));
        return words.knows(key) ? words.say(key) : "";
    }

    private String registration(@Nullable String registration) {
        return registration == null || registration.isEmpty() ? "" : words.say("told.registration", registration);
    }

    private Told committee(CommitteeHeld held) {
        var votes = held.votesFor();
        var against = held.votesAgainst();
        return told("told.committee", said(held.committee()), said(held.outcome()))
                .add(votes == null || against == null ? "" : words.say("told.votes", votes, against))
                .add(held.early() == null ? "" : words.say("told.committee.early", said(held.early())))
                .key();
    }

    private Told opened(DocumentOpened opened) {
        var telling = told("told.document.opened", said(opened.title()), figure(opened.pages()));
        var redactor = official(opened.redactedBy());
        if (!redactor.isEmpty()) {
            telling.add(words.say("told.redacted.by", redactor));
        }
        Map<String, Long> byGround = opened.covered().stream()
                .collect(Collectors.groupingBy(Covered::ground, TreeMap::new, Collectors.counting()));
        byGround.forEach((ground, boxes) -> telling.add(words.say("told.covered", boxes, ground(ground))));
        return (byGround.isEmpty() ? telling.add(words.say("told.covered.none")) : telling).plain();
    }

    /** In the days that the period itself is counted in (Civil Petitions Treatment Act, article 19). */
    private String extendedBy(int days) {
        boolean byTheCalendar = procedure != null
                && switch (procedure.period().unit()) {
                    case IMMEDIATE, DAY -> false;
                    case WEEK, MONTH, YEAR -> true;
                };
        return words.say(byTheCalendar ? "told.extended.days" : "told.extended.working", days);
    }

    /** Why it was done beside the procedure, or empty where it was not. */
    String departure(Disclosed disclosed) {
        return disclosed instanceof MayDepart departing ? said(departing.departure()) : "";
    }

    private String step(Entry entry) {
        return entry.step() == null ? words.say("step.some") : step(entry.step());
    }

    /** A step by its name; an internal one only as such. */
    String step(String id) {
        if (procedure == null) {
            return id;
        }
        try {
            return procedure
                    .find(new StepId(id))
                    .map(step -> step.disclosed() ? words.of(step.name()) : words.say("step.internal"))
                    .orElse(id);
        } catch (IllegalArgumentException _) {
            return id;
        }
    }

    /** Steps before the decision that nobody went through, by name. */
    String passedOver(Decided decided) {
        var steps = decided.passedOver();
        return steps == null ? "" : steps.stream().map(this::step).collect(Collectors.joining(", "));
    }

    String outcome(Decided decided) {
        var outcome = decided.outcome();
        if (outcome == null) {
            return "";
        }
        var known = outcome.known();
        return known == null ? outcome.name() : words.say("outcome." + RecordJson.spelt(known));
    }

    private String channel(@Nullable String channel) {
        if (channel == null) {
            return "";
        }
        var key = "channel." + channel.toLowerCase(Locale.ROOT);
        return words.knows(key) ? words.say(key) : channel;
    }

    /** One of a list in its own words; one that this version does not know by its name. */
    private <E extends Enum<E>> String chosen(@Nullable Chosen<E> chosen, Function<E, Text> its) {
        if (chosen == null) {
            return "";
        }
        var known = chosen.known();
        return known == null ? chosen.name() : words.of(its.apply(known));
    }

    private static boolean isOf(PledgeSide side, @Nullable Chosen<PledgeSide> chosen) {
        return chosen != null && chosen.known() == side;
    }

    String suspensionGround(Suspended suspended) {
        return chosen(suspended.ground(), SuspensionGround::words);
    }

    /** Opinions come in until a day, a hearing is held on it. */
    private String heard(Reopened reopened) {
        return words.say(
                takesOpinions(reopened) ? "told.heard.by" : "told.heard.on",
                hearingWay(reopened.hearing()),
                day(reopened.opinionsBy()));
    }

    /** Whether this reopening lets those concerned write until a day, and holds nothing on it. */
    static boolean takesOpinions(Reopened reopened) {
        var hearing = reopened.hearing();
        return hearing != null && hearing.known() == HearingWay.OPINION;
    }

    String hearingWay(@Nullable Chosen<HearingWay> way) {
        return chosen(way, HearingWay::words);
    }

    private String ground(@Nullable String ground) {
        if (ground == null || ground.isEmpty()) {
            return "";
        }
        var key = "ground." + ground;
        return words.knows(key) ? words.say(key) : ground;
    }

    /** A part of an entry by its name. */
    public String field(String id) {
        var opened = OPENED.matcher(id);
        if (opened.matches()) {
            return words.say("field.opened", opened.group(1), field(opened.group(2)));
        }
        if (procedure != null) {
            for (var field : procedure.disclosure().withheld()) {
                if (field.id().equals(id)) {
                    return words.of(field.name());
                }
            }
        }
        return words.knows("field." + id) ? words.say("field." + id) : id;
    }

    private String unit(Entry entry, @Nullable String id) {
        return id == null || id.isEmpty()
                ? ""
                : names.unit(words, entry.by().agency(), id, When.dayOf(entry.occurredAt()));
    }

    /** In the language of the page; empty where there is nothing. */
    String said(@Nullable Text text) {
        return text == null ? "" : words.of(text);
    }

    private static String figure(@Nullable Integer number) {
        return number == null ? "" : number.toString();
    }

    private String day(@Nullable LocalDate date) {
        return date == null ? "" : when.day(date);
    }

    private String due(@Nullable Due due) {
        return due == null ? "" : when.due(due);
    }

    private Telling told(String key, Object... values) {
        return new Telling(words.say(key, values));
    }

    private final class Telling {
        private final String what;
        private final List<String> more = new ArrayList<>();

        Telling(String what) {
            this.what = what;
        }

        Telling add(@Nullable Text line) {
            return add(said(line));
        }

        Telling reason(@Nullable Text reason) {
            return add(reason == null ? "" : words.say("told.reason", said(reason)));
        }

        Telling due(@Nullable Due due) {
            return add(due == null ? "" : words.say("told.due", Teller.this.due(due)));
        }

        Telling opened(Opens opening) {
            opening.opened()
                    .forEach(one -> add(words.say("told.opened", field(one.field()), one.seq(), said(one.value()))));
            return this;
        }

        Telling dissent(boolean dissent) {
            return add(dissent ? words.say("sheet.dissent") : "");
        }

        Telling add(String line) {
            if (!line.isBlank()) {
                more.add(line);
            }
            return this;
        }

        Told key() {
            return new Told(what, more, true);
        }

        Told plain() {
            return new Told(what, more, false);
        }
    }
}
