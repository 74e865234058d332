package city.open.ground.guard;

import city.open.ground.guard.Finding.Kind;
import java.util.List;
import java.util.regex.Pattern;

/** Finds addresses of mailboxes, also those that are spelt so that no machine should find them, and those in Hangul. */
final class Mailboxes {
    private static final String AT = "(?: ?@ ?| ?[(\\[{<] ?(?i:@|at|골뱅이|앳) ?[)\\]}>] ?|골뱅이| 골뱅이 )";
    private static final String DOT =
            "(?:\\.| ?[(\\[{<] ?(?i:\\.|dot|점|닷) ?[)\\]}>] ?| (?i:dot) |점(?=[A-Za-z]{2,3}\\b))";
    private static final String LATIN = "(?<![A-Za-z0-9._%+-])[A-Za-z0-9][A-Za-z0-9._%+-]{0,63}+";

    private static final Pattern IN_LATIN = Pattern.compile(LATIN + AT + "[A-Za-z0-9](?:[A-Za-z0-9-]{0,62})(?:" + DOT
            + "[A-Za-z0-9-]{1,62})*" + DOT + "[A-Za-z]{2,24}");
    private static final Pattern IN_ANY = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N}._%+-]{0,63}" + AT
            + "[\\p{L}\\p{N}][\\p{L}\\p{N}-]{0,62}(?:" + DOT + "[\\p{L}\\p{N}-]{1,62})*" + DOT + "\\p{L}{2,24}");
    private static final Pattern IN_WORDS = Pattern.compile(
            LATIN + " (?i:at) [A-Za-z0-9-]{1,63}(?: (?i:dot) [A-Za-z0-9-]{1,62})* (?i:dot) [A-Za-z]{2,24}");
    private static final Pattern COULD_BE = Pattern.compile("@|골뱅이|[(\\[{<] ?(?i:at|앳) ?[)\\]}>]| (?i:dot) ");

    private Mailboxes() {}

    static void in(PlainText plain, List<Finding> found) {
        var text = plain.toString();
        if (!COULD_BE.matcher(text).find()) {
            return;
        }
        int before = found.size();
        for (var shape : List.of(IN_LATIN, IN_WORDS, IN_ANY)) {
            shape.matcher(text)
                    .results()
                    .map(match -> plain.finding(Kind.EMAIL, match.start(), match.end(), true))
                    .filter(one -> found.subList(before, found.size()).stream().noneMatch(one::overlaps))
                    .toList()
                    .forEach(found::add);
        }
    }
}
