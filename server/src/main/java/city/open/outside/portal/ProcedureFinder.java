package city.open.outside.portal;

import city.open.ground.calendar.Text;
import city.open.ground.page.Framing;
import city.open.ground.page.Lang;
import city.open.ground.page.Printer;
import city.open.ground.page.Words;
import city.open.outside.portal.ProceduresPage.Group;
import city.open.outside.record.Sought;
import city.open.town.catalogue.Catalogue;
import city.open.town.catalogue.LifeEvent;
import city.open.town.catalogue.Procedure;
import city.open.town.catalogue.ProcedureCode;
import city.open.town.catalogue.RequiredDocument;
import city.open.town.catalogue.Variant;
import java.text.Collator;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Finds a procedure by what somebody wants to do, by a word of it, or by its first letter. */
@Component
class ProcedureFinder {
    /** As Korean indexes have them, those with a doubled consonant under the simple one. Whole syllables, as fonts of the web have no others. */
    private static final String INITIALS = "가가나다다라마바바사사아자자차카타파하";

    private static final int SYLLABLES_OF_AN_INITIAL = 588;
    private static final Pattern SPACES = Pattern.compile("\\s+");

    private final Catalogue catalogue;
    private final Framing framing;
    private final Printer printer;

    ProcedureFinder(Catalogue catalogue, Framing framing, Printer printer) {
        this.catalogue = catalogue;
        this.framing = framing;
        this.printer = printer;
    }

    /** @param sought as typed; blank for the whole list */
    byte[] page(Lang lang, String sought) {
        var words = Words.in(lang);
        var all = catalogue.current();
        boolean whole = sought.isBlank();
        var frame = framing.frame(words, words.say("procedures.title"), "/procedures", "procedures")
                .listening(null, null, whole);
        return printer.print(
                "procedures",
                new ProceduresPage(
                        frame,
                        sought.strip(),
                        whole ? null : found(all, sought, lang),
                        whole ? events(all, lang) : List.of(),
                        whole ? letters(all, lang) : List.of()));
    }

    private List<Group> events(List<Procedure> all, Lang lang) {
        var byCode = all.stream().collect(Collectors.toMap(Procedure::code, Function.identity()));
        return catalogue.lifeEvents().stream()
                .map(event -> new Group(
                        event.id(),
                        lang.of(event.name()),
                        event.procedures().stream()
                                .filter(byCode::containsKey)
                                .map(byCode::get)
                                .toList()))
                .toList();
    }

    private static List<Group> letters(List<Procedure> all, Lang lang) {
        var groups = new TreeMap<String, List<Procedure>>(Collator.getInstance(Locale.forLanguageTag(lang.tag())));
        all.stream()
                .sorted(byName(lang))
                .forEach(procedure -> groups.computeIfAbsent(initial(lang.of(procedure.name())), _ -> new ArrayList<>())
                        .add(procedure));
        var letters = new ArrayList<Group>();
        groups.forEach((letter, procedures) -> letters.add(new Group("letter-" + letters.size(), letter, procedures)));
        return letters;
    }

    private static Comparator<Procedure> byName(Lang lang) {
        return Comparator.comparing(
                procedure -> lang.of(procedure.name()), Collator.getInstance(Locale.forLanguageTag(lang.tag())));
    }

    /** Under which letter a name stands; a figure or sign under {@code #}. */
    static String initial(String name) {
        int first = name.codePointAt(0);
        if (first >= '가' && first <= '힣') {
            int at = (first - '가') / SYLLABLES_OF_AN_INITIAL;
            return INITIALS.substring(at, at + 1);
        }
        return Character.isLetter(first) ? Character.toString(Character.toUpperCase(first)) : "#";
    }

    /** Those that are called as was typed, by name. */
    Stream<Procedure> named(String sought, Lang lang) {
        return called(catalogue.current(), sought, lang);
    }

    private static Stream<Procedure> called(List<Procedure> all, String sought, Lang lang) {
        var wanted = wanted(sought);
        var together = close(sought);
        return all.stream().filter(one -> fits(named(one), wanted, together)).sorted(byName(lang));
    }

    private static List<String> wanted(String sought) {
        return SPACES.splitAsStream(Sought.plain(sought).strip())
                .filter(word -> !word.isEmpty())
                .toList();
    }

    private List<Procedure> found(List<Procedure> all, String sought, Lang lang) {
        var wanted = wanted(sought);
        var together = close(sought);
        // In the name before elsewhere: who types 건축허가 means the permit, not what lists it among its papers.
        return Stream.concat(
                        called(all, sought, lang),
                        all.stream()
                                .filter(one -> fits(said(one), wanted, together))
                                .sorted(byName(lang)))
                .distinct()
                .toList();
    }

    /** Korean is spaced as people please, so the words also fit as one. */
    private static boolean fits(String text, List<String> wanted, String together) {
        return wanted.stream().allMatch(text::contains) || close(text).contains(together);
    }

    private static String close(String text) {
        return SPACES.matcher(Sought.plain(text)).replaceAll("");
    }

    private static String named(Procedure procedure) {
        return plain(Stream.of(procedure.name())) + " "
                + Sought.plain(procedure.code().value());
    }

    private String said(Procedure procedure) {
        return named(procedure)
                + plain(Stream.of(
                                Stream.of(procedure.sector().name()),
                                events(procedure.code()),
                                procedure.law().stream(),
                                procedure.documents().stream().map(RequiredDocument::name),
                                procedure.variants().stream().map(Variant::name))
                        .flatMap(Function.identity()));
    }

    private Stream<Text> events(ProcedureCode code) {
        return catalogue.lifeEvents().stream()
                .filter(event -> event.procedures().contains(code))
                .map(LifeEvent::name);
    }

    private static String plain(Stream<Text> texts) {
        return texts.map(text -> " " + Sought.plain(text.ko() + " " + text.en()))
                .collect(Collectors.joining());
    }
}
