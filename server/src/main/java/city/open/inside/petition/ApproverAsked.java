package city.open.inside.petition;

import city.open.town.catalogue.ProcedureCode;
import city.open.town.organization.AgencyCode;
import city.open.town.organization.Rank;
import java.time.LocalDate;
import java.util.Optional;

/** Whoever keeps the delegation table says here, as a bean of this type, which rank approves the decisions of a procedure. */
@FunctionalInterface
public interface ApproverAsked {
    /** The rank for an ordinary matter on this day; empty where the table does not know the procedure. */
    Optional<Rank> rank(ProcedureCode procedure, AgencyCode agency, LocalDate day);
}
