package city.open.inside.identity;

import city.open.ground.vocabulary.PetitionNumber;
import city.open.town.organization.OfficialId;

/**
 * Other rooms say here whom they have asked in: an approval line names officials whose own division has nothing to do with the petition.
 * A bean of this type is asked at every look at a petition by an approver who has no other way to it.
 */
@FunctionalInterface
public interface AskedIn {
    boolean isAskedIn(PetitionNumber petition, OfficialId official);
}
