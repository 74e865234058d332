package city.open.outside.telling;

import city.open.ground.calendar.Due;
import city.open.ground.calendar.Text;
import city.open.ground.page.When;
import city.open.ground.page.Words;
import city.open.ground.vocabulary.ErasureGround;
import city.open.ground.vocabulary.ExtensionReason;
import city.open.ground.vocabulary.HearingWay;
import city.open.ground.vocabulary.ReopeningGround;
import city.open.ground.vocabulary.SuspensionGround;
import city.open.outside.record.Entry;
import city.open.outside.record.RecordJson;
import city.open.town.catalogue.Procedure;
import city.open.town.catalogue.StepId;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The one place that turns an entry into the sentence people read. A kind or a part it does not know is told in general words, never an
 * error: the record outlives this version.
 */
public final class Teller {
    private static final Pattern OPENED = Pattern.compile("opened\\.(\\d+)\\.(.+)");

    private final Words words;
    private final When when;
    private final Names names;
    private final @Nullable Procedure procedure;

    Teller(Words words, Names names, @Nullable Procedure procedure) {
        this.words = words;
        this.when = new When(words);
        this.names = names;
        this.procedure = procedure;
    }

    /** Who acted, as one line: post, name, division. */
    public String by(Entry entry) {
        return names.by(words, entry);
    }

    public Told tell(Entry entry) {
        if (entry.isWithheldWhole()) {
            return told("told.withheld").plain();
        }
        return switch (entry.kind()) {
            case "petition.received" -> received(entry);
            case "completeness.checked" ->
                told(isTrue(entry, "complete") ? "told.complete" : "told.incomplete")
                        .with(entry, "note")
                        .plain();
            case "supplement.requested" ->
                told("told.supplement.requested", day(entry, "answerBy"))
                        .with(entry, "what")
                        .key();
            case "supplement.extended" ->
                told("told.supplement.extended", day(entry, "answerBy")).key();
            case "supplement.demanded" ->
                told("told.supplement.demanded", day(entry, "answerBy"))
                        .with(entry, "what")
                        .key();
            case "supplement.answered" ->
                told("told.supplement.answered").with(entry, "what").due(entry).key();
            case "petition.assigned" -> assigned(entry);
            case "conflict.declared" -> told("told.conflict", official(entry)).plain();
            case "step.started" -> {
                var by = day(entry, "expectedBy");
                yield told("told.step.started", step(entry))
                        .add(by.isEmpty() ? "" : words.say("told.expected.by", by))
                        .plain();
            }
            case "step.completed" ->
                told("told.step.completed", step(entry))
                        .with(entry, "result")
                        .with(entry, "summary")
                        .plain();
            case "consultation.asked" ->
                told("told.consultation.asked", text(entry, "office"), day(entry, "replyBy"))
                        .with(entry, "question")
                        .plain();
            case "consultation.extended" ->
                told("told.consultation.extended", day(entry, "replyBy"))
                        .add(reason(entry))
                        .plain();
            case "consultation.answered" ->
                told("told.consultation.answered", text(entry, "office"))
                        .with(entry, "reply")
                        .plain();
            case "inspection.held" ->
                told("told.inspection").with(entry, "findings").plain();
            case "committee.scheduled" ->
                told("told.committee.scheduled", text(entry, "committee"), day(entry, "on"))
                        .with(entry, "agenda")
                        .plain();
            case "committee.held" -> committee(entry);
            case "notice.published" -> {
                var until = day(entry, "until");
                yield (until.isEmpty()
                                ? told("told.notice", text(entry, "where"))
                                : told("told.notice.until", text(entry, "where"), until))
                        .plain();
            }
            case "document.drafted" ->
                told("told.drafted", text(entry, "title"))
                        .add(
                                text(entry, "acknowledged").isEmpty()
                                        ? ""
                                        : words.say("told.acknowledged", text(entry, "acknowledged")))
                        .plain();
            case "document.reviewed" -> {
                var skipped = text(entry, "skipped");
                yield skipped.isEmpty()
                        ? told("told.reviewed").dissent(entry).plain()
                        : told("told.review.skipped", skipped).plain();
            }
            case "document.concurred" -> told("told.concurred").dissent(entry).plain();
            case "document.approved" ->
                told(approval(entry))
                        .add(authority(entry))
                        .add(registration(entry))
                        .key();
            case "document.returned" ->
                told("told.draft.returned", text(entry, "reason")).plain();
            case "document.issued" ->
                told("told.issued", text(entry, "to")).add(registration(entry)).plain();
            case "document.opened" -> opened(entry);
            case "document.withdrawn" ->
                told("told.document.withdrawn").add(reason(entry)).plain();
            case "withholding.asked" ->
                told("told.withholding.asked", text(entry, "seq"), day(entry, "decideBy"))
                        .plain();
            case "withholding.decided" ->
                told(
                                isTrue(entry, "granted") ? "told.withholding.granted" : "told.withholding.refused",
                                text(entry, "seq"))
                        .add(reason(entry))
                        .add(ground(text(entry, "ground")))
                        .plain();
            case "period.extended" ->
                told("told.extended", extensionReason(entry))
                        .add(
                                entry.open().get("days") instanceof Number days
                                        ? words.say("told.extended.days", days)
                                        : "")
                        .with(entry, "explanation")
                        .due(entry)
                        .key();
            case "period.suspended" ->
                told("told.suspended", suspensionGround(entry))
                        .add(
                                day(entry, "until").isEmpty()
                                        ? ""
                                        : words.say("told.suspended.until", day(entry, "until")))
                        .with(entry, "explanation")
                        .key();
            case "period.resumed" ->
                told("told.resumed").with(entry, "explanation").due(entry).key();
            case "period.recounted" ->
                told("told.recounted", due(entry, "before"), due(entry, "due"))
                        .with(entry, "cause")
                        .plain();
            case "petition.transferred" ->
                told("told.transferred", unit(entry, "from"), unit(entry, "to"))
                        .with(entry, "reason")
                        .key();
            case "handling.reminded" -> {
                int days = entry.open().get("workingDays") instanceof Number left ? left.intValue() : 0;
                yield (isTrue(entry, "overdue")
                                ? told("told.reminded.overdue", due(entry, "due"))
                                : told("told.reminded", days, due(entry, "due")))
                        .plain();
            }
            case "progress.noticed" ->
                told("told.progress", entry.open().getOrDefault("days", ""))
                        .with(entry, "standing")
                        .plain();
            case "step.expected" -> {
                var before = day(entry, "before");
                yield (before.isEmpty() || before.equals(day(entry, "on"))
                                ? told("told.expected", step(entry), day(entry, "on"))
                                : told("told.expected.moved", step(entry), before, day(entry, "on")))
                        .with(entry, "reason")
                        .plain();
            }
            case "petition.decided" -> {
                var decided = told("told.decided", outcome(entry)).with(entry, "reason");
                for (var condition : list(entry, "conditions")) {
                    decided.add(words.say("told.condition", condition));
                }
                var passedOver = steps(entry, "passedOver");
                yield decided.with(entry, "remedies")
                        .add(passedOver.isEmpty() ? "" : words.say("told.passed.over", passedOver))
                        .openings(entry)
                        .key();
            }
            case "result.notified" -> {
                var until = day(entry, "objectionUntil");
                yield told("told.notified", channel(entry))
                        .add(until.isEmpty() ? "" : words.say("told.objection.until", until))
                        .key();
            }
            case "objection.filed" ->
                told("told.objection.filed", day(entry, "decideBy")).key();
            case "objection.extended" ->
                told("told.objection.extended", day(entry, "decideBy"))
                        .add(reason(entry))
                        .key();
            case "objection.decided" ->
                told(isTrue(entry, "upheld") ? "told.objection.upheld" : "told.objection.rejected")
                        .add(entry.open().containsKey("again") ? words.say("told.anew") : "")
                        .with(entry, "reason")
                        .due(entry)
                        .openings(entry)
                        .key();
            case "petition.reopened" -> {
                var hearing = hearingWay(entry, "hearing");
                yield told("told.reopened", reopeningGround(entry))
                        .with(entry, "reason")
                        .add(hearing.isEmpty() ? "" : heard(entry, hearing))
                        .add(text(entry, "unheard").isEmpty() ? "" : words.say("told.unheard", text(entry, "unheard")))
                        .due(entry)
                        .key();
            }
            case "opinion.heard" ->
                told("told.opinion.heard", hearingWay(entry, "way"))
                        .with(entry, "result")
                        .key();
            case "petition.erased" ->
                told("told.erased").add(erasureGround(entry)).key();
            case "entry.corrected" ->
                told("told.corrected", entry.open().getOrDefault("seq", ""))
                        .with(entry, "correction")
                        .add(reason(entry))
                        .plain();
            default -> told("told.other", entry.kind()).plain();
        };
    }

    private Told received(Entry entry) {
        var told = told("told.received", channel(entry));
        masked(entry, "applicant").ifPresent(applicant -> told.add(words.say("told.applicant", applicant)));
        masked(entry, "site").ifPresent(site -> told.add(words.say("told.site", Romanisation.of(words.lang(), site))));
        return told.due(entry).key();
    }

    private Told assigned(Entry entry) {
        var division = unit(entry, "division");
        var official = official(entry);
        var told = official.isEmpty()
                ? told("told.assigned.division", division)
                : told("told.assigned", division, official);
        if (entry.open().get("eligible") instanceof List<?> eligible) {
            told.add(words.say("told.drawn", eligible.size()));
        }
        if (entry.open().get("passedOver") instanceof Number passedOver) {
            told.add(words.say("told.out.of.turn", passedOver));
        }
        return told.add(reason(entry)).plain();
    }

    /** The official a fact is about, with the rank; empty where nobody is named. */
    private String official(Entry entry) {
        return official(entry, "official");
    }

    private String official(Entry entry, String part) {
        if (!(entry.open().get(part) instanceof Map<?, ?> person)
                || !(person.get(words.lang().tag()) instanceof String name)) {
            return "";
        }
        return words.say("by.person", name, person.get("rank") instanceof String rank ? Names.rank(words, rank) : "");
    }

    private static String approval(Entry entry) {
        boolean delegated = isTrue(entry, "delegated");
        boolean acting = isTrue(entry, "acting");
        if (delegated && acting) {
            return "told.approved.both";
        }
        return delegated ? "told.approved.delegated" : acting ? "told.approved.acting" : "told.approved";
    }

    private String authority(Entry entry) {
        var key = "told.authority." + text(entry, "authority").toLowerCase(Locale.ROOT);
        return words.knows(key) ? words.say(key) : "";
    }

    private String registration(Entry entry) {
        var registration = text(entry, "registration");
        return registration.isEmpty() ? "" : words.say("told.registration", registration);
    }

    private Told committee(Entry entry) {
        var told = told("told.committee", text(entry, "committee"), text(entry, "outcome"));
        if (entry.open().get("votesFor") instanceof Number votes
                && entry.open().get("votesAgainst") instanceof Number against) {
            told.add(words.say("told.votes", votes, against));
        }
        var early = text(entry, "early");
        if (!early.isEmpty()) {
            told.add(words.say("told.committee.early", early));
        }
        return told.key();
    }

    /** Why a step left the procedure, or empty when it did not. */
    String departure(Entry entry) {
        return text(entry, "departure");
    }

    String step(Entry entry) {
        return entry.step() == null ? words.say("step.some") : step(entry.step());
    }

    /** A step by its name; an internal one only as such. */
    String step(String id) {
        if (procedure == null) {
            return id;
        }
        try {
            return procedure
                    .find(new StepId(id))
                    .map(step -> step.disclosed() ? words.of(step.name()) : words.say("step.internal"))
                    .orElse(id);
        } catch (IllegalArgumentException _) {
            return id;
        }
    }

    /** Steps that a part lists, by name. */
    String steps(Entry entry, String part) {
        return entry.open().get(part) instanceof List<?> ids
                ? ids.stream().map(id -> step(id.toString())).collect(Collectors.joining(", "))
                : "";
    }

    String outcome(Entry entry) {
        var key = "outcome." + text(entry, "outcome").toLowerCase(Locale.ROOT).replace('_', '-');
        return words.knows(key) ? words.say(key) : text(entry, "outcome");
    }

    private String channel(Entry entry) {
        var key = "channel." + text(entry, "channel").toLowerCase(Locale.ROOT);
        return words.knows(key) ? words.say(key) : text(entry, "channel");
    }

    private String extensionReason(Entry entry) {
        var name = text(entry, "reason");
        return Arrays.stream(ExtensionReason.values())
                .filter(reason -> isSpelt(reason, name))
                .map(reason -> words.of(reason.words()))
                .findFirst()
                .orElse(name);
    }

    String suspensionGround(Entry entry) {
        var name = text(entry, "ground");
        return Arrays.stream(SuspensionGround.values())
                .filter(ground -> isSpelt(ground, name))
                .map(ground -> words.of(ground.words()))
                .findFirst()
                .orElse(name);
    }

    private String reopeningGround(Entry entry) {
        var name = text(entry, "ground");
        return Arrays.stream(ReopeningGround.values())
                .filter(ground -> isSpelt(ground, name))
                .map(ground -> words.of(ground.words()))
                .findFirst()
                .orElse(name);
    }

    /** Opinions come in until a day, a hearing is held on it. */
    private String heard(Entry entry, String hearing) {
        var key = takesOpinions(entry) ? "told.heard.by" : "told.heard.on";
        return words.say(key, hearing, day(entry, "opinionsBy"));
    }

    /** Whether this reopening lets those concerned write until a day, and holds nothing on it. */
    boolean takesOpinions(Entry reopened) {
        return isSpelt(HearingWay.OPINION, text(reopened, "hearing"));
    }

    String hearingWay(Entry entry, String part) {
        var name = text(entry, part);
        return Arrays.stream(HearingWay.values())
                .filter(way -> isSpelt(way, name))
                .map(way -> words.of(way.words()))
                .findFirst()
                .orElse(name);
    }

    private String erasureGround(Entry entry) {
        var name = text(entry, "ground");
        return Arrays.stream(ErasureGround.values())
                .filter(ground -> isSpelt(ground, name))
                .map(ground -> words.of(ground.words()))
                .findFirst()
                .orElse(name);
    }

    /** Entries made before the log was begun have the names of the program. */
    private static boolean isSpelt(Enum<?> one, String name) {
        return RecordJson.spelt(one).equals(name) || one.name().equals(name);
    }

    private Told opened(Entry entry) {
        var telling = told("told.document.opened", text(entry, "title"), text(entry, "pages"));
        var redactor = official(entry, "redactedBy");
        if (!redactor.isEmpty()) {
            telling.add(words.say("told.redacted.by", redactor));
        }
        Map<String, Long> byGround = covered(entry).stream()
                .collect(Collectors.groupingBy(one -> plain(one.get("ground")), TreeMap::new, Collectors.counting()));
        byGround.forEach((ground, boxes) -> telling.add(words.say("told.covered", boxes, ground(ground))));
        return (byGround.isEmpty() ? telling.add(words.say("told.covered.none")) : telling).plain();
    }

    private static List<Map<?, ?>> covered(Entry entry) {
        List<Map<?, ?>> boxes = new ArrayList<>();
        if (entry.open().get("covered") instanceof List<?> list) {
            for (var one : list) {
                if (one instanceof Map<?, ?> box) {
                    boxes.add(box);
                }
            }
        }
        return boxes;
    }

    private String ground(String ground) {
        var key = "ground." + ground;
        return ground.isEmpty() ? "" : words.knows(key) ? words.say(key) : ground;
    }

    /** @param seq of the earlier entry in which this part was withheld */
    record Opening(int seq, String field, String text) {}

    /** What a decision opens of earlier entries. */
    List<Opening> openings(Entry entry) {
        if (!(entry.open().get("opened") instanceof List<?> opened)) {
            return List.of();
        }
        List<Opening> openings = new ArrayList<>();
        for (var one : opened) {
            if (one instanceof Map<?, ?> opening
                    && opening.get("seq") instanceof Number seq
                    && opening.get("field") instanceof String field) {
                openings.add(new Opening(seq.intValue(), field, plain(opening.get("value"))));
            }
        }
        return openings;
    }

    /** A part of an entry by its name. */
    String field(String id) {
        var opened = OPENED.matcher(id);
        if (opened.matches()) {
            return words.say("field.opened", opened.group(1), field(opened.group(2)));
        }
        if (procedure != null) {
            for (var field : procedure.disclosure().withheld()) {
                if (field.id().equals(id)) {
                    return words.of(field.name());
                }
            }
        }
        return words.knows("field." + id) ? words.say("field." + id) : id;
    }

    private String reason(Entry entry) {
        var reason = text(entry, "reason");
        return reason.isEmpty() ? "" : words.say("told.reason", reason);
    }

    private String unit(Entry entry, String part) {
        var id = text(entry, part);
        return id.isEmpty() ? "" : names.unit(words, entry.by().agency(), id, When.dayOf(entry.occurredAt()));
    }

    private static Optional<String> masked(Entry entry, String part) {
        return Optional.ofNullable(entry.masked().get(part)).filter(value -> !value.isBlank());
    }

    private static boolean isTrue(Entry entry, String part) {
        return Boolean.TRUE.equals(entry.open().get(part));
    }

    /** A part that is open, in the language of the page; empty where there is none. */
    String text(Entry entry, String part) {
        return plain(entry.open().get(part));
    }

    private List<String> list(Entry entry, String part) {
        return entry.open().get(part) instanceof List<?> values
                ? values.stream()
                        .map(this::plain)
                        .filter(value -> !value.isBlank())
                        .toList()
                : List.of();
    }

    private String plain(@Nullable Object value) {
        return switch (value) {
            case null -> "";
            case Text text -> words.of(text);
            case Map<?, ?> both -> plain(both.get(words.lang().tag()));
            default -> value.toString();
        };
    }

    private String day(Entry entry, String part) {
        var date = date(entry, part);
        return date == null ? "" : when.day(date);
    }

    static @Nullable LocalDate date(Entry entry, String part) {
        try {
            return entry.open().get(part) instanceof String date ? LocalDate.parse(date) : null;
        } catch (DateTimeException _) {
            return null;
        }
    }

    private String due(Entry entry, String part) {
        try {
            return entry.open().get(part) instanceof String due ? when.due(Due.parse(due)) : "";
        } catch (IllegalArgumentException _) {
            return "";
        }
    }

    private Telling told(String key, Object... values) {
        return new Telling(words.say(key, values));
    }

    private final class Telling {
        private final String what;
        private final List<String> more = new ArrayList<>();

        Telling(String what) {
            this.what = what;
        }

        Telling with(Entry entry, String part) {
            return add(text(entry, part));
        }

        Telling due(Entry entry) {
            var due = Teller.this.due(entry, "due");
            return add(due.isEmpty() ? "" : words.say("told.due", due));
        }

        Telling openings(Entry entry) {
            Teller.this
                    .openings(entry)
                    .forEach(opening ->
                            add(words.say("told.opened", field(opening.field()), opening.seq(), opening.text())));
            return this;
        }

        Telling dissent(Entry entry) {
            return add(isTrue(entry, "dissent") ? words.say("sheet.dissent") : "");
        }

        Telling add(String line) {
            if (!line.isBlank()) {
                more.add(line);
            }
            return this;
        }

        Told key() {
            return new Told(what, more, true);
        }

        Told plain() {
            return new Told(what, more, false);
        }
    }
}
