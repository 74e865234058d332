package city.open.inside.exchange.bridge;

import static city.open.inside.exchange.bridge.ApprovalSystem.event;
import static org.assertj.core.api.Assertions.assertThat;

import city.open.OwnProcess;
import city.open.Patience;
import city.open.border.disclosure.Agreement;
import city.open.inside.petition.By;
import city.open.inside.petition.PetitionEvent;
import city.open.inside.petition.Petitions;
import city.open.town.organization.AgencyCode;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;

class KilledBridgeTest {
    private static final AgencyCode SEOUL = new AgencyCode("6110000");
    private static final Instant MONDAY = Instant.parse("2026-06-01T01:00:00Z");
    private static final String DIVISION = "building-policy";
    private static final int CASES = 200;
    private static final int EVENTS_OF_A_CASE = 10;
    private static final int BATCH = 50;

    /** Said twice by the calm system, in order, and by the other one in a storm; the names of the systems are nowhere in the facts. */
    private record Told(Instant occurredAt, By by, PetitionEvent event) {}

    @TempDir
    private Path folder;

    /** SIGKILL in the middle of taking and applying; what was not answered is sent again, and much else too. */
    @Test
    void thousands_of_events_shuffled_doubled_and_lost_over_a_kill_end_as_if_told_in_order() throws Exception {
        var process = OwnProcess.of(BridgedCity.class, folder.toString());
        Storm storm;
        OtherSystems.FreshKey key;
        try {
            var listens = awaitLine(process.inputReader(), "listens ").split(" ");
            key = new OtherSystems.FreshKey(listens[2], listens[3]);
            storm = new Storm(new Random(7));
            storm.rage(new ApprovalSystem(Integer.parseInt(listens[1]), key), process);
        } finally {
            process.destroyForcibly().waitFor();
        }
        try (var again = BridgedCity.start(folder.toString())) {
            storm.calmDown(new ApprovalSystem(BridgedCity.port(again), key));
            tellInOrder(again);
            again.getBean(Applier.class).applyAll();
            var bridge = again.getBean(Bridge.class);
            assertThat(bridge.parked()).isEmpty();
            assertThat(facts(again, BridgedCity.SYSTEM)).isEqualTo(facts(again, "calm"));
            awaitNothingMissing(bridge);
            var report = again.getBean(Agreement.class).check();
            assertThat(report.findings()).isEmpty();
            assertThat(report.facts()).isEqualTo(2 * CASES * EVENTS_OF_A_CASE);
        }
    }

    private static String awaitLine(BufferedReader output, String start) throws IOException {
        for (var line = output.readLine(); line != null; line = output.readLine()) {
            if (line.startsWith(start)) {
                return line;
            }
        }
        throw new AssertionError("the city ended before its time");
    }

    /** Every event, in the order in which it happened. */
    private static List<String> all() {
        List<String> events = new ArrayList<>();
        for (int i = 0; i < CASES; i++) {
            var one = "C-" + i;
            var officer = Map.<String, Object>of("rank", "officer");
            var head = Map.<String, Object>of("rank", "division-head");
            List<Map.Entry<String, Map<String, Object>>> story = List.of(
                    Map.entry(
                            "case.received", Map.of("procedure", "HC-02", "division", DIVISION, "subject", "신축 " + i)),
                    Map.entry("step.started", Map.of("step", "documents-check", "by", officer)),
                    Map.entry("step.completed", Map.of("step", "documents-check", "result", "완비", "by", officer)),
                    Map.entry("step.started", Map.of("step", "site-inspection", "by", officer)),
                    Map.entry("step.completed", Map.of("step", "site-inspection", "result", "적합", "by", officer)),
                    Map.entry("approval.drafted", Map.of("title", "허가", "by", officer)),
                    Map.entry("approval.reviewed", Map.of("dissent", i % 7 == 0, "by", head)),
                    Map.entry("approval.concurred", Map.of("by", head)),
                    Map.entry("approval.signed", Map.of("delegated", true, "by", head)),
                    Map.entry("case.closed", Map.of("outcome", "granted", "reason", "적합", "by", head)));
            for (int n = 1; n <= EVENTS_OF_A_CASE; n++) {
                var said = story.get(n - 1);
                var data = said.getValue().containsKey("by") ? said.getValue() : with(said.getValue(), officer);
                events.add(event(one + "/" + n, said.getKey(), one, n, MONDAY.plusSeconds(60L * i + n), data));
            }
        }
        return events;
    }

    private static Map<String, Object> with(Map<String, Object> data, Map<String, Object> by) {
        var more = new HashMap<>(data);
        more.put("by", by);
        return more;
    }

    /** A sender that never knows what arrived, and sends until everything was answered. */
    private static final class Storm {
        private final Random chance;
        private final List<String> events = all();
        private final Set<String> answered = ConcurrentHashMap.newKeySet();

        Storm(Random chance) {
            this.chance = chance;
        }

        /** Until the process dies of it: at half of the batches somebody pulls the plug. */
        void rage(ApprovalSystem there, Process process) throws InterruptedException {
            List<String> deliveries = new ArrayList<>(events);
            events.stream().filter(_ -> chance.nextInt(10) == 0).forEach(deliveries::add);
            Collections.shuffle(deliveries, chance);
            var batches = batches(deliveries, BATCH);
            var sent = new AtomicInteger();
            try (var senders = Executors.newFixedThreadPool(3)) {
                for (var batch : batches) {
                    boolean lost = chance.nextInt(8) == 0;
                    boolean answerLost = chance.nextInt(8) == 0;
                    senders.submit(() -> {
                        if (sent.incrementAndGet() == batches.size() / 2) {
                            process.destroyForcibly();
                        }
                        if (!lost && send(there, batch) && !answerLost) {
                            answered.addAll(batch);
                        }
                        return null;
                    });
                }
            }
            assertThat(answered.size()).isBetween(events.size() / 10, events.size() - 1);
        }

        /** Everything that was not answered, and some that was. */
        void calmDown(ApprovalSystem there) throws IOException, InterruptedException {
            List<String> deliveries = new ArrayList<>(events.stream()
                    .filter(event -> !answered.contains(event) || chance.nextInt(4) == 0)
                    .toList());
            Collections.shuffle(deliveries, chance);
            for (var batch : batches(deliveries, BATCH)) {
                assertThat(there.send(batch).statusCode()).isEqualTo(202);
            }
        }

        private static boolean send(ApprovalSystem there, List<String> batch) throws InterruptedException {
            try {
                return there.send(batch).statusCode() == 202;
            } catch (IOException dead) {
                return false;
            }
        }

        private static List<List<String>> batches(List<String> deliveries, int size) {
            return IntStream.iterate(0, from -> from < deliveries.size(), from -> from + size)
                    .mapToObj(from -> deliveries.subList(from, Math.min(from + size, deliveries.size())))
                    .toList();
        }
    }

    private static void tellInOrder(ConfigurableApplicationContext city) {
        var calm = city.getBean(OtherSystems.class).add("calm", SEOUL, null, "it");
        for (var batch : Storm.batches(all(), EnvelopeReader.MOST_EVENTS)) {
            city.getBean(Bridge.class)
                    .take(
                            calm,
                            batch.stream()
                                    .map(event -> EnvelopeReader.structured(event.getBytes(StandardCharsets.UTF_8)))
                                    .toList());
        }
    }

    private static Map<String, List<Told>> facts(ConfigurableApplicationContext city, String system) {
        Map<String, List<Told>> facts = new TreeMap<>();
        for (int i = 0; i < CASES; i++) {
            var one = "C-" + i;
            var petition = city.getBean(Bridge.class).petition(system, one).orElseThrow();
            facts.put(
                    one,
                    city.getBean(Petitions.class).facts(petition).stream()
                            .map(fact -> new Told(fact.occurredAt(), fact.by(), fact.event()))
                            .toList());
        }
        return facts;
    }

    private static void awaitNothingMissing(Bridge bridge) {
        var found = Patience.until(
                "nothing to be missing",
                () -> bridge.reconcile(BridgedCity.SYSTEM).orElseThrow(),
                Reconciliation::isEmpty);
        assertThat(found)
                .isEqualTo(new Reconciliation(
                        BridgedCity.SYSTEM, found.at(), null, List.of(), List.of(), List.of(), List.of()));
    }
}
