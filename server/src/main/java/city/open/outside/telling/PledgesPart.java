package city.open.outside.telling;

import city.open.ground.calendar.Text;
import city.open.ground.page.When;
import city.open.ground.page.Words;
import city.open.ground.vocabulary.ContractKind;
import city.open.ground.vocabulary.PledgeSide;
import city.open.ground.vocabulary.SanctionGround;
import city.open.outside.record.CleanContract;
import city.open.outside.record.CleanContract.Advice;
import city.open.outside.record.CleanContract.Sanction;
import city.open.outside.record.CleanContract.Visit;
import city.open.outside.record.Disclosed;
import city.open.outside.record.Disclosed.Chosen;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A clean-handed contract in words: both halves, the ombudsman's visits and recommendations, and sanctions that run. */
public final class PledgesPart {
    private final Words words;
    private final When when;
    private final Names names;
    private final CleanContract contract;
    private final LocalDate today;

    PledgesPart(Words words, Names names, CleanContract contract, Instant now) {
        this.words = words;
        this.when = new When(words);
        this.names = names;
        this.contract = contract;
        this.today = When.dayOf(now);
    }

    /** One side: what it is, and when and by whom it was signed, or that it is missing. */
    public record Half(String side, boolean missing, String said) {}

    /** Something of the ombudsman or of the agency: what, and the words of it. */
    public record Line(String what, String said, boolean late) {}

    /** What is contracted, and whether it is watched. */
    public String about() {
        var stated = contract.stated();
        return stated == null
                ? words.say("pledges.not.stated")
                : words.say(
                        stated.watched() ? "pledges.stated.watched" : "pledges.stated",
                        chosen(stated.kind(), ContractKind::words),
                        stated.amount() == null ? "" : "%,d".formatted(stated.amount()));
    }

    public boolean isWatched() {
        return contract.isWatched();
    }

    public List<Half> halves() {
        return Arrays.stream(PledgeSide.values()).map(this::half).toList();
    }

    private Half half(PledgeSide side) {
        var signed = contract.half(side);
        return new Half(
                words.of(side.words()),
                signed == null,
                signed == null
                        ? words.say("pledges.missing")
                        : side == PledgeSide.CONTRACTOR
                                ? words.say("pledges.signed", when.minute(signed.at()))
                                : words.say("pledges.signed.by", when.minute(signed.at()), who(signed)));
    }

    private String who(CleanContract.Signed signed) {
        var by = signed.by();
        var name = words.of(new Text(
                by.official() == null ? Names.rank(words, by.rank()) : by.official(),
                by.officialEn() == null ? Names.orEmpty(by.official()) : by.officialEn()));
        var unit = by.division() == null ? "" : names.unit(words, by.agency(), by.division(), When.dayOf(signed.at()));
        return (unit + " " + words.say("by.person", name, Names.rank(words, by.rank()))).strip();
    }

    public List<Line> visits() {
        return contract.visits().stream().map(this::visit).toList();
    }

    private Line visit(Visit visit) {
        var on = visit.on();
        return visit.heldAt() == null
                ? new Line(
                        words.say("pledges.visit.announced", on == null ? "" : when.day(on)),
                        said(visit.purpose()),
                        false)
                : new Line(words.say("pledges.visit.held", when.minute(visit.heldAt())), said(visit.findings()), false);
    }

    /** Each recommendation, and below it the answer. */
    public List<Line> advice() {
        return contract.advice().stream()
                .flatMap(one -> List.of(
                        new Line(
                                words.say("pledges.recommended", when.minute(one.at())),
                                said(one.recommendation()),
                                false),
                        answer(one))
                        .stream())
                .toList();
    }

    private Line answer(Advice one) {
        if (one.answeredAt() != null) {
            return new Line(
                    words.say(
                            one.followed() ? "pledges.answer.followed" : "pledges.answer.not.followed",
                            when.minute(one.answeredAt())),
                    said(one.answer()),
                    false);
        }
        var by = one.answerBy();
        boolean late = by != null && by.isBefore(today);
        return new Line(
                words.say(late ? "pledges.answer.late" : "pledges.answer.awaited", by == null ? "" : when.day(by)),
                "",
                late);
    }

    /** Those that run; one that has ended is told in the timeline alone. */
    public List<Line> sanctions() {
        return contract.sanctions().stream()
                .filter(one -> one.runsOn(today))
                .map(this::sanction)
                .toList();
    }

    private Line sanction(Sanction one) {
        return new Line(
                words.say(
                        "pledges.sanction",
                        one.from() == null ? "" : when.day(one.from()),
                        one.until() == null ? "" : when.day(one.until()),
                        chosen(one.ground(), SanctionGround::words)),
                said(one.reason()),
                false);
    }

    private <E extends Enum<E>> String chosen(@Nullable Chosen<E> chosen, Function<E, Text> its) {
        var known = chosen == null ? null : chosen.known();
        return known == null ? "" : words.of(its.apply(known));
    }

    private String said(@Nullable Text text) {
        return words.of(text == null ? Disclosed.WITHHELD : text);
    }
}
