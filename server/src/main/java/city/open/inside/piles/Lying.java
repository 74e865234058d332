package city.open.inside.piles;

import city.open.ground.calendar.CityTime;
import city.open.ground.calendar.Due;
import city.open.ground.calendar.Text;
import city.open.inside.casework.Guide;
import city.open.inside.petition.Arrivals.Arrival;
import city.open.inside.petition.Comments;
import city.open.inside.petition.Consultation;
import city.open.inside.petition.Ending;
import city.open.inside.petition.Papers;
import city.open.inside.petition.Petition;
import city.open.inside.petition.Supplement;
import city.open.inside.petition.Term;
import city.open.inside.piles.Pile.What;
import city.open.town.catalogue.Procedure;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What lies on whose desk because of one petition as it stands. Pure: the same petition always gives the same lines.
 *
 * @param holder an official, or {@code agency/division} while nobody has the petition
 * @param until the lawful or announced day; {@link #NO_DAY} where there is none
 * @param about what the line says besides, or blank
 */
public record Lying(String holder, LocalDate until, Instant since, Text about) {
    /** Sorts behind every day. */
    static final LocalDate NO_DAY = LocalDate.of(9999, 12, 31);

    private static final Text NOTHING = new Text("", "");

    /** Of one petition: a line of one kind about one thing. */
    record Key(What what, String about) {}

    static String holder(Petition petition) {
        var official = petition.official();
        return official == null ? petition.agency() + "/" + petition.division() : official.value();
    }

    /** Nobody works on what another system's log brought in. */
    static Map<Key, Lying> of(Procedure procedure, Petition petition) {
        Map<Key, Lying> lines = new LinkedHashMap<>();
        if (!petition.imported()) {
            petition.arrivals().forEach(arrival -> arrived(lines, petition, arrival));
            comments(lines, petition);
            if (petition.unexplained() instanceof Due late) {
                put(lines, What.DELAY, "", holder(petition), late.date(), late.endsAt(), NOTHING);
            }
            if (petition.isDecided()) {
                after(lines, procedure, petition);
            } else {
                sent(lines, petition);
                returned(lines, petition.papers());
            }
        }
        return lines;
    }

    private static void arrived(Map<Key, Lying> lines, Petition petition, Arrival arrival) {
        var what = switch (arrival.kind()) {
            case SUPPLEMENT -> What.SUPPLEMENT_CAME;
            case MORE_TIME -> What.MORE_TIME;
            case REPLY -> What.REPLY_CAME;
            case WITHHOLDING -> What.WITHHOLDING;
            case QUESTION -> What.PUBLIC_QUESTION;
        };
        var about = petition.consultations().stream()
                .filter(one -> what == What.REPLY_CAME && one.asked() == arrival.about())
                .findFirst()
                .map(Consultation::office)
                .orElse(NOTHING);
        put(lines, what, arrival.seq(), holder(petition), arrival.decideBy(), arrival.at(), about);
    }

    /** Those that wait for an answer are one line, as they are answered together. */
    private static void comments(Map<Key, Lying> lines, Petition petition) {
        var comments = petition.comments();
        if (comments.since() != null && comments.period() != null) {
            int open = comments.open().size();
            put(
                    lines,
                    What.COMMENTS,
                    "",
                    holder(petition),
                    comments.period().answerBy(),
                    comments.since(),
                    new Text("%d건".formatted(open), open == 1 ? "1 comment" : "%d comments".formatted(open)));
        }
    }

    private static void after(Map<Key, Lying> lines, Procedure procedure, Petition petition) {
        var since = Objects.requireNonNull(petition.decidedAt());
        if (petition.objection() instanceof Ending.Objection objection) {
            put(lines, What.OBJECTION, "", holder(petition), objection.decideBy(), petition.updatedAt(), NOTHING);
        }
        Guide.left(procedure, petition).ifPresent(left -> {
            var step = left.step();
            put(
                    lines,
                    step == null ? What.NOTIFY : What.STEP,
                    step == null ? "" : step.id(),
                    holder(petition),
                    step == null ? null : petition.expectedOn(step.id()),
                    since,
                    step == null ? NOTHING : step.name());
        });
    }

    private static void sent(Map<Key, Lying> lines, Petition petition) {
        var holder = holder(petition);
        if (petition.supplement() instanceof Supplement open) {
            put(lines, What.SUPPLEMENT, "", holder, open.until(), startOf(open.since()), NOTHING);
        }
        if (petition.standstill() instanceof Term.Standstill stopped) {
            put(lines, What.STANDSTILL, "", holder, stopped.until(), startOf(stopped.since()), NOTHING);
        }
        if (petition.hearing() != null) {
            put(
                    lines,
                    What.HEARING,
                    "",
                    holder,
                    petition.opinionsBy(),
                    petition.term().countsFrom(),
                    NOTHING);
        }
        if (petition.comments().period() instanceof Comments.Period period
                && petition.comments().isUnderWayOn(dayOf(petition.updatedAt()))) {
            put(
                    lines,
                    What.COMMENT_PERIOD,
                    "",
                    holder,
                    period.until(),
                    startOf(period.from().minusDays(1)),
                    NOTHING);
        }
        petition.consultations().stream()
                .filter(Consultation::isOpen)
                .forEach(one ->
                        put(lines, What.QUESTION, one.asked(), holder, one.until(), one.askedAt(), one.office()));
        var papers = petition.papers();
        if (papers.isInLine() && papers.paper() instanceof Papers.Paper paper && paper.drafter() != null) {
            var drafted = papers.signatures().getLast().at();
            put(lines, What.PAPER, orEmpty(paper.document()), paper.drafter().value(), null, drafted, NOTHING);
        }
    }

    private static void returned(Map<Key, Lying> lines, Papers papers) {
        if (papers.returned() instanceof Papers.Returned came) {
            put(lines, What.DRAFT, orEmpty(came.document()), came.drafter().value(), null, came.at(), came.reason());
        }
    }

    private static void put(
            Map<Key, Lying> lines,
            What what,
            Object about,
            String holder,
            @Nullable LocalDate until,
            Instant since,
            Text words) {
        lines.put(new Key(what, about.toString()), new Lying(holder, until == null ? NO_DAY : until, since, words));
    }

    private static LocalDate dayOf(Instant at) {
        return LocalDate.ofInstant(at, CityTime.ZONE);
    }

    private static Instant startOf(LocalDate day) {
        return day.atStartOfDay(CityTime.ZONE).toInstant();
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }
}
