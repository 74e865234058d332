package city.open.outside.record;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.YearMonth;

/**
 * Petitions of one procedure that were received in one month of the city, as far as one agency has them. Counted by the month in which they
 * came in, each number can be looked up: it is the list of these petitions.
 */
public record Cohort(YearMonth month, String sector, String procedure, String agency) {

    /**
     * One thing that is counted of a cohort.
     *
     * @param part the ground of {@link CohortCount#GROUND}, the days of {@link CohortCount#TOOK}; empty for all else
     */
    public record Line(Cohort of, CohortCount what, String part) {
        /** @throws SQLException where the row is none of {@code record.cohort_tally} */
        public static Line of(ResultSet row) throws SQLException {
            return new Line(
                    new Cohort(
                            YearMonth.from(row.getObject("month", LocalDate.class)),
                            row.getString("sector"),
                            row.getString("procedure"),
                            row.getString("agency")),
                    CohortCount.stored(row.getString("what")),
                    row.getString("part"));
        }

        @Override
        public String toString() {
            return "%s%s of %s in %s of %s"
                    .formatted(what.text(), part.isEmpty() ? "" : " " + part, of.procedure(), of.agency(), of.month());
        }
    }
}
