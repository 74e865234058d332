package city.open.town.catalogue;

import city.open.ground.calendar.Text;

/** A second line of steps beside the main one, such as the sanction that may follow a licence. */
public record Track(String id, Text name, StepId first, Disclosure disclosure) {}
