package city.open.inside.identity;

import city.open.inside.petition.Petition.Status;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** The table of rights as the page {@code docs/rights.md}. */
final class RightsSheet {
    private RightsSheet() {}

    static String print() {
        var page = new StringBuilder("""
                # Who may do what

                Printed from `city.open.inside.identity.Rights`; a test compares. To print it anew: `mvn -pl server test -Dtest=RightsTest -Dopen.print-rights=true`.

                A right is leave to try. Whether an act fits a petition is for the rules of the petition to say; whose turn it is to sign, for the
                approval line. Whoever declared a conflict of interest in a petition cannot act on it, whatever the role; acts are marked ●.

                Roles are given by two administrators: one asks, another agrees, neither about themselves ([decision 28](decisions/0028-rights-are-given-by-two.md)).
                What becomes of accounts and roles is a journal that auditors see, and the person concerned is told.

                ## On a petition

                """);
        table(page, true);
        page.append("\n## In the office as a whole\n\n");
        table(page, false);
        page.append("\n## Rules that refuse\n\n");
        for (var rule : Refusal.values()) {
            page.append("- `%s`: %s %s%n"
                    .formatted(rule, rule.words().ko(), rule.words().en()));
        }
        return page.toString();
    }

    private static void table(StringBuilder page, boolean aboutPetition) {
        page.append(aboutPetition ? "| Right | 권한 | When |" : "| Right | 권한 |");
        for (var role : Role.values()) {
            page.append(" %s %s |".formatted(role.title().en(), role.title().ko()));
        }
        page.append("\n|---|---|")
                .append(aboutPetition ? "---|" : "")
                .append("---|".repeat(Role.values().length))
                .append('\n');
        Arrays.stream(Right.values())
                .filter(right -> right.isAboutPetition() == aboutPetition)
                .map(Rights::row)
                .forEach(row -> {
                    var right = row.right();
                    page.append("| `%s` %s%s | %s |"
                            .formatted(
                                    right,
                                    right.words().en(),
                                    right.isActing() ? " ●" : "",
                                    right.words().ko()));
                    if (aboutPetition) {
                        page.append(" %s |".formatted(states(row.states())));
                    }
                    for (var role : Role.values()) {
                        page.append(" %s |".formatted(scopes(row.scopes().getOrDefault(role, Set.of()))));
                    }
                    page.append('\n');
                });
    }

    private static String states(Set<Status> states) {
        return states.equals(EnumSet.allOf(Status.class))
                ? "always"
                : states.stream()
                        .map(state -> state.name().toLowerCase(Locale.ROOT).replace('_', ' '))
                        .collect(Collectors.joining(", "));
    }

    private static String scopes(Set<Scope> scopes) {
        return scopes.stream().map(scope -> scope.words().en()).collect(Collectors.joining(", "));
    }
}
