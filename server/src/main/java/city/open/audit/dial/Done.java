package city.open.audit.dial;

/** What came of something that was asked of the dial. */
sealed interface Done {
    /** @param id of the draft, or the version of the policy */
    record Yes(long id) implements Done {}

    record No(Hindrance why) implements Done {}

    static Done no(Hindrance why) {
        return new No(why);
    }
}
