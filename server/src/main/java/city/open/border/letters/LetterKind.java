package city.open.border.letters;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What an applicant can write to the office after filing. */
public enum LetterKind {
    /** The answer to a request for a supplement. */
    SUPPLEMENT,
    /** More time for it (Decree art. 24). */
    MORE_TIME,
    WITHDRAWAL,
    /** Contact data put right. */
    CONTACT,
    /** 이의신청 (Act art. 35). */
    OBJECTION,
    /** More papers for what is filed and not received yet. */
    PAPERS,
    /** That a public entry be withheld (Personal Information Protection Act art. 37). */
    WITHHOLDING,
    /** 청렴서약: the pledge of who contracts with the city (Local Contracts Act art. 6-2). */
    PLEDGE;

    /** As letters and pages name it: {@code more-time}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static Optional<LetterKind> find(String id) {
        return Arrays.stream(values()).filter(kind -> kind.id().equals(id)).findFirst();
    }

    /** Whether papers can come along. */
    public boolean takesFiles() {
        return this == SUPPLEMENT || this == OBJECTION || this == PAPERS;
    }
}
