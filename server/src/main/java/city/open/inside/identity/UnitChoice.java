package city.open.inside.identity;

/** A unit in a list to choose from. */
public record UnitChoice(String id, String name) {}
