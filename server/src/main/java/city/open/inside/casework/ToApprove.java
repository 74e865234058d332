package city.open.inside.casework;

import city.open.ground.vocabulary.PetitionNumber;
import city.open.town.organization.OfficialId;
import java.util.Set;

/** Whoever keeps approval lines says here which petitions wait for an official's signature, as a bean of this type. */
@FunctionalInterface
public interface ToApprove {
    Set<PetitionNumber> waitingFor(OfficialId official);
}
