package city.open.town.catalogue;

/** What silence until the end of the period means by law. */
public enum Deemed {
    NONE,
    ACCEPTED,
    APPROVED
}
