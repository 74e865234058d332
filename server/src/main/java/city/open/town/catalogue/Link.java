package city.open.town.catalogue;

/** One step may follow another, and why. */
public record Link(StepId from, StepId to, Kind kind) {

    /** Why the procedure goes this way. NEXT links make the main line. */
    public enum Kind {
        NEXT,
        SUPPLEMENT,
        REFUSAL,
        OBJECTION,
        PARALLEL
    }
}
