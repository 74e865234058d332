package city.open.inside.exchange;

import city.open.ground.calendar.Legible;
import city.open.ground.guard.Finding.Kind;
import city.open.ground.guard.PersonalData;
import city.open.ground.guard.Screening;
import city.open.ground.guard.SealedValues;
import city.open.ground.guard.SealedValues.Mark;
import city.open.town.organization.Agency;
import city.open.town.organization.Organization;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * What of a log's own words may become public. Nobody can be asked, so what looks like a person's number or address is masked; and so are the
 * names of the people whom the log says who did something, where they stand in the name of a step, a group or a case.
 */
final class ImportedWords {
    private static final int KEY_BYTES = 32;
    /** Written like a person's name, not like a code or a desk. */
    private static final Pattern NAME =
            Pattern.compile("[가-힣]{2,4}(?<![과팀실국부계소반처청])|[가-힣]{1,2} [가-힣]{1,3}|\\p{Lu}\\p{L}+ \\p{Lu}\\p{L}+");

    private final Screening screening;
    private final SealedValues people;
    private final Map<String, String> open = new HashMap<>();

    ImportedWords(Organization organization, Collection<String> resources) {
        this.screening = new Screening(
                organization.agencies().stream().map(Agency::phonePrefix).toList());
        this.people = people(resources);
    }

    private static SealedValues people(Collection<String> resources) {
        var key = new byte[KEY_BYTES];
        new SecureRandom().nextBytes(key);
        List<Mark> marks = new ArrayList<>();
        resources.stream()
                .map(resource -> PersonalData.masked(resource, PersonalData.in(resource))
                        .replaceAll("[^\\p{L} ]+", " ")
                        .strip())
                .filter(name -> NAME.matcher(name).matches())
                .forEach(name -> marks.addAll(SealedValues.marks(key, Kind.SEALED_NAME, name)));
        return new SealedValues(key, marks);
    }

    /** These words as everybody may read them. */
    String open(String words) {
        return open.computeIfAbsent(words, _ -> {
            var legible = Legible.line(words);
            return legible.isEmpty() ? "-" : PersonalData.masked(legible, screening.of(legible, people));
        });
    }
}
