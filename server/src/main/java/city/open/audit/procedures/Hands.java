package city.open.audit.procedures;

import city.open.ground.page.Words;
import city.open.outside.record.PolicySheet.Act;
import city.open.outside.record.PolicySheet.Hand;
import city.open.town.organization.Official;
import city.open.town.organization.OfficialId;
import city.open.town.organization.Organization;

/** Who had a hand in something: by name inside, and outside as the agency's identity policy has it. */
record Hands(Organization organization) {
    Hand hand(Act act, OfficialId id) {
        return Hand.of(act, organization.official(id).map(organization::inPublic));
    }

    String named(Words words, OfficialId id) {
        return organization.official(id).map(Official::name).map(words::of).orElse(id.value());
    }
}
