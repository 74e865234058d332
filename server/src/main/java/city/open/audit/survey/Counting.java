package city.open.audit.survey;

import city.open.audit.orders.Findings;
import city.open.audit.survey.Ledger.Counted;
import city.open.border.disclosure.FiguresShelf;
import city.open.border.surveys.Quarter;
import city.open.border.surveys.Questionnaires;
import city.open.border.surveys.SurveyDesk;
import city.open.ground.calendar.CityTime;
import city.open.ground.calendar.Text;
import city.open.ground.database.AuditDatabase;
import city.open.outside.record.CohortQuery;
import city.open.outside.record.DivisionFigures;
import city.open.outside.record.PublicRecord;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/**
 * Counts the quarters whose tokens have all closed, the earliest first, and releases what they say; and the index up to them, once divisions have had
 * their days.
 */
@Component
class Counting {
    private final AuditDatabase database;
    private final SurveyDesk desk;
    private final Questionnaires sheets;
    private final Ledger ledger;
    private final Objections objections;
    private final PublicRecord record;
    private final Findings findings;
    private final Clock clock;

    Counting(
            AuditDatabase database,
            SurveyDesk desk,
            Questionnaires sheets,
            Ledger ledger,
            Objections objections,
            PublicRecord record,
            Findings findings,
            Clock clock) {
        this.database = database;
        this.desk = desk;
        this.sheets = sheets;
        this.ledger = ledger;
        this.objections = objections;
        this.record = record;
        this.findings = findings;
        this.clock = clock;
    }

    /** Counts what can be counted now. Answers how many quarters that were. */
    int count() {
        var now = clock.instant();
        int counted = 0;
        objections.settle(now);
        for (var quarter = next(now); quarter != null; quarter = next(now)) {
            var each = quarter;
            database.transactions().executeWithoutResult(_ -> count(each, now));
            counted++;
        }
        return counted;
    }

    /** Null where the next is not over, or the record does not reach beyond its last day yet. */
    private @Nullable Quarter next(Instant now) {
        var first = record.firstMonth().orElse(null);
        if (first == null || !desk.canOpen()) {
            return null;
        }
        var quarter = ledger.last().map(last -> last.plus(1)).orElseGet(() -> Quarter.of(first.atDay(1)));
        var closed = quarter.closes().plusDays(1).atStartOfDay(CityTime.ZONE).toInstant();
        boolean reached = record.latest(1).stream()
                .anyMatch(newest -> !newest.entry().recordedAt().isBefore(closed));
        return now.isBefore(closed) || !reached ? null : quarter;
    }

    private void count(Quarter quarter, Instant now) {
        ledger.lock();
        if (ledger.find(quarter).isPresent()) {
            // Another machine was quicker.
            return;
        }
        var sheet = sheets.on(quarter.lastDay());
        var counted = new Counted(
                quarter,
                sheet.version(),
                LocalDate.ofInstant(now, CityTime.ZONE),
                record.results(
                        start(quarter.firstDay()), start(quarter.lastDay().plusDays(1))),
                Sums.of(desk.take(quarter)));
        ledger.write(counted);
        release(
                "survey/" + quarter,
                "결과 뒤 설문 " + quarter,
                "Survey after results, " + quarter,
                SurveyFile.of(counted, sheet),
                now);
        var quarters = quarters(quarter);
        if (quarters.size() == IndexFile.QUARTERS) {
            var index = new IndexFile(
                    quarters,
                    sheet.questions().stream()
                            .filter(one -> one.index())
                            .findFirst()
                            .orElseThrow(),
                    divisions(quarters),
                    record.statistics(new CohortQuery(
                                    quarters.getFirst().quarter().firstMonth(), quarter.lastMonth(), null, null, null))
                            .sectors(),
                    findings.between(quarters.getFirst().quarter().firstDay(), quarter.lastDay()));
            lay(quarter, counted.countedOn(), index.json(earlier(quarter)), now);
        }
    }

    /** To the divisions for fourteen days; at once to everybody where these were over when it was counted, as when a past is taken in. */
    private void lay(Quarter quarter, LocalDate countedOn, String body, Instant now) {
        var title = new Text("반부패지수 " + quarter, "Anti-corruption index, " + quarter);
        boolean tooLate = countedOn.isAfter(quarter.closes().plusDays(Objections.DAYS));
        if (tooLate) {
            release("index/" + quarter, title.ko(), title.en(), IndexFile.with(body, List.of()), now);
        } else {
            objections.lay(new Objections.Draft("index/" + quarter, title, body, countedOn.plusDays(Objections.DAYS)));
        }
    }

    private static Instant start(LocalDate day) {
        return day.atStartOfDay(CityTime.ZONE).toInstant();
    }

    private List<Counted> quarters(Quarter last) {
        var quarters = new ArrayList<Counted>();
        for (int back = IndexFile.QUARTERS - 1; back >= 0; back--) {
            ledger.find(last.plus(-back)).ifPresent(quarters::add);
        }
        return quarters;
    }

    private Map<String, DivisionFigures> divisions(List<Counted> quarters) {
        var from = quarters.getFirst().quarter().firstMonth();
        var to = quarters.getLast().quarter().lastMonth();
        var sums = new TreeMap<String, DivisionFigures>();
        record.divisions().forEach((of, figures) -> {
            if (!of.month().isBefore(from) && !of.month().isAfter(to)) {
                sums.merge(of.agency() + "/" + of.division(), figures, DivisionFigures::plus);
            }
        });
        return sums;
    }

    private @Nullable JsonNode earlier(Quarter quarter) {
        var name = "index/" + quarter.plus(-IndexFile.QUARTERS);
        return FiguresShelf.body(database, name)
                .or(() -> objections.body(name))
                .map(SurveyFile::read)
                .orElse(null);
    }

    private void release(String name, String ko, String en, String body, Instant now) {
        FiguresShelf.release(database, name, new Text(ko, en), body, now);
    }
}
