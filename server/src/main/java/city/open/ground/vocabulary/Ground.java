package city.open.ground.vocabulary;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Why something is not disclosed: the items of article 9(1) of the Official Information Disclosure Act. */
public enum Ground {
    SECRET_BY_LAW,
    SECURITY,
    SAFETY,
    TRIALS,
    DECISION_UNDER_WAY,
    PRIVACY,
    BUSINESS_SECRET,
    SPECULATION;

    /** As entries and pages name it: {@code 9-1-6}. */
    public String id() {
        return "9-1-" + (ordinal() + 1);
    }

    /** As it stands in a box: {@code 9(1)6}. */
    public String inBox() {
        return "9(1)" + (ordinal() + 1);
    }

    /** All, by their ids, in the order of the article. */
    public static List<String> ids() {
        return Arrays.stream(values()).map(Ground::id).toList();
    }

    public static Optional<Ground> find(String id) {
        return Arrays.stream(values()).filter(ground -> ground.id().equals(id)).findFirst();
    }
}
