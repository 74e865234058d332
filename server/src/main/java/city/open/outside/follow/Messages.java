package city.open.outside.follow;

import city.open.ground.calendar.Text;
import city.open.ground.folder.CityFolder;
import city.open.ground.sheet.Entry;
import city.open.ground.sheet.Faults;
import city.open.ground.sheet.Sheets;
import city.open.ground.vocabulary.FactKind;
import city.open.outside.record.Disclosed;
import city.open.outside.record.Disclosed.*;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * What mails say, from the sheet {@code follow/messages.yaml} and a sheet of the city's own that says some of it otherwise. Gaps such as
 * {@code {day}} are filled in; a sentence with a gap that stays empty is left out. A sheet that cannot be used stops the start with its place.
 */
@Component
class Messages {
    /** What stands around the facts, with the gaps that each can have. */
    private static final Map<String, List<String>> AROUND = Map.ofEntries(
            Map.entry("confirm-subject", List.of("what")),
            Map.entry("confirm-lead", List.of("what")),
            Map.entry("confirm-link", List.of()),
            Map.entry("confirm-code", List.of()),
            Map.entry("confirm-else", List.of()),
            Map.entry("subject", List.of("headline", "subject", "petition")),
            Map.entry("subject-several", List.of("petitions")),
            Map.entry("subject-digest", List.of("petitions")),
            Map.entry("lead", List.of("what")),
            Map.entry("lead-digest", List.of("what")),
            Map.entry("now", List.of()),
            Map.entry("due", List.of()),
            Map.entry("next", List.of()),
            Map.entry("todo", List.of()),
            Map.entry("todo-link", List.of()),
            Map.entry("survey-link", List.of()),
            Map.entry("case-link", List.of()),
            Map.entry("proof-link", List.of("index")),
            Map.entry("more", List.of("number")),
            Map.entry("more-link", List.of()),
            Map.entry("why", List.of("what")),
            Map.entry("manage-link", List.of()),
            Map.entry("stop-link", List.of()));

    private static final List<String> OF_A_FACT =
            List.of("petition", "subject", "procedure", "division", "what", "due");
    private static final Pattern GAP = Pattern.compile("\\{([^{}]*)}");
    private static final String OURS = "follow/messages.yaml";

    private final Map<String, Text> around = new LinkedHashMap<>();
    private final Map<FactKind, Fact> facts = new EnumMap<>(FactKind.class);

    /**
     * What is said about one kind of fact.
     *
     * @param headline a few words
     * @param text what it means, or none
     * @param own what the applicant has to do, or none
     */
    record Fact(
            Text headline, @Nullable Text text, @Nullable Text own) {}

    @Autowired
    Messages(FollowSettings settings, @Value("${open.data:#{null}}") @Nullable Path data) {
        var faults = new Faults();
        try (var ours = Objects.requireNonNull(Messages.class.getResourceAsStream("/" + OURS), OURS)) {
            read(OURS, ours, faults);
            missing(faults);
            ofTheFolder(CityFolder.here(), faults);
            var theirs = ofTheCity(settings, data, faults);
            if (theirs.isPresent()) {
                try (var content = Files.newInputStream(theirs.get())) {
                    read(theirs.get().toString(), content, faults);
                }
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        faults.stop(MailFault::new);
    }

    private Messages(CityFolder city, Faults faults) {
        try (var ours = Objects.requireNonNull(Messages.class.getResourceAsStream("/" + OURS), OURS)) {
            read(OURS, ours, faults);
            ofTheFolder(city, faults);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Says what is wrong with the sheet of a folder, if it has one. */
    static void check(CityFolder city, Faults faults) {
        new Messages(city, faults);
    }

    private void ofTheFolder(CityFolder city, Faults faults) throws IOException {
        try (@Nullable InputStream content = city.find(OURS).orElse(null)) {
            if (content != null) {
                read(OURS, content, faults);
            }
        }
    }

    private static Optional<Path> ofTheCity(FollowSettings settings, @Nullable Path data, Faults faults) {
        var named = settings.messages();
        if (named != null) {
            if (Files.isReadable(named)) {
                return Optional.of(named);
            }
            faults.add("%s: the sheet that open.follow.messages names cannot be read".formatted(named));
            return Optional.empty();
        }
        return Optional.ofNullable(data)
                .map(folder -> folder.resolve("messages.yaml"))
                .filter(Files::isReadable);
    }

    private void read(String file, InputStream content, Faults faults) {
        Sheets.read(file, content, faults).ifPresent(sheet -> {
            sheet.only("mail", "facts");
            sheet.entry("mail").ifPresent(mail -> {
                mail.only(AROUND.keySet().toArray(String[]::new));
                AROUND.forEach((key, gaps) -> {
                    if (mail.has(key)) {
                        around.put(key, checked(mail, key, gaps));
                    }
                });
            });
            sheet.entry("facts").ifPresent(entries -> {
                entries.only(kinds().toArray(String[]::new));
                for (var kind : FactKind.values()) {
                    entries.entry(kind.text()).ifPresent(entry -> facts.put(kind, fact(kind, entry)));
                }
            });
        });
    }

    private Fact fact(FactKind kind, Entry entry) {
        entry.only("headline", "text", "own");
        var gaps = day(Disclosed.blank(kind)).isPresent()
                ? Stream.concat(OF_A_FACT.stream(), Stream.of("day")).toList()
                : OF_A_FACT;
        var before = facts.get(kind);
        return new Fact(
                before != null && !entry.has("headline") ? before.headline() : checked(entry, "headline", gaps),
                entry.has("text") ? checked(entry, "text", gaps) : before == null ? null : before.text(),
                entry.has("own") ? checked(entry, "own", gaps) : before == null ? null : before.own());
    }

    private static Text checked(Entry entry, String key, List<String> gaps) {
        var text = entry.text(key);
        for (var words : List.of(text.ko(), text.en())) {
            GAP.matcher(words)
                    .results()
                    .map(gap -> gap.group(1))
                    .filter(gap -> !gaps.contains(gap))
                    .forEach(gap -> entry.fault("`%s`: unknown gap {%s}; %s"
                            .formatted(
                                    key,
                                    gap,
                                    gaps.isEmpty()
                                            ? "it can have none"
                                            : "expected one of "
                                                    + gaps.stream()
                                                            .map(known -> "{" + known + "}")
                                                            .collect(Collectors.joining(", ")))));
        }
        return text;
    }

    private void missing(Faults faults) {
        Set<String> missing = new TreeSet<>(AROUND.keySet());
        missing.removeAll(around.keySet());
        missing.addAll(kinds());
        facts.keySet().forEach(kind -> missing.remove(kind.text()));
        missing.forEach(key -> faults.add("%s: `%s` is missing".formatted(OURS, key)));
    }

    private static Set<String> kinds() {
        return Arrays.stream(FactKind.values()).map(FactKind::text).collect(Collectors.toCollection(TreeSet::new));
    }

    Text around(String key) {
        return Objects.requireNonNull(around.get(key), key);
    }

    Fact of(FactKind kind) {
        return Objects.requireNonNull(facts.get(kind), kind.text());
    }

    /**
     * The day a fact names.
     *
     * @param on null where this one does not say it
     */
    record Day(@Nullable LocalDate on) {}

    /** None for kinds of facts that name no day. */
    static Optional<Day> day(Disclosed disclosed) {
        return switch (disclosed) {
            case SupplementRequested one -> Optional.of(new Day(one.answerBy()));
            case SupplementDemanded one -> Optional.of(new Day(one.answerBy()));
            case SupplementExtended one -> Optional.of(new Day(one.answerBy()));
            case StepStarted one -> Optional.of(new Day(one.expectedBy()));
            case StepExpected one -> Optional.of(new Day(one.on()));
            case ConsultationAsked one -> Optional.of(new Day(one.replyBy()));
            case ConsultationExtended one -> Optional.of(new Day(one.replyBy()));
            case CommitteeScheduled one -> Optional.of(new Day(one.on()));
            case CommentsInvited one -> Optional.of(new Day(one.until()));
            case NoticePublished one -> Optional.of(new Day(one.until()));
            case Notified one -> Optional.of(new Day(one.objectionUntil()));
            case ObjectionFiled one -> Optional.of(new Day(one.decideBy()));
            case ObjectionExtended one -> Optional.of(new Day(one.decideBy()));
            case VisitAnnounced one -> Optional.of(new Day(one.on()));
            case Recommended one -> Optional.of(new Day(one.answerBy()));
            case SanctionImposed one -> Optional.of(new Day(one.until()));
            case Received _,
                    CompletenessChecked _,
                    SupplementAnswered _,
                    Assigned _,
                    ConflictDeclared _,
                    StepCompleted _,
                    ConsultationAnswered _,
                    InspectionHeld _,
                    CommitteeHeld _,
                    Drafted _,
                    Reviewed _,
                    Concurred _,
                    Approved _,
                    DraftReturned _,
                    DocumentIssued _,
                    Extended _,
                    Suspended _,
                    Resumed _,
                    Recounted _,
                    Transferred _,
                    ProgressNoticed _,
                    DelayExplained _,
                    Reminded _,
                    Decided _,
                    ObjectionDecided _,
                    Reopened _,
                    OpinionHeard _,
                    NeighboursWritten _,
                    CommentGiven _,
                    CommentsAnswered _,
                    QuestionAsked _,
                    QuestionAnswered _,
                    ContractStated _,
                    PledgeSigned _,
                    VisitHeld _,
                    RecommendationAnswered _,
                    DocumentOpened _,
                    DocumentWithdrawn _,
                    WithholdingAsked _,
                    WithholdingDecided _,
                    Erased _,
                    Corrected _,
                    OrderIssued _,
                    OrderAnswered _,
                    OrderEnded _,
                    OfCity _,
                    Unknown _ -> Optional.empty();
        };
    }

    /** The sentence with its gaps filled; empty where one of them has nothing to be filled with. */
    static String fill(String sentence, Map<String, String> gaps) {
        boolean hasAll = GAP.matcher(sentence)
                .results()
                .noneMatch(gap -> gaps.getOrDefault(gap.group(1), "").isEmpty());
        return hasAll ? GAP.matcher(sentence).replaceAll(gap -> Matcher.quoteReplacement(gaps.get(gap.group(1)))) : "";
    }
}
