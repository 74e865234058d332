package city.open.inside.office.approvals;

import city.open.ground.calendar.Text;
import city.open.ground.page.Words;
import city.open.inside.approval.Document;
import city.open.inside.approval.Matter;
import city.open.inside.approval.Paper;
import city.open.inside.approval.Paper.Openness;
import city.open.inside.approval.Proposal;
import city.open.inside.casework.Blanks;
import city.open.inside.casework.PublicWords;
import city.open.inside.casework.Wording;
import city.open.inside.office.Asking;
import city.open.inside.petition.Outcome;
import city.open.town.organization.OfficialId;
import city.open.town.organization.UnitId;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a drafter has typed so far: fields by name, several values of one field with commas between them. English is optional everywhere;
 * without it the Korean words stand in both languages.
 */
record ApprovalDraft(Map<String, String> fields) {
    static final String ENGLISH = "-en";
    /** What an official can propose; the law attaches the other outcomes to a date. */
    static final List<Outcome> OUTCOMES = List.of(
            Outcome.GRANTED,
            Outcome.GRANTED_WITH_CONDITIONS,
            Outcome.REFUSED,
            Outcome.RETURNED,
            Outcome.COMPLETED,
            Outcome.REVOKED);

    private static final Pattern PERSON = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._:-]{0,79}");
    private static final Pattern UNIT = Pattern.compile("[a-z0-9][a-z0-9-]{0,59}");

    private static final List<String> WORDS =
            List.of("title", "grounds", "reason", "conditions", "remedies", "acknowledged");
    private static final List<String> OTHERS = List.of("outcome", "amount", "size", "novel", "openness", "approver");
    private static final List<String> SEVERAL = List.of("closed", "concurring");

    ApprovalDraft {
        fields = Map.copyOf(fields);
    }

    static ApprovalDraft of(HttpServletRequest request) {
        Map<String, String> fields = new HashMap<>();
        Stream.of(WORDS.stream(), WORDS.stream().map(name -> name + ENGLISH), OTHERS.stream(), SEVERAL.stream())
                .flatMap(names -> names)
                .forEach(name -> {
                    var values = request.getParameterValues(name);
                    if (values != null) {
                        var typed = String.join(",", values).strip();
                        fields.put(name, isOpen(name) ? Asking.filled(request, typed) : typed);
                    }
                });
        return new ApprovalDraft(fields);
    }

    private static boolean isOpen(String name) {
        return WORDS.contains(name.endsWith(ENGLISH) ? name.substring(0, name.length() - ENGLISH.length()) : name);
    }

    /** Into which field a text of the division goes. */
    static final Map<Wording.Use, String> USES = new EnumMap<>(Map.of(
            Wording.Use.GROUNDS, "reason",
            Wording.Use.CONDITIONS, "conditions",
            Wording.Use.REMEDIES, "remedies",
            Wording.Use.LETTER, "grounds"));

    /** The same with a text of the division put where it is for, below what was typed there. */
    ApprovalDraft with(Wording wording) {
        var into = USES.get(wording.use());
        if (into == null) {
            return this;
        }
        Map<String, String> more = new HashMap<>(fields);
        more.put(into, Wording.below(value(into), wording.text().ko()));
        wording.english().ifPresent(en -> more.put(into + ENGLISH, Wording.below(value(into + ENGLISH), en)));
        return new ApprovalDraft(more);
    }

    /** What the last version said, to be drafted again. */
    static ApprovalDraft of(Document document) {
        var paper = document.paper();
        Map<String, String> fields = new HashMap<>();
        put(fields, "title", paper.title());
        put(fields, "grounds", paper.grounds());
        if (paper.acknowledged() != null) {
            put(fields, "acknowledged", paper.acknowledged());
        }
        var decision = paper.decision();
        if (decision != null) {
            fields.put("outcome", decision.outcome().name());
            put(fields, "reason", decision.reason());
            if (!decision.conditions().isEmpty()) {
                fields.put("conditions", lines(decision.conditions(), "ko"));
                fields.put("conditions" + ENGLISH, lines(decision.conditions(), "en"));
            }
            if (decision.remedies() != null) {
                put(fields, "remedies", decision.remedies());
            }
        }
        var matter = paper.matter();
        if (matter.amount() != null) {
            fields.put("amount", matter.amount().toString());
        }
        if (matter.size() != null) {
            fields.put("size", matter.size().toString());
        }
        fields.put("novel", matter.novel() ? "on" : "");
        fields.put("openness", paper.openness().degree().name());
        fields.put(
                "closed",
                new TreeSet<>(paper.openness().grounds())
                        .stream().map(String::valueOf).collect(Collectors.joining(",")));
        return new ApprovalDraft(fields);
    }

    private static void put(Map<String, String> fields, String name, Text text) {
        fields.put(name, text.ko());
        if (!text.en().equals(text.ko())) {
            fields.put(name + ENGLISH, text.en());
        }
    }

    private static String lines(List<Text> texts, String lang) {
        return texts.stream().map(text -> text.in(lang)).collect(Collectors.joining("\n"));
    }

    String value(String name) {
        return fields.getOrDefault(name, "");
    }

    /** The same with personal data masked wherever it would become public. */
    ApprovalDraft masked(PublicWords.Look look) {
        Map<String, String> masked = new HashMap<>(fields);
        WORDS.forEach(name -> Stream.of(name, name + ENGLISH)
                .filter(masked::containsKey)
                .forEach(field ->
                        masked.compute(field, (_, value) -> value == null ? "" : ApprovalGuard.masked(value, look))));
        return new ApprovalDraft(masked);
    }

    /** The words that would become public, by field. */
    Map<String, String> open() {
        Map<String, String> open = new LinkedHashMap<>();
        for (var name : WORDS) {
            open.put(name, value(name) + "\n" + value(name + ENGLISH));
        }
        return open;
    }

    /** What is wrong, by field. */
    Map<String, String> faults(Words words) {
        Map<String, String> faults = new LinkedHashMap<>();
        required(faults, words, "title");
        required(faults, words, "grounds");
        if (outcome() != null) {
            required(faults, words, "reason");
            if (outcome() == Outcome.GRANTED_WITH_CONDITIONS) {
                required(faults, words, "conditions");
            }
            if (outcome() == Outcome.REFUSED || outcome() == Outcome.REVOKED) {
                required(faults, words, "remedies");
            }
        }
        for (var name : WORDS) {
            blanks(faults, words, name);
            blanks(faults, words, name + ENGLISH);
        }
        for (var name : List.of("amount", "size")) {
            if (!value(name).isEmpty() && !value(name).replace(",", "").matches("[0-9]{1,15}")) {
                faults.put(name, words.say("approval.fault.number"));
            }
        }
        if (value("conditions" + ENGLISH)
                                .lines()
                                .filter(line -> !line.isBlank())
                                .count()
                        > 0
                && conditions("conditions" + ENGLISH).size()
                        != conditions("conditions").size()) {
            faults.put("conditions" + ENGLISH, words.say("approval.fault.lines"));
        }
        return faults;
    }

    private void blanks(Map<String, String> faults, Words words, String name) {
        var open = Blanks.in(value(name));
        if (!open.isEmpty()) {
            faults.putIfAbsent(name, words.say("wording.blanks.left", String.join(", ", open)));
        }
    }

    private void required(Map<String, String> faults, Words words, String name) {
        if (value(name).isBlank()) {
            faults.put(name, words.say("approval.fault." + name));
        }
    }

    /** @return null for a paper that decides nothing */
    @Nullable
    Outcome outcome() {
        return OUTCOMES.stream()
                .filter(outcome -> outcome.name().equals(value("outcome")))
                .findFirst()
                .orElse(null);
    }

    private List<String> conditions(String name) {
        return value(name)
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .toList();
    }

    /** Only for a draft without {@link #faults}. */
    Paper paper() {
        var outcome = outcome();
        return new Paper(
                text("title"),
                outcome == null
                        ? null
                        : new Paper.Decision(
                                outcome,
                                text("reason"),
                                conditionTexts(),
                                value("remedies").isBlank() ? null : text("remedies")),
                text("grounds"),
                openness(),
                matter(),
                value("acknowledged").isBlank() ? null : text("acknowledged"));
    }

    Matter matter() {
        return new Matter(number("amount"), number("size"), value("novel").equals("on"));
    }

    Proposal.Wish wish() {
        return new Proposal.Wish(
                value("approver").isEmpty() ? null : person(value("approver")),
                several("concurring").map(ApprovalDraft::unit).toList());
    }

    /** Whatever comes in; what cannot be an id belongs to nobody, and the line says so. */
    static OfficialId person(String id) {
        return new OfficialId(PERSON.matcher(id).matches() ? id : "nobody");
    }

    private static UnitId unit(String id) {
        return new UnitId(UNIT.matcher(id).matches() ? id : "nowhere");
    }

    private Openness openness() {
        var degree = Arrays.stream(Openness.Degree.values())
                .filter(one -> one.name().equals(value("openness")))
                .findFirst()
                .orElse(Openness.Degree.OPEN);
        Set<Integer> grounds = degree == Openness.Degree.OPEN
                ? Set.of()
                : several("closed")
                        .filter(ground -> ground.matches("[1-8]"))
                        .map(Integer::valueOf)
                        .collect(Collectors.toSet());
        return new Openness(degree, grounds);
    }

    private Stream<String> several(String name) {
        return Arrays.stream(value(name).split(",")).map(String::strip).filter(one -> !one.isEmpty());
    }

    private @Nullable Long number(String name) {
        var written = value(name).replace(",", "");
        return written.matches("[0-9]{1,15}") ? Long.valueOf(written) : null;
    }

    private Text text(String name) {
        return text(value(name), value(name + ENGLISH));
    }

    static Text text(String korean, String english) {
        return new Text(korean.strip(), english.isBlank() ? korean.strip() : english.strip());
    }

    private List<Text> conditionTexts() {
        var korean = conditions("conditions");
        var english = conditions("conditions" + ENGLISH);
        var texts = new ArrayList<Text>();
        for (int i = 0; i < korean.size(); i++) {
            texts.add(text(korean.get(i), i < english.size() ? english.get(i) : ""));
        }
        return texts;
    }
}
