package city.open.town.catalogue;

import city.open.ground.calendar.Text;

/** A field of work under which people look for a procedure, such as transportation. */
public record Sector(String id, Text name) {}
