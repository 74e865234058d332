package city.open.town.catalogue;

import city.open.town.organization.Agency;
import city.open.town.organization.UnitId;

/** The division that answers for a procedure, in the city or in each district. */
public record Owner(Agency.Level at, UnitId unit) {}
