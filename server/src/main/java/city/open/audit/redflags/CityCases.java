package city.open.audit.redflags;

import city.open.audit.flags.Case;
import city.open.audit.flags.Case.Draft;
import city.open.ground.calendar.CityTime;
import city.open.ground.calendar.Holidays;
import city.open.ground.calendar.StatutoryClock;
import city.open.ground.database.AuditDatabase;
import city.open.ground.vocabulary.PetitionNumber;
import city.open.inside.petition.Fact;
import city.open.inside.petition.Journal;
import city.open.town.catalogue.Catalogue;
import city.open.town.catalogue.CleanHands;
import city.open.town.organization.Organization;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** All cases of the city that were open or decided since a day, one after another, as their facts, papers and absences say. Called within one snapshot. */
final class CityCases {
    private static final int AT_ONCE = 500;

    private final AuditDatabase database;
    private final Journal journal;
    private final CaseReading reading;

    CityCases(
            AuditDatabase database,
            Catalogue catalogue,
            CleanHands cleanHands,
            Organization organization,
            Holidays holidays) {
        this.database = database;
        this.journal = new Journal(database);
        this.reading = new CaseReading(
                catalogue, cleanHands, organization, new StatutoryClock(holidays), new Absent(absences()));
    }

    /** Who was away when. */
    record Absent(Map<String, List<LocalDate[]>> days) {
        boolean is(String official, LocalDate day) {
            return days.getOrDefault(official, List.of()).stream()
                    .anyMatch(span -> !day.isBefore(span[0]) && !day.isAfter(span[1]));
        }
    }

    /** What of papers is not in the facts: by document the rank that the table asked for, by petition the versions that were answered. */
    record Papers(Map<String, String> tableRanks, Map<String, List<Draft>> drafts) {}

    /** Answers how many there were. Imported cases were handled elsewhere and are left out. */
    long each(LocalDate since, Consumer<Case> see) {
        long seen = 0;
        var last = "";
        var from = since.atStartOfDay(CityTime.ZONE).toInstant();
        while (true) {
            var numbers = numbers(from, last);
            var papers = papers(numbers);
            for (List<Fact> facts : journal.facts(
                            numbers.stream().map(PetitionNumber::new).toList())
                    .values()) {
                see.accept(reading.of(facts, papers));
                seen++;
            }
            if (numbers.size() < AT_ONCE) {
                return seen;
            }
            last = numbers.getLast();
        }
    }

    private List<String> numbers(Instant since, String after) {
        return database.jdbc()
                .sql("""
                        SELECT number
                          FROM office.petition
                         WHERE number > ? AND NOT imported AND (decided_at IS NULL OR decided_at >= ?)
                         ORDER BY number
                         LIMIT ?
                        """)
                .params(after, since.atOffset(ZoneOffset.UTC), AT_ONCE)
                .query(String.class)
                .list();
    }

    private Papers papers(List<String> numbers) {
        Map<String, String> ranks = new HashMap<>();
        Map<String, List<Draft>> drafts = new HashMap<>();
        database.jdbc().sql("""
                        SELECT document.id, document.petition, document.table_rank, document.state, document.version AS newest,
                               draft.version, draft.title_ko || ' ' || (draft.paper -> 'grounds' ->> 'ko') AS text,
                               (SELECT string_agg(box.official, ' ' ORDER BY box.place)
                                  FROM office.document_box AS box
                                 WHERE box.document = draft.document AND box.version = draft.version) AS line
                          FROM office.document
                          JOIN office.document_version AS draft ON draft.document = document.id
                         WHERE document.petition = ANY (?)
                         ORDER BY draft.drafted_at, draft.version
                        """).param(numbers.toArray(String[]::new)).query(row -> {
            var rank = row.getString("table_rank");
            if (rank != null) {
                ranks.put(row.getString("id"), rank);
            }
            var text = row.getString("text");
            boolean newest = row.getInt("version") == row.getInt("newest");
            // One that is still in line has no answer yet.
            if (text != null && !(newest && row.getString("state").equals("IN_LINE"))) {
                drafts.computeIfAbsent(row.getString("petition"), _ -> new ArrayList<>())
                        .add(new Draft(
                                row.getString("line"),
                                newest && row.getString("state").equals("APPROVED"),
                                text));
            }
        });
        return new Papers(ranks, drafts);
    }

    private Map<String, List<LocalDate[]>> absences() {
        Map<String, List<LocalDate[]>> absences = new HashMap<>();
        database.jdbc()
                .sql("SELECT official, first_day, last_day FROM office.absence")
                .query(row -> {
                    absences.computeIfAbsent(row.getString("official"), _ -> new ArrayList<>())
                            .add(new LocalDate[] {day(row, "first_day"), day(row, "last_day")});
                });
        return absences;
    }

    private static LocalDate day(ResultSet row, String column) throws SQLException {
        return row.getObject(column, LocalDate.class);
    }
}
