package city.open.catalogue;

import city.open.organization.Agency;
import city.open.organization.UnitId;

/** The division that answers for a procedure, in the city or in each district. */
public record Owner(Agency.Level at, UnitId unit) {}
