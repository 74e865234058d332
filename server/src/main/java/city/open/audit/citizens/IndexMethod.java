package city.open.audit.citizens;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import tools.jackson.databind.json.JsonMapper;

/**
 * How the index is counted, from the sheet {@code city/open/audit/index.json}: weights, from how much on something counts, and what a finding costs (audit
 * note, section 5). A sheet whose weights do not make 100, or that lacks one, stops whoever counts.
 */
record IndexMethod(
        Map<String, Integer> weightsPercent,
        int weightLeftPercent,
        int fewestAnswers,
        int fewestOrders,
        int fewestDecided,
        double mostDeducted,
        double deductedPer,
        double z,
        Map<String, Double> points) {
    private static final String SHEET = "/city/open/audit/index.json";

    static final String WRITTEN = written();
    static final IndexMethod IN_FORCE = JsonMapper.shared().readValue(WRITTEN, IndexMethod.class);

    IndexMethod {
        weightsPercent = Map.copyOf(weightsPercent);
        points = Map.copyOf(points);
        if (weightsPercent.values().stream().mapToInt(it -> it).sum() != 100) {
            throw new IllegalArgumentException("%s: the weights make 100 together".formatted(SHEET));
        }
    }

    int weight(String component) {
        return Objects.requireNonNull(weightsPercent.get(component), () -> SHEET + " has no weight of " + component);
    }

    double points(String found) {
        return Objects.requireNonNull(points.get(found), () -> SHEET + " has no points for " + found);
    }

    private static String written() {
        try (var sheet = Objects.requireNonNull(IndexMethod.class.getResourceAsStream(SHEET), SHEET)) {
            return new String(sheet.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
