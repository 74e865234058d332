package city.open.inside.approval;

import city.open.ground.calendar.Text;
import city.open.ground.sheet.Entry;
import city.open.ground.sheet.Faults;
import city.open.town.catalogue.ProcedureCode;
import city.open.town.organization.Agency;
import city.open.town.organization.Rank;
import city.open.town.organization.UnitId;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Reads the delegation tables of the city and of the districts from their sheets. */
final class DelegationSheets {
    private DelegationSheets() {}

    /** @param known whether the catalogue has a procedure of this code */
    static List<Delegation> read(List<Entry> sheets, Faults faults, Predicate<ProcedureCode> known) {
        var rows = new ArrayList<Delegation>();
        for (var sheet : sheets) {
            sheet.only("at", "since", "basis", "tasks");
            var level = sheet.choice("at", Agency.Level.class);
            var since = day(sheet, "since", LocalDate.EPOCH);
            var basis = sheet.text("basis");
            for (var task : sheet.entries("tasks")) {
                rows.add(row(task, level, since, basis, known));
            }
        }
        checkDays(rows, faults);
        return rows;
    }

    private static Delegation row(
            Entry written, Agency.Level level, LocalDate since, Text basis, Predicate<ProcedureCode> known) {
        var id = written.word("id");
        var task = written.named("task \"%s\"".formatted(id));
        task.only("id", "procedure", "task", "approver", "concurring", "when", "since", "until", "basis");
        var procedure = task.parsed("procedure", ProcedureCode::new, new ProcedureCode("XX"));
        if (!known.test(procedure)) {
            task.fault("unknown procedure \"%s\"; write the code of one in the catalogue".formatted(procedure));
        }
        var from = task.has("since") ? day(task, "since", since) : since;
        @Nullable LocalDate to = task.has("until") ? day(task, "until", from) : null;
        if (to != null && to.isBefore(from)) {
            task.fault("`until` is %s, before it begins on %s".formatted(to, from));
            to = null;
        }
        return new Delegation(
                id,
                procedure,
                level,
                task.text("task"),
                task.entry("when").map(DelegationSheets::condition).orElse(Delegation.Condition.none()),
                task.choice("approver", "rank", Rank.class),
                task.words("concurring").stream().map(UnitId::new).toList(),
                from,
                to,
                task.maybeText("basis").orElse(basis));
    }

    private static Delegation.Condition condition(Entry when) {
        when.only("amount-from", "amount-below", "size-from", "size-below", "novel");
        return new Delegation.Condition(
                number(when, "amount-from"),
                number(when, "amount-below"),
                number(when, "size-from"),
                number(when, "size-below"),
                when.has("novel") ? when.yes("novel", false) : null);
    }

    private static @Nullable Long number(Entry when, String key) {
        if (!when.has(key)) {
            return null;
        }
        return when.parsed(
                key,
                written -> {
                    if (!written.matches("[0-9]{1,15}")) {
                        throw new IllegalArgumentException("a whole number is expected, not '%s'".formatted(written));
                    }
                    return Long.valueOf(written);
                },
                0L);
    }

    private static LocalDate day(Entry entry, String key, LocalDate standIn) {
        return entry.parsed(key, LocalDate::parse, standIn);
    }

    /** Two rows of one task on the same day would ask for two approvers. */
    private static void checkDays(List<Delegation> rows, Faults faults) {
        Map<String, Delegation> latest = new HashMap<>();
        rows.stream().sorted(Comparator.comparing(Delegation::validFrom)).forEach(row -> {
            var before = latest.put(row.level() + "/" + row.id(), row);
            if (before != null && before.isValidOn(row.validFrom())) {
                faults.add(
                        "delegation: task \"%s\" of the %s begins again on %s while it still counts; give the older row `until`"
                                .formatted(row.id(), Entry.written(row.level()), row.validFrom()));
            }
        });
    }
}
