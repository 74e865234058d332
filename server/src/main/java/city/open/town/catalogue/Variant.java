package city.open.town.catalogue;

import city.open.ground.calendar.Period;
import city.open.ground.calendar.Text;

/** A form of the procedure with a period of its own, such as a change report. */
public record Variant(String id, Text name, Period period, Basis basis, Deemed deemed) {}
