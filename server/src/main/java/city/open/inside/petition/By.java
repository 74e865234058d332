package city.open.inside.petition;

import city.open.town.organization.AgencyCode;
import city.open.town.organization.OfficialId;
import city.open.town.organization.Rank;
import city.open.town.organization.UnitId;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import org.jspecify.annotations.Nullable;

/** Who acted. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "as")
@JsonSubTypes({
    @JsonSubTypes.Type(value = By.OfOffice.class, name = "office"),
    @JsonSubTypes.Type(value = By.OfApplicant.class, name = "applicant"),
    @JsonSubTypes.Type(value = By.OfOthers.class, name = "others"),
    @JsonSubTypes.Type(value = By.OfSystem.class, name = "system")
})
public sealed interface By {
    /** The agency in whose name or before whom the act was done. */
    AgencyCode agency();

    /** An official in office at the time; the rank is kept as it was. */
    record OfOffice(AgencyCode agency, UnitId division, OfficialId official, Rank rank) implements By {}

    /** The applicant. Who that is lies in the vault. */
    record OfApplicant(AgencyCode agency) implements By {}

    /** A committee, an agency asked for its opinion, the public: someone without a post here. */
    record OfOthers(AgencyCode agency, @Nullable UnitId division, String role) implements By {}

    /** OPEN itself, for acts the law attaches to a date. */
    record OfSystem(AgencyCode agency, String name) implements By {}
}
