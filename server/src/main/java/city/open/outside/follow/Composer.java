package city.open.outside.follow;

import city.open.ground.calendar.Text;
import city.open.ground.mail.MailSettings;
import city.open.ground.page.Lang;
import city.open.ground.page.When;
import city.open.ground.page.Words;
import city.open.ground.vocabulary.FactKind;
import city.open.ground.vocabulary.PetitionNumber;
import city.open.outside.follow.Courier.Kind;
import city.open.outside.follow.Courier.Message;
import city.open.outside.follow.Mail.Line;
import city.open.outside.follow.Mail.Link;
import city.open.outside.follow.Mail.News;
import city.open.outside.record.CaseView;
import city.open.outside.record.Entry;
import city.open.outside.record.PublicRecord;
import city.open.outside.survey.SurveyTokens;
import city.open.outside.telling.CasePage;
import city.open.outside.telling.PublicCases;
import city.open.outside.telling.Told;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Writes mails, out of the public record as its page shows it at the moment of writing and the sheet of messages. */
@Component
class Composer {
    /** A mail that nobody reads to its end is no help: what is beyond these stands on the page. */
    private static final int MOST_PETITIONS = 30;

    private static final int MOST_OF_ONE = 20;

    private final PublicRecord record;
    private final PublicCases cases;
    private final Titles titles;
    private final Messages messages;
    private final SurveyTokens surveys;
    private final MailSettings settings;
    private final Clock clock;

    Composer(
            PublicRecord record,
            PublicCases cases,
            Titles titles,
            Messages messages,
            SurveyTokens surveys,
            MailSettings settings,
            Clock clock) {
        this.record = record;
        this.cases = cases;
        this.titles = titles;
        this.messages = messages;
        this.surveys = surveys;
        this.settings = settings;
        this.clock = clock;
    }

    /** Empty where nothing of what was to be told can be told any more. */
    Optional<Mail> write(Message message) {
        return message.kind() == Kind.CONFIRM ? Optional.of(confirmation(message)) : news(message);
    }

    private Mail confirmation(Message message) {
        var one = message.subscription();
        var lang = one.lang();
        var what = Map.of("what", titles.of(Words.in(lang), one.followed()));
        return new Mail(
                lang,
                say(lang, "confirm-subject", what),
                say(lang, "confirm-lead", what),
                say(lang, "confirm-code", what),
                message.reach().code(),
                List.of(new Link(
                        say(lang, "confirm-link", what),
                        here(lang, "/follow/confirm/" + message.reach().token()))),
                List.of(),
                "",
                List.of(),
                say(lang, "confirm-else", what),
                List.of(stop(message)));
    }

    private Optional<Mail> news(Message message) {
        var one = message.subscription();
        var lang = one.lang();
        Map<String, List<Entry>> byPetition = new LinkedHashMap<>();
        for (var index : message.entries()) {
            record.after(index - 1, 1).stream()
                    .filter(entry -> entry.index() == index)
                    .forEach(entry -> byPetition
                            .computeIfAbsent(entry.petition(), _ -> new ArrayList<>())
                            .add(entry));
        }
        List<Mail.Petition> petitions = new ArrayList<>();
        int told = 0;
        for (var petition : byPetition.entrySet()) {
            if (petitions.size() < MOST_PETITIONS) {
                var entries = petition.getValue()
                        .subList(0, Math.min(MOST_OF_ONE, petition.getValue().size()));
                petition(one, petition.getKey(), entries).ifPresent(petitions::add);
                told += entries.size();
            }
        }
        if (petitions.isEmpty()) {
            return Optional.empty();
        }
        int left = message.entries().size() - told;
        var what = Map.of("what", titles.of(Words.in(lang), one.followed()));
        return Optional.of(new Mail(
                lang,
                subject(message, petitions, byPetition.size()),
                say(lang, message.kind() == Kind.DIGEST ? "lead-digest" : "lead", what),
                "",
                "",
                List.of(),
                petitions,
                left > 0 ? say(lang, "more", Map.of("number", Integer.toString(left))) : "",
                left > 0
                        ? List.of(new Link(
                                say(lang, "more-link", Map.of()),
                                here(lang, one.followed().path())))
                        : List.of(),
                say(lang, "why", what),
                List.of(
                        new Link(
                                say(lang, "manage-link", Map.of()),
                                here(lang, "/follow/manage/" + message.reach().token())),
                        stop(message))));
    }

    private String subject(Message message, List<Mail.Petition> petitions, int number) {
        var lang = message.subscription().lang();
        if (message.kind() == Kind.DIGEST || number > 1) {
            return say(
                    lang,
                    message.kind() == Kind.DIGEST ? "subject-digest" : "subject-several",
                    Map.of("petitions", Integer.toString(number)));
        }
        var only = petitions.getFirst();
        return say(
                lang,
                "subject",
                Map.of(
                        "headline", only.news().getLast().headline(),
                        "subject", only.title(),
                        "petition", only.number()));
    }

    private Optional<Mail.Petition> petition(Subscription one, String number, List<Entry> entries) {
        var lang = one.lang();
        var shown = record.find(number).orElse(null);
        var page = cases.page(lang, new PetitionNumber(number), "/petitions/" + number, true)
                .orElse(null);
        if (shown == null || page == null) {
            return Optional.empty();
        }
        var lines = page.timeline().stream().collect(Collectors.toMap(CasePage.Line::index, Function.identity()));
        List<News> news = new ArrayList<>();
        List<String> todo = new ArrayList<>();
        for (var entry : shown.entries()) {
            if (entries.stream().noneMatch(told -> told.index() == entry.index())) {
                continue;
            }
            var told = Objects.requireNonNull(lines.get(entry.index())).told();
            var gaps = gaps(lang, page.view(), entry, told);
            // Of an entry that was withheld meanwhile, only the page's own sentence is left.
            var fact = entry.isWithheldWhole()
                    ? null
                    : FactKind.named(entry.kind()).map(messages::of).orElse(null);
            news.add(news(lang, entry, told, fact, gaps));
            if (fact != null && fact.own() != null && one.own()) {
                todo.add(filled(lang, fact.own(), gaps));
            }
        }
        todo.removeIf(String::isBlank);
        var words = Words.in(lang);
        return news.isEmpty()
                ? Optional.empty()
                : Optional.of(new Mail.Petition(
                        words.of(page.view().subject()),
                        number,
                        words.of(page.view().procedureName()),
                        news,
                        standing(lang, page),
                        say(lang, "todo", Map.of()),
                        todo,
                        links(one, page.view())));
    }

    private static Map<String, String> gaps(Lang lang, CaseView view, Entry entry, Told told) {
        var words = Words.in(lang);
        var when = new When(words);
        Map<String, String> gaps = new TreeMap<>(Map.of(
                "petition", view.number(),
                "subject", words.of(view.subject()),
                "procedure", words.of(view.procedureName()),
                "division", words.of(view.divisionName()),
                "what", told.what(),
                "due", due(when, view)));
        day(entry, when).ifPresent(day -> gaps.put("day", day));
        return gaps;
    }

    private static String due(When when, CaseView view) {
        return view.due() == null || view.closed() ? "" : when.due(view.due());
    }

    private News news(Lang lang, Entry entry, Told told, Messages.@Nullable Fact fact, Map<String, String> gaps) {
        var headline = fact == null ? "" : filled(lang, fact.headline(), gaps);
        List<String> lines = new ArrayList<>();
        lines.add(told.what());
        lines.addAll(told.more());
        if (fact != null && fact.text() != null) {
            lines.add(filled(lang, fact.text(), gaps));
        }
        lines.removeIf(String::isBlank);
        return new News(
                new When(Words.in(lang)).minute(entry.occurredAt()),
                headline.isEmpty() ? told.what() : headline,
                lines,
                new Link(
                        say(lang, "proof-link", Map.of("index", Long.toString(entry.index()))),
                        here(lang, "/petitions/%s/entries/%d/proof".formatted(entry.petition(), entry.index()))));
    }

    /** Where it stands, until when, and what comes next. */
    private List<Line> standing(Lang lang, CasePage page) {
        List<Line> lines = new ArrayList<>();
        lines.add(new Line(say(lang, "now", Map.of()), page.nowWhat()));
        lines.add(new Line(say(lang, "due", Map.of()), due(new When(Words.in(lang)), page.view())));
        page.nexts().stream()
                .findFirst()
                .ifPresent(next -> lines.add(
                        new Line(say(lang, "next", Map.of()), next.name() + " · " + next.who() + " · " + next.when())));
        lines.removeIf(line -> line.value().isEmpty());
        return lines;
    }

    private List<Link> links(Subscription one, CaseView view) {
        var lang = one.lang();
        var links = new ArrayList<Link>();
        links.add(new Link(say(lang, "case-link", Map.of()), here(lang, "/petitions/" + view.number())));
        if (one.own()) {
            links.add(new Link(say(lang, "todo-link", Map.of()), here(lang, "/my/" + view.number())));
            surveys.of(view, When.dayOf(clock.instant()))
                    .ifPresent(token ->
                            links.add(new Link(say(lang, "survey-link", Map.of()), here(lang, "/survey/" + token))));
        }
        return links;
    }

    private static Optional<String> day(Entry entry, When when) {
        return Messages.day(entry.disclosed()).map(Messages.Day::on).map(when::day);
    }

    private Link stop(Message message) {
        return new Link(
                say(message.subscription().lang(), "stop-link", Map.of()),
                settings.at("/follow/stop/" + message.reach().token()));
    }

    private String here(Lang lang, String path) {
        return settings.at("/" + lang.tag() + path);
    }

    private String say(Lang lang, String key, Map<String, String> gaps) {
        return filled(lang, messages.around(key), gaps);
    }

    private static String filled(Lang lang, Text sentence, Map<String, String> gaps) {
        return Messages.fill(lang.of(sentence), gaps);
    }
}
