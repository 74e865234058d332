package city.open.border.surveys;

import city.open.border.surveys.Question.Kind;
import city.open.border.surveys.Question.Option;
import city.open.ground.folder.CityFolder;
import city.open.ground.sheet.Entry;
import city.open.ground.sheet.Faults;
import city.open.ground.sheet.SheetFault;
import city.open.ground.sheet.Sheets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/** The sheets of the folder {@code survey}, each a version. One that cannot be used stops the start, with every fault and its place. */
@Component
public class Questionnaires {
    private static final Pattern ID = Pattern.compile("[a-z][a-z0-9-]{0,30}");
    /** Three minutes on a phone. */
    private static final int MOST_QUESTIONS = 12;

    private static final int MOST_OPTIONS = 7;
    private static final int STEPS = 5;
    private static final String FOLDER = "survey";
    private static final String CITIZENS = "citizens";
    private static final String OFFICIALS = "officials";
    private static final int MONTHS = 12;

    private final List<Questionnaire> all;

    Questionnaires() {
        var faults = new Faults();
        all = read(CityFolder.here(), faults);
        faults.stop(SheetFault::new);
    }

    /** Reads the sheets of a folder, or where it has none those that come along, and says what is wrong with them. */
    public static void check(CityFolder city, Faults faults) {
        read(city, faults);
    }

    private static List<Questionnaire> read(CityFolder city, Faults faults) {
        var all = Sheets.folder(city.orBuiltIn(FOLDER).place(), FOLDER, faults).stream()
                .map(sheet -> read(sheet, faults))
                .sorted(Comparator.comparingInt(Questionnaire::version))
                .toList();
        for (var survey : List.of(CITIZENS, OFFICIALS)) {
            var versions = of(all, survey);
            for (int i = 1; i < versions.size(); i++) {
                if (versions.get(i).version() == versions.get(i - 1).version()
                        || !versions.get(i).from().isAfter(versions.get(i - 1).from())) {
                    faults.add("survey: each version has a number of its own and begins after the one before");
                }
            }
        }
        if (of(all, CITIZENS).isEmpty()) {
            faults.add("survey: no sheet says what citizens are asked");
        }
        return all;
    }

    private static List<Questionnaire> of(List<Questionnaire> all, String survey) {
        return all.stream().filter(one -> one.survey().equals(survey)).toList();
    }

    /** What citizens are asked on this day; the first version before it began. */
    public Questionnaire on(LocalDate day) {
        var citizens = of(all, CITIZENS);
        return begun(citizens, day).orElseGet(citizens::getFirst);
    }

    /** What officials are asked in the year of this day; nothing in a city that does not ask them. */
    public Optional<Questionnaire> officials(LocalDate day) {
        return begun(of(all, OFFICIALS), day);
    }

    private static Optional<Questionnaire> begun(List<Questionnaire> versions, LocalDate day) {
        return versions.stream().filter(one -> !one.from().isAfter(day)).reduce((_, later) -> later);
    }

    /** One sheet; what is wrong with it is among the faults, and then it may not be used. */
    static Questionnaire read(Entry sheet, Faults faults) {
        var survey = sheet.word("survey");
        boolean yearly = survey.equals(OFFICIALS);
        if (yearly) {
            sheet.only("survey", "version", "from", "month", "title", "questions");
        } else {
            sheet.only("survey", "version", "from", "title", "questions");
        }
        if (!yearly && !survey.equals(CITIZENS)) {
            sheet.fault("`survey` is `%s` or `%s`; nobody else is asked".formatted(CITIZENS, OFFICIALS));
        }
        int month = yearly ? sheet.number("month") : 0;
        if (yearly && (month < 1 || month > MONTHS)) {
            sheet.fault("`month` is 1 to 12, in which officials are asked");
        }
        var questions = new ArrayList<Question>();
        for (var entry : sheet.entries("questions")) {
            questions.add(question(entry));
        }
        var ids = new HashSet<String>();
        questions.stream()
                .filter(one -> !ids.add(one.id()))
                .forEach(one -> sheet.fault("question `%s` is there twice".formatted(one.id())));
        if (questions.isEmpty() || questions.size() > MOST_QUESTIONS) {
            sheet.fault("`questions` are 1 to %d, as answering takes three minutes".formatted(MOST_QUESTIONS));
        }
        long ofIndex = questions.stream().filter(Question::index).count();
        if (yearly && ofIndex > 0) {
            sheet.fault("the index counts what citizens answer, so no question to officials has `index: true`");
        } else if (!yearly && ofIndex != 1) {
            sheet.fault("exactly one question has `index: true`");
        }
        return new Questionnaire(
                survey,
                sheet.number("version"),
                sheet.parsed("from", Questionnaires::day, LocalDate.EPOCH),
                month,
                sheet.text("title"),
                questions);
    }

    private static LocalDate day(String written) {
        try {
            return LocalDate.parse(written);
        } catch (DateTimeException no) {
            throw new IllegalArgumentException("a day such as 2026-01-31 is expected, not '%s'".formatted(written), no);
        }
    }

    private static Question question(Entry entry) {
        var id = entry.parsed("id", Questionnaires::id, "?");
        var here = entry.named("question \"%s\"".formatted(id));
        here.only("id", "kind", "index", "ask", "options");
        var kind = here.choice("kind", Kind.class);
        var options =
                here.entries("options").stream().map(Questionnaires::option).toList();
        if (options.stream().map(Option::id).distinct().count() != options.size()) {
            here.fault("two of its options have the same `id`");
        }
        if (options.size() < 2 || options.size() > MOST_OPTIONS) {
            here.fault("`options` are 2 to " + MOST_OPTIONS);
        }
        if (kind == Kind.SCALE && options.size() != STEPS) {
            here.fault("a scale has %d options, from the worst to the best".formatted(STEPS));
        }
        boolean index = here.yes("index", false);
        if (index && kind != Kind.SCALE) {
            here.fault("the index counts a scale, and this is a choice");
        }
        return new Question(id, kind, index, here.text("ask"), options);
    }

    private static Option option(Entry entry) {
        entry.only("id", "ko", "en");
        return new Option(entry.parsed("id", Questionnaires::id, "?"), entry.both());
    }

    private static String id(String written) {
        if (!ID.matcher(written).matches() || written.equals(Question.DONT_KNOW)) {
            throw new IllegalArgumentException(
                    "small letters, digits and hyphens are expected, and `dont-know` is the program's own, not '%s'"
                            .formatted(written));
        }
        return written;
    }
}
