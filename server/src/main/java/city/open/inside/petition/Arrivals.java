package city.open.inside.petition;

import city.open.town.organization.OfficialId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What came from others since the official in charge last acted: their next act says that they know it. A wish that something be withheld waits for
 * its decision (Personal Information Protection Act art. 37), and a public question for its answer, however much else is done.
 */
public record Arrivals(List<Arrival> all) implements Standing.Part {
    static final Arrivals NONE = new Arrivals(List.of());

    public enum Kind {
        SUPPLEMENT,
        MORE_TIME,
        REPLY,
        WITHHOLDING,
        QUESTION
    }

    /**
     * @param seq the fact with which it came
     * @param about the question that was answered, or the entry that is to be withheld, by seq; a public question by its number; else 0
     * @param decideBy by when it has to be decided, where the law says so
     */
    public record Arrival(
            Kind kind,
            int seq,
            int about,
            Instant at,
            @Nullable LocalDate decideBy) {}

    /** @param inCharge who had the petition before this fact */
    Arrivals after(Fact fact, @Nullable OfficialId inCharge) {
        if (fact.event() instanceof PetitionEvent.Erased) {
            return NONE;
        }
        boolean known =
                fact.by() instanceof By.OfOffice office && office.official().equals(inCharge);
        var left = known || fact.event() instanceof PetitionEvent.Decided ? waiting() : all;
        return switch (fact.event()) {
            case PetitionEvent.SupplementAnswered _ when !known -> with(left, Kind.SUPPLEMENT, fact, 0, null);
            case PetitionEvent.SupplementExtended _ when !known -> with(left, Kind.MORE_TIME, fact, 0, null);
            case PetitionEvent.ConsultationAnswered e
            when !known && e.asked() != null -> with(left, Kind.REPLY, fact, e.asked(), null);
            case PetitionEvent.WithholdingAsked e -> with(left, Kind.WITHHOLDING, fact, e.seq(), e.decideBy());
            case PetitionEvent.WithholdingDecided e -> without(left, Kind.WITHHOLDING, e.seq());
            case PetitionEvent.QuestionAsked e
            when e.replyDue() != null -> with(left, Kind.QUESTION, fact, e.number(), e.replyDue());
            case PetitionEvent.QuestionAnswered e -> without(left, Kind.QUESTION, e.number());
            default -> left == all ? this : new Arrivals(left);
        };
    }

    private List<Arrival> waiting() {
        return all.isEmpty()
                ? all
                : all.stream()
                        .filter(one -> one.kind() == Kind.WITHHOLDING || one.kind() == Kind.QUESTION)
                        .toList();
    }

    private static Arrivals without(List<Arrival> left, Kind kind, int about) {
        return new Arrivals(left.stream()
                .filter(one -> one.kind() != kind || one.about() != about)
                .toList());
    }

    private static Arrivals with(List<Arrival> left, Kind kind, Fact fact, int about, @Nullable LocalDate decideBy) {
        var one = new Arrival(kind, fact.seq(), about, fact.occurredAt(), decideBy);
        return new Arrivals(Stream.concat(left.stream(), Stream.of(one)).toList());
    }
}
