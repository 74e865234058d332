package city.open.inside.casework;

import city.open.inside.casework.Inbox.Reach;
import city.open.town.organization.UnitId;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/** What the rows of {@code office.petition} must be, and the values of the question marks, in order. */
public final class Conditions {
    private final List<String> conditions = new ArrayList<>();
    private final List<Object> values = new ArrayList<>();

    Conditions where(String condition, Object... more) {
        conditions.add(condition);
        values.addAll(List.of(more));
        return this;
    }

    Conditions within(Reach reach) {
        return switch (reach) {
            case Reach.Everywhere _ -> this;
            case Reach.OfOfficial(var official) -> where("official = ?", official.value());
            case Reach.OfAgency(var agency) -> where("agency = ?", agency.value());
            case Reach.OfUnits(var agency, var units)
            when units.size() == 1 ->
                where(
                        "agency = ? AND division = ?",
                        agency.value(),
                        units.iterator().next().value());
            case Reach.OfUnits(var agency, var units) ->
                where(
                        "agency = ? AND division = ANY (?)",
                        agency.value(),
                        units.stream().map(UnitId::value).toArray(String[]::new));
        };
    }

    /** While time stands still no date passes. */
    public static final String TIME_RUNS = "(waits_for IS NULL OR waits_for = 'CONSULTATION')";

    /** Of the open ones: past the date at the moment named, or past it before time stood still. */
    static final String LATE = "(late OR due_at <= ? AND %s)".formatted(TIME_RUNS);

    String sql() {
        return conditions.isEmpty() ? "true" : String.join(" AND ", conditions);
    }

    /** The values, with more before and behind them. */
    List<Object> values(List<?> before, Object... behind) {
        var all = new ArrayList<Object>(before);
        all.addAll(values);
        all.addAll(List.of(behind));
        return all;
    }

    public static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
