package city.open.inside.exchange;

import city.open.town.catalogue.ProcedureCode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** What came of an order to bring a log in. */
public sealed interface ImportOutcome {

    /**
     * Nothing was brought in, and nothing is left behind.
     *
     * @param line where in the file, from 1; 0 where the file as a whole or the order is at fault
     */
    record Refused(int line, int column, String reason) implements ImportOutcome {
        /** For the person who gave the order. */
        public String inWords() {
            return line == 0 ? reason : "Line %d, column %d: %s Nothing was imported.".formatted(line, column, reason);
        }
    }

    /**
     * The log was read to its end. The counts are those of the file, whether or not its cases were here before.
     *
     * @param steps how many different things were done
     * @param late cases that ended after they were due
     * @param open cases without an end
     * @param made petitions that did not exist before; on a dry run, those that would be made
     * @param known cases that were brought in earlier
     * @param recorded facts written for the petitions made
     * @param skipped what of the file was left out
     * @param remarks what was odd, but read
     */
    record Done(
            ProcedureCode procedure,
            boolean dryRun,
            int cases,
            int events,
            int steps,
            int resources,
            int units,
            @Nullable Instant from,
            @Nullable Instant to,
            int late,
            int open,
            int made,
            int known,
            int recorded,
            List<Remark> skipped,
            List<Remark> remarks)
            implements ImportOutcome {
        public Done {
            skipped = List.copyOf(skipped);
            remarks = List.copyOf(remarks);
        }

        /** One JSON object, as other programs rely on it. */
        public String json() {
            var object = new LinkedHashMap<String, @Nullable Object>();
            object.put("cases", cases);
            object.put("events", events);
            object.put("steps", steps);
            object.put("resources", resources);
            object.put("units", units);
            object.put("from", text(from));
            object.put("to", text(to));
            object.put("late", late);
            object.put("open", open);
            object.put(
                    "skipped",
                    skipped.stream()
                            .map(remark -> Map.of("line", remark.line(), "reason", remark.inWords()))
                            .toList());
            return JsonMapper.shared().writeValueAsString(object);
        }

        /** For the person who gave the order. */
        public String inWords() {
            var lines = new ArrayList<String>();
            lines.add("Read: %,d cases with %,d events from %s to %s; %,d steps, %,d people, %,d units."
                    .formatted(cases, events, text(from), text(to), steps, resources, units));
            lines.add("Of these cases %,d ended late and %,d are still open.".formatted(late, open));
            lines.add(
                    dryRun
                            ? "A dry run, nothing was written: procedure %s, %,d new petitions, %,d already here."
                                    .formatted(procedure, made, known)
                            : "Made: procedure %s, %,d petitions with %,d facts; %,d cases were already here."
                                    .formatted(procedure, made, recorded, known));
            skipped.forEach(remark -> lines.add("Left out, line %d: %s".formatted(remark.line(), remark.inWords())));
            remarks.forEach(remark -> lines.add("Note, line %d: %s".formatted(remark.line(), remark.inWords())));
            return String.join("\n", lines);
        }

        private static @Nullable String text(@Nullable Instant moment) {
            return moment == null ? null : moment.toString();
        }
    }
}
