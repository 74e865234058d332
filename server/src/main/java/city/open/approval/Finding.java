package city.open.approval;

import city.open.calendar.Text;
import city.open.organization.AgencyCode;
import city.open.organization.OfficialId;
import city.open.organization.Rank;
import city.open.organization.UnitId;
import city.open.petition.Authority;
import city.open.petition.PetitionNumber;
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
