package city.open.casework;

import city.open.organization.OfficialId;
import city.open.petition.PetitionNumber;
import java.util.Set;

/** Whoever keeps approval lines says here which petitions wait for an official's signature, as a bean of this type. */
@FunctionalInterface
public interface ToApprove {
    Set<PetitionNumber> waitingFor(OfficialId official);
}
