package city.open.audit.survey;

import city.open.border.disclosure.FiguresShelf;
import city.open.border.surveys.Invitation;
import city.open.border.surveys.Questionnaire;
import city.open.border.surveys.Questionnaires;
import city.open.border.surveys.SurveyDesk;
import city.open.ground.calendar.CityTime;
import city.open.ground.calendar.Text;
import city.open.ground.database.AuditDatabase;
import city.open.inside.identity.Accounts;
import city.open.inside.identity.Login;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.stereotype.Component;

/**
 * The yearly survey of officials: who drew a link, which links were drawn, and the count when the month is over. Nothing says which link somebody drew
 * (decision 74).
 */
@Component
class OfficialsSurvey {
    private final AuditDatabase database;
    private final Questionnaires sheets;
    private final SurveyDesk desk;
    private final Accounts accounts;
    private final Clock clock;

    OfficialsSurvey(AuditDatabase database, Questionnaires sheets, SurveyDesk desk, Accounts accounts, Clock clock) {
        this.database = database;
        this.sheets = sheets;
        this.desk = desk;
        this.accounts = accounts;
        this.clock = clock;
    }

    /** How the survey stands for somebody on a day. */
    enum Standing {
        /** Nobody is asked in this city. */
        NONE,
        /** Not in this month. */
        SHUT,
        OPEN,
        /** Whoever looks has drawn their link. */
        DRAWN
    }

    /** The month in which officials are asked in the year of this day. */
    Optional<YearMonth> month(LocalDate day) {
        return sheets.officials(day).map(sheet -> YearMonth.of(day.getYear(), sheet.month()));
    }

    Standing standing(Login login, LocalDate day) {
        var month = month(day).orElse(null);
        if (month == null) {
            return Standing.NONE;
        }
        if (!month.equals(YearMonth.from(day))) {
            return Standing.SHUT;
        }
        boolean drawn = database.jdbc()
                .sql("SELECT EXISTS (SELECT FROM audit.survey_invitation WHERE year = ? AND ? = ANY (officials))")
                .params(String.valueOf(day.getYear()), login.official().value())
                .query(Boolean.class)
                .single();
        return drawn ? Standing.DRAWN : Standing.OPEN;
    }

    /** Draws a link for somebody, once a year; nothing where that is over or done. It is kept nowhere, so that it cannot be shown again. */
    Optional<String> draw(Login login, LocalDate day) {
        return database.transactions().execute(_ -> {
            lock();
            if (standing(login, day) != Standing.OPEN) {
                return Optional.<String>empty();
            }
            var token = Invitation.draw();
            // Both lists are put in order anew, so that the last of one is not the last of the other.
            database.jdbc()
                    .sql("""
                            INSERT INTO audit.survey_invitation AS here (year, agency, officials, marks)
                            VALUES (?, ?, ARRAY[?::text], ARRAY[?::bytea])
                            ON CONFLICT (year, agency) DO UPDATE
                               SET officials = (SELECT array_agg(one ORDER BY one)
                                                  FROM unnest(here.officials || EXCLUDED.officials) one),
                                   marks = (SELECT array_agg(one ORDER BY one)
                                              FROM unnest(here.marks || EXCLUDED.marks) one)
                            """)
                    .params(
                            String.valueOf(day.getYear()),
                            login.agency().value(),
                            login.official().value(),
                            Invitation.mark(token))
                    .update();
            return Optional.of(token);
        });
    }

    /** Counts the years whose month is over. Answers how many that were. */
    int count() {
        if (!desk.canOpen()) {
            return 0;
        }
        var now = clock.instant();
        var today = LocalDate.ofInstant(now, CityTime.ZONE);
        int counted = 0;
        for (var year : years()) {
            var sheet = asked(year).orElse(null);
            if (sheet != null && Invitation.closes(year, sheet).isBefore(today)) {
                database.transactions().executeWithoutResult(_ -> count(year, now));
                counted++;
            }
        }
        return counted;
    }

    private Optional<Questionnaire> asked(String year) {
        return sheets.officials(LocalDate.of(Integer.parseInt(year), 12, 31));
    }

    private List<String> years() {
        return database.jdbc()
                .sql("SELECT DISTINCT year FROM audit.survey_invitation ORDER BY year")
                .query(String.class)
                .list();
    }

    private void count(String year, Instant now) {
        lock();
        if (!years().contains(year)) {
            // Another machine was quicker.
            return;
        }
        var sheet = asked(year).orElseThrow();
        var month = YearMonth.of(Integer.parseInt(year), sheet.month());
        var body = SurveyFile.ofOfficials(
                month, LocalDate.ofInstant(now, CityTime.ZONE), sheet, officials(), Sums.ofOfficials(desk.take(year)));
        FiguresShelf.release(
                database, "officials/" + year, new Text("공무원 설문 " + year, "Survey of officials, " + year), body, now);
        database.jdbc()
                .sql("DELETE FROM audit.survey_invitation WHERE year = ?")
                .param(year)
                .update();
    }

    /** How many may draw a link, by agency, when it is counted. */
    private Map<String, Long> officials() {
        var officials = new TreeMap<String, Long>();
        accounts.all()
                .forEach(account -> accounts.login(account.name())
                        .ifPresent(login -> officials.merge(login.agency().value(), 1L, Long::sum)));
        return officials;
    }

    private void lock() {
        database.jdbc()
                .sql("SELECT pg_advisory_xact_lock(hashtext('audit.survey_invitation'))")
                .query((_, _) -> true)
                .single();
    }
}
