package city.open.ground.files;

/** What is being looked through has this flaw. */
final class Flawed extends Exception {
    private static final long serialVersionUID = 1;

    private final Flaw flaw;

    Flawed(Flaw flaw) {
        super(flaw.name(), null, false, false);
        this.flaw = flaw;
    }

    Flaw flaw() {
        return flaw;
    }
}
