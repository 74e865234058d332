package city.open.inside.petition;

/** What a rule answers, before anything is written: this is what happens, or this rule says no. */
sealed interface Ruling {
    record Happens(PetitionEvent event) implements Ruling {}

    record Refused(Rule rule) implements Ruling {}

    static Ruling happens(PetitionEvent event) {
        return new Happens(event);
    }

    static Ruling refused(Rule rule) {
        return new Refused(rule);
    }
}
