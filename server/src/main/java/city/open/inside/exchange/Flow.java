package city.open.inside.exchange;

import java.util.Map;

/**
 * Which activity came directly after which, counted over all cases, and where cases began and ended.
 *
 * @param cases in how many cases each activity happened at least once
 * @param places where in a case each activity first stands on average, in millionths of the case's length
 */
record Flow(
        Map<String, Integer> cases,
        Map<String, Long> places,
        Map<String, Integer> starts,
        Map<String, Integer> ends,
        Map<Succession, Integer> successions) {

    record Succession(String from, String to) {}

    Flow {
        cases = Map.copyOf(cases);
        places = Map.copyOf(places);
        starts = Map.copyOf(starts);
        ends = Map.copyOf(ends);
        successions = Map.copyOf(successions);
    }

    int times(String from, String to) {
        return successions.getOrDefault(new Succession(from, to), 0);
    }
}
