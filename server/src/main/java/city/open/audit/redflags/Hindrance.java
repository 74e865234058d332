package city.open.audit.redflags;

import java.util.Locale;

/** Why something cannot be done about a flag or a sampled case. */
enum Hindrance {
    NOTHING_CHOSEN,
    WORDS_MISSING,
    ILLEGIBLE,
    NO_SUCH_FLAG,
    /** Whoever works where it happened leaves it to another auditor. */
    OWN_DIVISION,
    /** A matter is about one case. */
    CASE_MISSING,
    /** Somebody has looked at this case meanwhile. */
    SEEN_ALREADY;

    String words() {
        return "flags.no." + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
