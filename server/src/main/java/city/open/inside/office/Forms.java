package city.open.inside.office;

import city.open.ground.calendar.Period;
import city.open.ground.calendar.Text;
import city.open.ground.page.When;
import city.open.ground.page.Words;
import city.open.inside.casework.Fault;
import city.open.inside.casework.Field;
import city.open.inside.casework.Form;
import city.open.inside.casework.Task;
import city.open.inside.casework.Wording;
import city.open.inside.identity.Login;
import city.open.inside.office.FormView.Choice;
import city.open.inside.office.FormView.Finding;
import city.open.inside.office.FormView.Kind;
import city.open.inside.petition.Petition;
import city.open.town.catalogue.Catalogue;
import city.open.town.catalogue.Procedure;
import city.open.town.organization.Agency;
import city.open.town.organization.Official;
import city.open.town.organization.Organization;
import city.open.town.organization.Unit;
import city.open.town.organization.UnitId;
import java.time.Clock;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Draws the form of a task for one petition: the fields of {@link Task}, with what can be chosen there and what is already known. */
@Component
class Forms {
    /** What most people leave alone most of the time. */
    private static final Set<String> SELDOM = Set.of("at", "departure", "expected-reason", "report");

    private final Organization organization;
    private final Catalogue catalogue;
    private final Offers offers;
    private final Clock clock;
    private final int graceDays;

    Forms(
            Organization organization,
            Catalogue catalogue,
            Offers offers,
            Clock clock,
            @Value("${open.office.grace-days:1}") int graceDays) {
        this.organization = organization;
        this.catalogue = catalogue;
        this.offers = offers;
        this.clock = clock;
        this.graceDays = graceDays;
    }

    /** What came back with a form that was not recorded. */
    record Returned(String fault, List<Fault> faults, List<Finding> findings) {
        static final Returned NOTHING = because("");

        static Returned because(String fault) {
            return new Returned(fault, List.of(), List.of());
        }
    }

    FormView form(
            Words words, Login login, Petition petition, Form form, Returned returned, int seen, List<Choice> entries) {
        var task = form.task();
        var values = form.fields();
        var fields = new ArrayList<FormView.Field>();
        var folded = new ArrayList<FormView.Field>();
        var faults = new HashMap<String, String>();
        returned.faults().forEach(fault -> faults.merge(fault.field(), words.of(fault.words()), (a, b) -> a + " " + b));
        for (var field : task.fields()) {
            boolean seldom = SELDOM.contains(field.name()) || isKnown(field, values, faults);
            (seldom ? folded : fields).add(field(words, login, petition, task, field, values, faults, entries));
            if (field.isBilingual()) {
                folded.add(english(words, task, field, values, faults));
            }
        }
        return new FormView(
                        task.slug(),
                        "/" + words.lang().tag() + "/office/cases/" + petition.number() + "/" + task.slug(),
                        seen,
                        UUID.randomUUID().toString(),
                        fields,
                        folded,
                        returned.fault(),
                        returned.findings(),
                        words.say("office.record"))
                .offering(offers.of(login, petition, uses(words, task)), Offers.blanks(task.slug(), open(form)));
    }

    /** For what texts of the division can be used here, and how the field is called into which they go. */
    private static Map<Wording.Use, String> uses(Words words, Task task) {
        Map<Wording.Use, String> uses = new EnumMap<>(Wording.Use.class);
        for (var field : task.fields()) {
            Wording.Use.in(task, field).ifPresent(use -> uses.put(use, words.of(field.label())));
        }
        return uses;
    }

    /** The words of a form that can have blanks. */
    private static Stream<String> open(Form form) {
        return form.task().fields().stream()
                .filter(Field::isBilingual)
                .flatMap(field -> Stream.of(field.name(), field.english()))
                .map(name -> form.fields().getOrDefault(name, ""));
    }

    /** A step that the petition itself suggests needs no choosing. */
    private static boolean isKnown(Field field, Map<String, String> values, Map<String, String> faults) {
        return field.kind() == Field.Kind.STEP
                && !values.getOrDefault(field.name(), "").isEmpty()
                && !faults.containsKey(field.name());
    }

    private FormView.Field field(
            Words words,
            Login login,
            Petition petition,
            Task task,
            Field field,
            Map<String, String> values,
            Map<String, String> faults,
            List<Choice> entries) {
        var value = values.getOrDefault(field.name(), "");
        var choices = choices(words, login, petition, field, value, entries);
        return new FormView.Field(
                id(task, field.name()),
                field.name(),
                words.of(field.label()),
                kind(field),
                value,
                hint(words, petition, task, field),
                field.required() || (field.name().equals("expected") && !value.isEmpty()),
                field.open(),
                choices,
                faults.getOrDefault(field.name(), ""));
    }

    private static FormView.Field english(
            Words words, Task task, Field field, Map<String, String> values, Map<String, String> faults) {
        return new FormView.Field(
                id(task, field.name()) + "-en",
                field.english(),
                words.say("office.in.english", words.of(field.label())),
                field.kind() == Field.Kind.LINES ? Kind.LONG : Kind.LINE,
                values.getOrDefault(field.english(), ""),
                "",
                false,
                field.open(),
                List.of(),
                faults.getOrDefault(field.english(), ""));
    }

    private static String id(Task task, String field) {
        return task.slug() + "-" + field;
    }

    private String hint(Words words, Petition petition, Task task, Field field) {
        if (task == Task.SUSPEND && field.name().equals("at")) {
            return words.say("office.hint.suspend.at", graceDays);
        }
        if (task == Task.EXTEND && field.name().equals("days")) {
            return longest(words, petition.period());
        }
        var own = "office.hint." + task.slug() + "." + field.name();
        if (words.knows(own)) {
            return words.say(own);
        }
        var general = "office.hint." + field.name();
        return words.knows(general) ? words.say(general) : "";
    }

    /** By how much a period can be extended, and what its days are. */
    private static String longest(Words words, @Nullable Period period) {
        if (period == null) {
            return "";
        }
        var days = period.countsHours() ? "hours" : period.unit() == Period.Unit.DAY ? "working" : "calendar";
        return words.say("office.hint.extend.days." + days, words.of(period.inWords()));
    }

    private static Kind kind(Field field) {
        return switch (field.kind()) {
            case WORDS, LINES, NOTE -> Kind.LONG;
            case DATE -> Kind.DAY;
            case MOMENT -> Kind.MINUTE;
            case NUMBER, SUM -> Kind.NUMBER;
            case TICK -> Kind.TICK;
            case CHOICE, STEP, UNIT, OFFICIAL, ENTRY -> Kind.CHOICE;
            case UNITS, PAPERS -> Kind.CHOICES;
        };
    }

    private List<Choice> choices(
            Words words, Login login, Petition petition, Field field, String value, List<Choice> entries) {
        return switch (field.kind()) {
            case WORDS, LINES, NOTE, DATE, MOMENT, NUMBER, SUM, TICK -> List.of();
            case CHOICE ->
                field.choices().stream()
                        .map(choice -> choice(choice.value(), words.of(choice.words()), value))
                        .toList();
            case STEP -> steps(words, petition, value);
            case UNIT, UNITS -> divisions(words, petition, value);
            case PAPERS -> papers(words, petition, value);
            case OFFICIAL -> officials(words, petition, value);
            case ENTRY ->
                entries.stream()
                        .map(entry -> choice(entry.value(), entry.name(), value))
                        .toList();
        };
    }

    private static Choice choice(String value, String name, String chosen) {
        return new Choice(value, name, "", value.equals(chosen));
    }

    /** Those of the main line that are still to be done first, then whatever else the procedure has. */
    private List<Choice> steps(Words words, Petition petition, String value) {
        var procedure = procedure(petition);
        return Stream.concat(procedure.mainLine().stream(), procedure.steps().stream())
                .distinct()
                .filter(step -> !petition.isDone(step.id()))
                .map(step -> choice(step.id().value(), words.of(step.name()), value))
                .toList();
    }

    private List<Choice> papers(Words words, Petition petition, String value) {
        var chosen = Set.of(value.split(","));
        var papers = procedure(petition).documents();
        return IntStream.rangeClosed(1, papers.size())
                .mapToObj(place -> new Choice(
                        Integer.toString(place),
                        words.of(papers.get(place - 1).name()),
                        "",
                        chosen.contains(Integer.toString(place))))
                .toList();
    }

    Procedure procedure(Petition petition) {
        return catalogue.version(petition.procedure(), petition.procedureVersion());
    }

    /** Every division of the city and its districts but the one that has it: the own agency's first, each under its whole path. */
    private List<Choice> divisions(Words words, Petition petition, String value) {
        var chosen = Set.of(value.split(","));
        var today = When.dayOf(clock.instant());
        var own = petition.agency();
        return Stream.concat(
                        Stream.of(organization.agency(own)),
                        organization.agencies().stream()
                                .filter(agency -> !agency.code().equals(own)))
                .flatMap(agency -> {
                    var all = organization.units(agency.code(), today);
                    Map<UnitId, Text> names =
                            all.stream().collect(Collectors.toMap(Unit::id, Unit::name, (one, _) -> one));
                    return all.stream()
                            .filter(unit -> unit.kind() == Unit.Kind.DIVISION)
                            .filter(unit ->
                                    !agency.code().equals(own) || !unit.id().equals(petition.division()))
                            .map(unit -> {
                                var id = agency.code().value() + "/" + unit.id().value();
                                var under = path(words, agency, unit, names::get);
                                return new Choice(id, words.of(unit.name()), under, chosen.contains(id));
                            });
                })
                .toList();
    }

    private static String path(Words words, Agency agency, Unit unit, Function<UnitId, @Nullable Text> name) {
        var parent = unit.parent();
        var above = parent == null ? null : name.apply(parent);
        return words.of(agency.name()) + (above == null ? "" : " › " + words.of(above));
    }

    private List<Choice> officials(Words words, Petition petition, String value) {
        return organization.officials(petition.agency(), petition.division(), When.dayOf(clock.instant())).stream()
                .filter(official -> !petition.conflicts().contains(official.id()))
                .map(official -> choice(official.id().value(), named(words, official), value))
                .toList();
    }

    static String named(Words words, Official official) {
        return words.say(
                "by.person", words.of(official.name()), words.of(official.rank().title()));
    }
}
