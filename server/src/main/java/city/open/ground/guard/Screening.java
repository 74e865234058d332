package city.open.ground.guard;

import city.open.ground.guard.Finding.Kind;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/**
 * What may not become public of a text: what identifies a person by its shape, and what is sealed about this petition's applicant.
 * Telephones of offices are public, and so are the numbers of businesses and corporations.
 */
public final class Screening {
    private final List<String> offices;

    /** @param officePhones what telephone numbers of offices begin with, such as {@code 02-2133} */
    public Screening(Collection<String> officePhones) {
        this.offices = officePhones.stream()
                .map(Screening::digits)
                .filter(begin -> !begin.isEmpty())
                .toList();
    }

    /** In the order of the text; findings do not overlap. */
    public List<Finding> of(String text, SealedValues sealed) {
        List<Finding> found = new ArrayList<>(sealed.in(text));
        PersonalData.in(text).stream()
                .filter(finding -> !isOffice(finding, text))
                .filter(finding -> found.stream().noneMatch(finding::overlaps))
                .toList()
                .forEach(found::add);
        found.sort(Comparator.comparing(Finding::start));
        return List.copyOf(found);
    }

    private boolean isOffice(Finding finding, String text) {
        var number = digits(finding.in(text));
        return finding.kind() == Kind.PHONE && offices.stream().anyMatch(number::startsWith);
    }

    private static String digits(String text) {
        return PlainText.of(text).toString().replaceAll("[^0-9]", "").replaceFirst("^82", "0");
    }
}
