package city.open.audit.survey;

import city.open.border.surveys.Cell;
import city.open.border.surveys.Filled;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * A quarter's answers as sums by place, none of fewer than {@link #FEWEST}: what is too few moves from its division to the rest of the agency's sector,
 * from there to the rest of the sector, then to the rest of the city, and what is too few even there is dropped. So whatever is added up from these, and
 * whatever is left when one sum is taken from another that holds it, is of nobody or of five at least.
 */
final class Sums {
    static final int FEWEST = 5;
    /** The question that counts whole answers. */
    static final String WHOLE = "";

    /** Empty parts are the rest of what they leave out. */
    record Place(String agency, String division, String sector) {
        private static final List<UnaryOperator<Place>> WIDER = List.of(
                place -> new Place(place.agency(), "", place.sector()),
                place -> new Place("", "", place.sector()),
                _ -> new Place("", "", ""));
    }

    /** One sum. */
    record Sum(Place place, String question, String answer, long number) {}

    private Sums() {}

    /** Of citizens. */
    static List<Sum> of(List<Filled> answers) {
        return of(answers, written -> {
            var cell = Cell.parse(written);
            return new Place(cell.agency(), cell.division(), cell.sector());
        });
    }

    /** Of officials, whose place is their agency: it stands where citizens have their sector. */
    static List<Sum> ofOfficials(List<Filled> answers) {
        return of(answers, written -> new Place("", "", written.substring(written.indexOf('/') + 1)));
    }

    private static List<Sum> of(List<Filled> answers, Function<String, Place> placed) {
        Map<Place, List<Filled>> places = new HashMap<>();
        for (var one : answers) {
            places.computeIfAbsent(placed.apply(one.cell()), _ -> new ArrayList<>())
                    .add(one);
        }
        for (var wider : Place.WIDER) {
            places = widened(places, wider);
        }
        places.values().removeIf(few -> few.size() < FEWEST);
        var sums = new ArrayList<Sum>();
        places.forEach((place, here) -> sums.addAll(counted(place, here)));
        return List.copyOf(sums);
    }

    private static Map<Place, List<Filled>> widened(Map<Place, List<Filled>> places, UnaryOperator<Place> wider) {
        Map<Place, List<Filled>> next = new HashMap<>();
        places.forEach((place, here) -> next.computeIfAbsent(
                        here.size() < FEWEST ? wider.apply(place) : place, _ -> new ArrayList<>())
                .addAll(here));
        return next;
    }

    private static List<Sum> counted(Place place, List<Filled> here) {
        var counts = new TreeMap<String, TreeMap<String, Long>>();
        counts.put(WHOLE, new TreeMap<>(Map.of("complete", (long) here.size())));
        here.forEach(one -> one.answers()
                .forEach((question, answer) ->
                        counts.computeIfAbsent(question, _ -> new TreeMap<>()).merge(answer, 1L, Long::sum)));
        var sums = new ArrayList<Sum>();
        counts.forEach(
                (question, by) -> by.forEach((answer, number) -> sums.add(new Sum(place, question, answer, number))));
        return Collections.unmodifiableList(sums);
    }
}
