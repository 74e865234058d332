package city.open.inside.approval;

import city.open.ground.calendar.Text;
import city.open.ground.vocabulary.PetitionNumber;
import city.open.inside.petition.Authority;
import city.open.town.organization.AgencyCode;
import city.open.town.organization.OfficialId;
import city.open.town.organization.Rank;
import city.open.town.organization.UnitId;
import java.time.Instant;

/** An approved paper beside the delegation table: approved above it, which is noted, or below it, which the auditors look into. */
public record Finding(
        DocumentId document,
        PetitionNumber petition,
        AgencyCode agency,
        UnitId division,
        Text title,
        String registration,
        OfficialId approver,
        Rank rank,
        String rule,
        Rank tableRank,
        Authority authority,
        Instant approvedAt) {}
