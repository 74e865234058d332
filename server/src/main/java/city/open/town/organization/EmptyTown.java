package city.open.town.organization;

/** A machine that only reads found no agency: the office has not been started yet. */
final class EmptyTown extends RuntimeException {
    EmptyTown() {
        super("The record is empty: start the office of this installation once, then this machine.");
    }
}
