package city.open.audit.redflags;

import java.util.Locale;

/** What somebody found in a case of the blind sample. Kept for good, so a name is never reused. */
enum Found {
    NOTHING,
    SOMETHING,
    CANNOT_TELL;

    String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
