package city.open.catalogue;

import city.open.calendar.Text;

/** A paper that belongs to the filing. */
public record RequiredDocument(Text name) {}
