package city.open.ground.vocabulary;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What the city says about itself in entries of no petition, by the names that stand in them. A name is never reused and never changed. */
public enum CityKind {
    POLICY_PUBLISHED("policy.published"),
    PROCEDURE_PUBLISHED("procedure.published"),
    HOLIDAYS_PUBLISHED("holidays.published"),
    ORGANIZATION_PUBLISHED("organization.published"),
    LETTERS_PUBLISHED("letters.published"),
    OPENINGS_PUBLISHED("openings.published"),
    FIGURES_PUBLISHED("figures.published"),
    REGISTER_PUBLISHED("register.published"),
    AUDITS_PUBLISHED("audits.published");

    private static final Map<String, CityKind> BY_TEXT =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(CityKind::text, Function.identity()));

    private final String text;

    CityKind(String text) {
        this.text = text;
    }

    /** Such as {@code policy.published}. */
    public String text() {
        return text;
    }

    /** None for a name that another version of OPEN knows. */
    public static Optional<CityKind> named(String text) {
        return Optional.ofNullable(BY_TEXT.get(text));
    }
}
