package city.open.town.catalogue;

import city.open.ground.calendar.Text;

/** A paper that belongs to the filing. */
public record RequiredDocument(Text name) {}
