package city.open.audit.survey;

import java.util.Map;

/** How the index is counted, as it stands in each file (audit note, section 5). That it is so counted, anybody sees who recomputes. */
final class Method {
    static final int FEWEST_ANSWERS = 30;

    private Method() {}

    static Map<String, Object> json() {
        return Map.of(
                "weights",
                Map.of("P", 0.6, "T", 0.15, "D", 0.15, "A", 0.1),
                "fewestAnswers",
                FEWEST_ANSWERS,
                "fewestDecided",
                50,
                "fewestOrders",
                10,
                "weightLeft",
                0.7,
                "mostDeducted",
                10,
                "z",
                1.96);
    }
}
