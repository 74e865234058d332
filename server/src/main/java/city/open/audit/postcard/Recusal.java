package city.open.audit.postcard;

import city.open.border.reports.ReportBox;
import city.open.ground.vocabulary.PetitionNumber;
import city.open.inside.identity.Login;
import city.open.inside.identity.Role;
import city.open.town.organization.AgencyCode;
import city.open.town.organization.UnitId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * Who is left out of a report before they can see that there is one: whom the reporter set aside, whose name stands in it, and whose own division has the
 * petition it is about. Leaves out one too many rather than one too few.
 */
final class Recusal {
    private static final Pattern NUMBER = Pattern.compile("\\d{4}-\\d{7}-\\d{7}-\\d");

    private final String text;
    private final boolean auditAside;
    private final boolean mayorAside;
    private final List<Division> divisions;

    /** Who has a petition. */
    record Division(AgencyCode agency, UnitId unit) {}

    /** @param inCharge of a petition, where there is one */
    Recusal(List<ReportBox.Line> lines, Function<PetitionNumber, Optional<Division>> inCharge) {
        var all = new StringBuilder();
        boolean audit = false;
        boolean mayor = false;
        for (var line : lines) {
            if (line.fromOffice()) {
                continue;
            }
            all.append(line.said().words()).append('\n');
            var first = line.said().first();
            if (first != null) {
                all.append(first.step()).append('\n');
                audit |= first.auditAside();
                mayor |= first.mayorAside();
            }
        }
        this.text = bare(all.toString());
        this.auditAside = audit;
        this.mayorAside = mayor;
        this.divisions = NUMBER.matcher(all)
                .results()
                .map(found -> found.group())
                .filter(PetitionNumber::isWellFormed)
                .distinct()
                .flatMap(number -> inCharge.apply(new PetitionNumber(number)).stream())
                .toList();
    }

    boolean leavesOut(Login login) {
        return auditAside && (login.is(Role.AUDITOR) || login.is(Role.HEAD_OF_AUDIT))
                || mayorAside && login.is(Role.MAYOR)
                || names(login.name().ko())
                || names(login.name().en())
                || divisions.contains(new Division(login.agency(), login.division()));
    }

    private boolean names(String name) {
        var sought = bare(name);
        return sought.length() >= 2 && text.contains(sought);
    }

    /** However it is spaced and hyphenated. */
    private static String bare(String text) {
        return text.toLowerCase(Locale.ROOT).replaceAll("[\\s\\p{Punct}·]", "");
    }
}
