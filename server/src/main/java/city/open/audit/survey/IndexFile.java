package city.open.audit.survey;

import city.open.audit.Recompute;
import city.open.audit.orders.Findings.Found;
import city.open.audit.survey.Ledger.Counted;
import city.open.audit.survey.Sums.Sum;
import city.open.border.surveys.Quarter;
import city.open.border.surveys.Question;
import city.open.outside.record.CohortCount;
import city.open.outside.record.CohortFigures;
import city.open.outside.record.DivisionCount;
import city.open.outside.record.DivisionFigures;
import city.open.outside.record.RecordJson;
import city.open.outside.record.Results;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The anti-corruption index of four quarters, as everyone gets it: of each sector and division the inputs, as `./open recompute index` and `ranks` take
 * them, and what these answer (decision 48).
 */
final class IndexFile {
    static final int QUARTERS = 4;
    private static final int STEPS = 5;
    private static final JsonNode METHOD = SurveyFile.read(Recompute.indexMethod());

    private final List<Counted> quarters;
    private final Question question;
    private final Map<String, DivisionFigures> divisions;
    private final Map<String, CohortFigures> sectors;
    private final Found found;

    /**
     * @param quarters four that follow each other, or fewer where no more are counted
     * @param question that the index counts
     * @param divisions by agency and division, what was counted of their entries in that time
     * @param sectors what was counted of the petitions received in that time
     * @param found what audits found, of what was carried out in that time
     */
    IndexFile(
            List<Counted> quarters,
            Question question,
            Map<String, DivisionFigures> divisions,
            Map<String, CohortFigures> sectors,
            Found found) {
        this.quarters = quarters;
        this.question = question;
        this.divisions = divisions;
        this.sectors = sectors;
        this.found = found;
    }

    /** @param earlier the file of the same quarters a year before, where there is one */
    String json(@Nullable JsonNode earlier) {
        var last = quarters.getLast().quarter();
        var json = new LinkedHashMap<String, Object>();
        json.put("what", "index/" + last);
        json.put("from", quarters.getFirst().quarter().firstDay().toString());
        json.put("to", last.lastDay().toString());
        json.put(
                "quarters",
                quarters.stream().map(one -> one.quarter().toString()).toList());
        json.put("year", quarters.size() == QUARTERS && isYear(last));
        json.put("k", SurveyFile.K);
        json.put("method", METHOD);
        var ofSectors = units(Results::sector, this::ofSector, place -> place.sector(), found.sectors());
        var ofDivisions = units(
                result -> result.agency() + "/" + result.division(),
                this::ofDivision,
                place -> place.division().isEmpty() ? "" : place.agency() + "/" + place.division(),
                found.divisions());
        json.put("sectors", ofSectors);
        json.put("divisions", ofDivisions);
        json.put("city", city(ofSectors, earlier));
        return RecordJson.canonical(json);
    }

    /** The same file with what divisions said of it. */
    static String with(String body, List<Objections.Objection> objections) {
        var json = new LinkedHashMap<String, Object>();
        SurveyFile.read(body).properties().forEach(one -> json.put(one.getKey(), one.getValue()));
        json.put("objections", objections.stream().map(IndexFile::said).toList());
        return RecordJson.canonical(json);
    }

    private static Map<String, Object> said(Objections.Objection one) {
        var said = new TreeMap<String, Object>(
                Map.of("unit", one.unit(), "on", one.on().toString(), "words", one.words()));
        var answer = one.answer();
        if (answer != null) {
            said.put("answer", answer.words());
            said.put("answered", answer.on().toString());
        }
        return said;
    }

    private static boolean isYear(Quarter last) {
        return last.number() == QUARTERS;
    }

    private Map<String, Object> units(
            Function<Results, String> name,
            Function<String, Map<String, Long>> entries,
            Function<Sums.Place, String> place,
            Map<String, Map<String, Integer>> findings) {
        var units = new TreeMap<String, Map<String, Object>>();
        for (var quarter : quarters) {
            for (var result : quarter.results()) {
                var unit = units.computeIfAbsent(name.apply(result), _ -> nothing());
                add(unit, "decided", result.decided());
                add(unit, "on_time", result.onTime());
                if (quarter.equals(quarters.getLast())) {
                    add(unit, "open_overdue", result.openOverdue());
                }
            }
        }
        units.values().removeIf(unit -> number(unit, "decided") + number(unit, "open_overdue") == 0);
        units.forEach((unit, inputs) -> {
            inputs.putAll(entries.apply(unit));
            inputs.put("final", findings.getOrDefault(unit, Map.of()));
            inputs.putAll(asked(sum -> place.apply(sum.place()).equals(unit)));
        });
        var json = new LinkedHashMap<String, Object>();
        json.put("units", units);
        var names = List.copyOf(units.keySet());
        var answered = SurveyFile.recompute("index", List.copyOf(units.values()));
        var results = new LinkedHashMap<String, Object>();
        for (int i = 0; i < names.size(); i++) {
            results.put(names.get(i), answered.get(i));
        }
        json.put("results", results);
        json.put(
                "ranks",
                SurveyFile.recompute("ranks", List.of(Map.of("units", units))).get(0));
        return json;
    }

    private static Map<String, Object> nothing() {
        var inputs = new LinkedHashMap<String, Object>();
        for (var zero : List.of(
                "survey_n",
                "survey_mean",
                "survey_sd",
                "decided",
                "open_overdue",
                "on_time",
                "due_entries",
                "disclosed",
                "entries",
                "lag_ab",
                "orders",
                "answered")) {
            inputs.put(zero, 0L);
        }
        inputs.put("final", Map.of());
        return inputs;
    }

    private static void add(Map<String, Object> unit, String input, long number) {
        unit.put(input, number(unit, input) + number);
    }

    private static long number(Map<String, Object> unit, String input) {
        return unit.get(input) instanceof Number number ? number.longValue() : 0;
    }

    /** Every act that the journal has is an entry of the record or a stub with its ground, so that what is due is disclosed. */
    private Map<String, Long> ofDivision(String unit) {
        var figures = divisions.getOrDefault(unit, DivisionFigures.NONE);
        return entries(
                figures.of(DivisionCount.ENTERED),
                figures.of(DivisionCount.LAG_A) + figures.of(DivisionCount.LAG_B),
                figures.of(DivisionCount.ORDERS),
                figures.of(DivisionCount.ORDERS_IN_TIME));
    }

    private Map<String, Long> ofSector(String sector) {
        var figures = sectors.getOrDefault(sector, CohortFigures.NONE);
        return entries(
                figures.of(CohortCount.ENTERED),
                figures.of(CohortCount.LAG_A) + figures.of(CohortCount.LAG_B),
                figures.of(CohortCount.ORDERS),
                figures.of(CohortCount.ORDERS_IN_TIME));
    }

    private static Map<String, Long> entries(long entered, long soon, long orders, long answered) {
        return Map.of(
                "due_entries",
                entered,
                "disclosed",
                entered,
                "entries",
                entered,
                "lag_ab",
                soon,
                "orders",
                orders,
                "answered",
                answered);
    }

    /** Mean and deviation in one decimal, from 30 answers on, and not where they would give a small count away. */
    private Map<String, Object> asked(Predicate<Sum> here) {
        var counts = new ArrayList<Long>();
        for (int step = 0; step < STEPS; step++) {
            var answer = question.options().get(step).id();
            counts.add(quarters.stream()
                    .flatMap(quarter -> quarter.sums().stream())
                    .filter(sum ->
                            sum.question().equals(question.id()) && sum.answer().equals(answer) && here.test(sum))
                    .mapToLong(Sum::number)
                    .sum());
        }
        long n = counts.stream().mapToLong(it -> it).sum();
        if (n < METHOD.path("fewestAnswers").asLong() || Betrayal.of(counts, SurveyFile.K)) {
            return Map.of();
        }
        return Map.of(
                "survey_n", n,
                "survey_mean", Betrayal.rounded(Betrayal.mean(counts)),
                "survey_sd", Betrayal.rounded(Betrayal.sd(counts)));
    }

    /** The plain mean of the sectors, and of those alone that a year before had an index too. */
    private static Map<String, Object> city(Map<String, Object> sectors, @Nullable JsonNode earlier) {
        var now = indexes(SurveyFile.tree(sectors));
        var before = earlier == null ? Map.<String, Double>of() : indexes(earlier.path("sectors"));
        var city = new LinkedHashMap<String, Object>();
        city.put("sectors", now.size());
        put(city, "mean", now, _ -> true);
        if (!before.isEmpty()) {
            put(city, "constantMean", now, before::containsKey);
            put(city, "constantMeanBefore", before, now::containsKey);
        }
        return city;
    }

    private static void put(
            Map<String, Object> city, String name, Map<String, Double> indexes, Predicate<String> which) {
        indexes.entrySet().stream()
                .filter(one -> which.test(one.getKey()))
                .mapToDouble(Map.Entry::getValue)
                .average()
                .ifPresent(mean -> city.put(name, Math.round(mean * 1_000) / 1_000.0));
    }

    private static Map<String, Double> indexes(JsonNode units) {
        var indexes = new TreeMap<String, Double>();
        units.path("results").properties().forEach(one -> {
            if (one.getValue().path("index").isNumber()) {
                indexes.put(one.getKey(), one.getValue().path("index").asDouble());
            }
        });
        return indexes;
    }
}
