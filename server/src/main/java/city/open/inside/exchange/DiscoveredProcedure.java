package city.open.inside.exchange;

import java.util.List;

/**
 * The procedure a log shows: the steps in the order most cases take them, the steps beside that line, and the ways
 * between them.
 *
 * @param mainLine the usual way, from the most frequent first step to the most frequent last one
 * @param sideSteps everything else that happened, most frequent first
 * @param links each way the chart of the procedure shows; the main line's first, in its order
 */
record DiscoveredProcedure(List<Step> mainLine, List<Step> sideSteps, List<Link> links) {

    /**
     * @param activity the name the log tells the step apart by
     * @param name what to call it on a page
     * @param cases in how many cases it happened
     */
    record Step(String id, String activity, String name, int cases) {}

    /** @param times how often {@code to} came directly after {@code from}; 0 where only the line's order joins them */
    record Link(String from, String to, int times) {}

    DiscoveredProcedure {
        mainLine = List.copyOf(mainLine);
        sideSteps = List.copyOf(sideSteps);
        links = List.copyOf(links);
    }
}
