package city.open.outside.record;

import city.open.ground.calendar.Text;
import city.open.ground.vocabulary.ContractKind;
import city.open.ground.vocabulary.PledgeSide;
import city.open.ground.vocabulary.SanctionGround;
import city.open.outside.record.Disclosed.Chosen;
import city.open.outside.record.Disclosed.ContractStated;
import city.open.outside.record.Disclosed.PledgeSigned;
import city.open.outside.record.Disclosed.RecommendationAnswered;
import city.open.outside.record.Disclosed.Recommended;
import city.open.outside.record.Disclosed.SanctionImposed;
import city.open.outside.record.Disclosed.VisitAnnounced;
import city.open.outside.record.Disclosed.VisitHeld;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The clean-handed contract of one petition, as its public entries tell it; in order. */
public record CleanContract(
        @Nullable Stated stated,
        List<Signed> signed,
        List<Visit> visits,
        List<Advice> advice,
        List<Sanction> sanctions) {

    public CleanContract {
        signed = List.copyOf(signed);
        visits = List.copyOf(visits);
        advice = List.copyOf(advice);
        sanctions = List.copyOf(sanctions);
    }

    /** {@code amount} is in won, {@code rules} the version that was asked. */
    public record Stated(
            long index,
            Instant at,
            @Nullable Chosen<ContractKind> kind,
            @Nullable Long amount,
            @Nullable Integer rules,
            boolean watched) {}

    /** {@code by} is who signed, as the entry has it. */
    public record Signed(long index, Instant at, PledgeSide side, Entry.By by) {}

    /** @param heldAt null while it is to come, or never came */
    public record Visit(
            long index,
            @Nullable LocalDate on,
            @Nullable Text purpose,
            @Nullable Instant heldAt,
            @Nullable Text findings) {}

    /** @param answeredAt null while the answer is awaited */
    public record Advice(
            long index,
            int seq,
            Instant at,
            @Nullable Text recommendation,
            @Nullable LocalDate answerBy,
            @Nullable Instant answeredAt,
            boolean followed,
            @Nullable Text answer) {}

    /** {@code bribe} is in won. */
    public record Sanction(
            long index,
            @Nullable Chosen<SanctionGround> ground,
            @Nullable Long bribe,
            @Nullable Integer months,
            @Nullable LocalDate from,
            @Nullable LocalDate until,
            @Nullable LocalDate committee,
            @Nullable Text reason) {

        /** Whether it keeps anybody from bidding on this day, or will. It ends by itself. */
        public boolean runsOn(LocalDate day) {
            return until != null && !until.isBefore(day);
        }
    }

    public boolean isWatched() {
        return stated != null && stated.watched();
    }

    /** Who signed for this side; null where the half is missing. */
    public @Nullable Signed half(PledgeSide side) {
        return signed.stream().filter(one -> one.side() == side).findFirst().orElse(null);
    }

    /** Whether nobody has signed for this side. */
    public boolean lacks(PledgeSide side) {
        return half(side) == null;
    }

    /** What these entries of one petition tell; other kinds among them are passed over. */
    public static CleanContract of(List<Entry> entries) {
        Stated stated = null;
        var signed = new ArrayList<Signed>();
        var visits = new ArrayList<Visit>();
        var advice = new ArrayList<Advice>();
        var sanctions = new ArrayList<Sanction>();
        for (var entry : entries) {
            // What a withheld entry said in words is gone; days and what is chosen from lists stay in its stub.
            switch (entry.disclosed()) {
                case ContractStated one ->
                    stated = new Stated(
                            entry.index(),
                            entry.occurredAt(),
                            one.contract(),
                            one.amount(),
                            one.rules(),
                            one.watched());
                case PledgeSigned one -> {
                    if (one.side() != null && one.side().known() != null) {
                        signed.add(new Signed(
                                entry.index(),
                                entry.occurredAt(),
                                Objects.requireNonNull(one.side().known()),
                                entry.by()));
                    }
                }
                case VisitAnnounced one -> visits.add(new Visit(entry.index(), one.on(), one.purpose(), null, null));
                case VisitHeld one -> {
                    var told = visits.isEmpty() || visits.getLast().heldAt() != null ? null : visits.removeLast();
                    visits.add(held(entry, told, one));
                }
                case Recommended one ->
                    advice.add(new Advice(
                            entry.index(),
                            entry.seq(),
                            entry.occurredAt(),
                            one.recommendation(),
                            one.answerBy(),
                            null,
                            false,
                            null));
                case RecommendationAnswered one -> advice.replaceAll(it -> answered(it, entry, one));
                case SanctionImposed one ->
                    sanctions.add(new Sanction(
                            entry.index(),
                            one.ground(),
                            one.bribe(),
                            one.months(),
                            one.from(),
                            one.until(),
                            one.committee(),
                            one.reason()));
                default -> {}
            }
        }
        return new CleanContract(stated, signed, visits, advice, sanctions);
    }

    private static Visit held(Entry entry, @Nullable Visit told, VisitHeld held) {
        return new Visit(
                told == null ? entry.index() : told.index(),
                told == null ? null : told.on(),
                told == null ? null : told.purpose(),
                entry.occurredAt(),
                held.findings());
    }

    private static Advice answered(Advice it, Entry entry, RecommendationAnswered answer) {
        return answer.asked() == null || answer.asked() != it.seq()
                ? it
                : new Advice(
                        it.index(),
                        it.seq(),
                        it.at(),
                        it.recommendation(),
                        it.answerBy(),
                        entry.occurredAt(),
                        answer.followed(),
                        answer.answer());
    }
}
