package city.open.inside.petition;

import city.open.ground.vocabulary.ContractKind;
import city.open.ground.vocabulary.PledgeSide;
import city.open.inside.petition.PetitionEvent.ContractStated;
import city.open.inside.petition.PetitionEvent.Recommended;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The clean-handed contract (청렴계약) of a petition that leads to one.
 *
 * @param contract what was stated of it last
 * @param signed which sides have pledged
 * @param visitOn the day of the ombudsman's visit that was announced and not held yet
 */
public record Integrity(
        @Nullable Contract contract,
        Set<PledgeSide> signed,
        @Nullable LocalDate visitOn,
        List<Recommendation> recommendations)
        implements Standing.Part {
    static final Integrity NONE = new Integrity(null, Set.of(), null, List.of());

    public Integrity {
        signed = Set.copyOf(signed);
        recommendations = List.copyOf(recommendations);
    }

    /** @param amount in won */
    public record Contract(ContractKind kind, long amount, boolean watched) {}

    /** @param seq the fact that made it */
    public record Recommendation(int seq, LocalDate answerBy, boolean answered) {}

    /** Whether the ombudsman watches it. */
    public boolean isWatched() {
        return contract != null && contract.watched();
    }

    Optional<Recommendation> recommendation(int seq) {
        return recommendations.stream().filter(one -> one.seq() == seq).findFirst();
    }

    Integrity stated(ContractStated stated) {
        return new Integrity(
                new Contract(stated.contract(), stated.amount(), stated.watched()), signed, visitOn, recommendations);
    }

    Integrity signed(PledgeSide side) {
        return new Integrity(
                contract,
                Stream.concat(signed.stream(), Stream.of(side)).collect(Collectors.toSet()),
                visitOn,
                recommendations);
    }

    Integrity visitOn(@Nullable LocalDate day) {
        return new Integrity(contract, signed, day, recommendations);
    }

    Integrity recommended(int seq, Recommended recommended) {
        return new Integrity(
                contract,
                signed,
                visitOn,
                Grown.list(recommendations, new Recommendation(seq, recommended.answerBy(), false)));
    }

    Integrity answered(int seq) {
        return new Integrity(
                contract,
                signed,
                visitOn,
                recommendations.stream()
                        .map(one -> one.seq() == seq ? new Recommendation(seq, one.answerBy(), true) : one)
                        .toList());
    }
}
