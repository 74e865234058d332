package city.open.inside.exchange;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import city.open.SharedData;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Logs of real offices, against facts that another reader found in them. */
class RealLogsTest {
    private static final ZoneId SEOUL = ZoneId.of("Asia/Seoul");
    private static final Map<Path, LogSummary> SUMMARIES = new HashMap<>();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "coselog-receipt.xes.gz",
                "bpic15-municipality-1.xes.gz",
                "bpic15-municipality-2.xes.gz",
                "bpic20-travel-permits.xes.gz",
                "running-example.xes"
            })
    void a_real_log_holds_what_is_known_of_it(String name) throws Exception {
        var facts = factsOf(name);
        var summary = summaryOf(SharedData.file("eventlogs/" + name));

        assertThat(new Counts(
                        summary.cases(),
                        summary.events(),
                        summary.activities().size(),
                        summary.resources().size(),
                        summary.groups().size(),
                        summary.eventsWithoutResource(),
                        summary.variants(),
                        summary.first(),
                        summary.last(),
                        sum(summary.flow().successions())))
                .isEqualTo(new Counts(
                        facts.get("cases").asInt(),
                        facts.get("events").asInt(),
                        facts.get("activities").asInt(),
                        facts.get("resources").asInt(),
                        facts.get("groups").asInt(),
                        facts.get("events_without_resource").asInt(),
                        facts.get("variants").asInt(),
                        instant(facts, "first_event"),
                        instant(facts, "last_event"),
                        facts.get("direct_successions").asInt()));
        assertThat(summary.activities()).containsAllEntriesOf(pairs(facts.get("top_activities")));
        assertThat(summary.flow().starts()).containsAllEntriesOf(pairs(facts.get("start_activities")));
        assertThat(summary.flow().ends()).containsAllEntriesOf(pairs(facts.get("end_activities")));
        for (var follows : facts.get("top_direct_follows")) {
            assertThat(summary.flow()
                            .times(follows.get(0).asString(), follows.get(1).asString()))
                    .isEqualTo(follows.get(2).asInt());
        }
        assertThat(sum(summary.flow().starts())).isEqualTo(summary.cases());
    }

    @Test
    void the_environmental_permits_show_who_waited_too_long() throws Exception {
        var facts = factsOf("coselog-receipt.xes.gz").get("deadline");
        var file = SharedData.file("eventlogs/coselog-receipt.xes.gz");
        var summary = summaryOf(file);
        int afterPlannedEnd = 0;
        try (var log = EventLog.open(file, SEOUL)) {
            for (var one = log.next(); one != null; one = log.next()) {
                afterPlannedEnd += one.ended() != null
                                && one.plannedEnd() != null
                                && one.ended().isAfter(one.plannedEnd())
                        ? 1
                        : 0;
            }
        }

        assertThat(summary.late())
                .isEqualTo(facts.get("ended_after_deadline").asInt())
                .isEqualTo(377);
        assertThat(summary.open())
                .isEqualTo(facts.get("cases_without_enddate").asInt())
                .isEqualTo(105);
        assertThat(afterPlannedEnd)
                .isEqualTo(facts.get("ended_after_planned_end").asInt());
        assertThat(summary.remarks()).isEmpty();
    }

    @Test
    void the_building_permits_are_late_by_their_planned_end_and_their_steps_have_words() throws Exception {
        var facts = factsOf("bpic15-municipality-1.xes.gz");
        var summary = summaryOf(SharedData.file("eventlogs/bpic15-municipality-1.xes.gz"));

        assertThat(summary.late())
                .isEqualTo(facts.get("planned_end").get("ended_late").asInt());
        assertThat(summary.open())
                .isEqualTo(summary.cases()
                        - facts.get("trace_attributes").get("endDate").asInt());
        assertThat(summary.readableNames()).containsEntry("01_HOOFD_010", "register submission date request");
    }

    @Test
    void logs_that_leave_the_schema_are_read_with_remarks() throws Exception {
        assertThat(summaryOf(SharedData.file("eventlogs/bpic20-travel-permits.xes.gz"))
                        .remarks())
                .extracting(Remark::reason)
                .isEqualTo(List.of(
                        "The namespace lacks its last slash; it should be http://www.xes-standard.org/.",
                        "<log> has an attribute 'xes.creator' that XES does not know."));
        assertThat(summaryOf(SharedData.file("eventlogs/running-example.xes")).remarks())
                .isEqualTo(List.of(
                        new Remark(2, "<log> has no xes.version.", 1),
                        new Remark(4, "<extension> should stand before any attribute of the log.", 3),
                        new Remark(7, "<global> should stand before any attribute of the log.", 2),
                        new Remark(18, "<classifier> should stand before any attribute of the log.", 2)));
    }

    @Test
    void the_receipt_of_environmental_permits_is_found_as_a_line_of_six_steps() throws Exception {
        var procedure = Discovery.of(summaryOf(SharedData.file("eventlogs/coselog-receipt.xes.gz")));

        assertThat(procedure.mainLine())
                .extracting(DiscoveredProcedure.Step::id)
                .isEqualTo(List.of(
                        "confirmation-of-receipt",
                        "t02-check-confirmation-of-receipt",
                        "t04-determine-confirmation-of-receipt",
                        "t05-print-and-send-confirmation-of-receipt",
                        "t06-determine-necessity-of-stop-advice",
                        "t10-determine-necessity-to-stop-indication"));
        assertThat(procedure.sideSteps()).hasSize(21);
    }

    private record Counts(
            int cases,
            int events,
            int activities,
            int resources,
            int groups,
            int eventsWithoutResource,
            int variants,
            @Nullable Instant first,
            @Nullable Instant last,
            int successions) {}

    /** Each log is read once: the largest take seconds. */
    private static LogSummary summaryOf(Path file) throws IOException, XesFault {
        var read = SUMMARIES.get(file);
        if (read == null) {
            try (var log = EventLog.open(file, SEOUL)) {
                read = LogTally.of(log);
            }
            SUMMARIES.put(file, read);
        }
        return read;
    }

    private static JsonNode factsOf(String name) {
        var all = JsonMapper.shared().readTree(SharedData.file("eventlogs/facts.json"));
        return StreamSupport.stream(all.spliterator(), false)
                .filter(facts -> facts.get("file").asString().endsWith("/" + name))
                .findFirst()
                .orElseThrow();
    }

    private static Map<String, Integer> pairs(JsonNode pairs) {
        return StreamSupport.stream(pairs.spliterator(), false)
                .collect(toMap(
                        pair -> pair.get(0).asString(), pair -> pair.get(1).asInt()));
    }

    private static Instant instant(JsonNode facts, String key) {
        return OffsetDateTime.parse(facts.get(key).asString()).toInstant();
    }

    private static int sum(Map<?, Integer> counts) {
        return counts.values().stream().mapToInt(Integer::intValue).sum();
    }
}
