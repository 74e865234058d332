package city.open.audit.procedures;

/** What came of something that was asked of the register or the editor. */
sealed interface Done {
    /** @param what the subject, the number of a draft, or a version */
    record Yes(String what) implements Done {}

    /** @param field of the form at which it is wrong; empty for none */
    record Refused(Hindrance why, String field) implements Done {}

    static Done no(Hindrance why) {
        return new Refused(why, "");
    }
}
