package city.open.outside.portal;

import city.open.ground.page.Answer;
import city.open.ground.page.Lang;
import city.open.ground.page.Words;
import city.open.outside.portal.Directory.Division;
import city.open.outside.portal.Directory.Place;
import city.open.outside.portal.Directory.Work;
import city.open.outside.record.NamedOfficial;
import city.open.outside.record.PublicRecord;
import city.open.outside.record.RecordJson;
import city.open.town.catalogue.Catalogue;
import city.open.town.catalogue.ProcedureCode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Agencies and divisions as data: JSON in both languages at once, tables in the language of the address. */
@Component
class AgencyData {
    private final Directory directory;
    private final DivisionNames names;
    private final PublicRecord record;
    private final Catalogue catalogue;

    AgencyData(Directory directory, DivisionNames names, PublicRecord record, Catalogue catalogue) {
        this.directory = directory;
        this.names = names;
        this.record = record;
        this.catalogue = catalogue;
    }

    Answer agencies() {
        return Data.json(directory.agencies().stream().map(AgencyData::brief).toList());
    }

    Answer agency(Place place) {
        var json = brief(place);
        json.put(
                "divisions",
                directory.divisions(place.agency()).stream().map(this::brief).toList());
        return Data.json(json);
    }

    Answer division(Division division) {
        var json = brief(division);
        json.put("agency", division.agency().code().value());
        List<Map<String, Object>> kinds = new ArrayList<>();
        directory.byProcedure(division).forEach((procedure, work) -> kinds.add(kind(procedure, work)));
        json.put("procedures", kinds);
        json.put(
                "officials",
                record.named(division.agency().code().value(), division.id()).stream()
                        .map(AgencyData::official)
                        .toList());
        return Data.json(json);
    }

    private static Map<String, Object> brief(Place place) {
        var agency = place.agency();
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("code", agency.code().value());
        json.put("name", agency.name());
        json.put("level", RecordJson.spelt(agency.level()));
        json.put("identity", RecordJson.spelt(agency.identity()));
        put(json, place.work());
        return json;
    }

    private Map<String, Object> brief(Division division) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("id", division.id());
        json.put("name", names.division(division));
        var unit = division.unit();
        if (unit != null) {
            json.put("kind", RecordJson.spelt(unit.kind()));
            if (unit.parent() != null) {
                json.put("within", unit.parent().value());
            }
            json.put("phone", unit.phone());
            json.put("since", unit.validFrom().toString());
            if (unit.validTo() != null) {
                json.put("until", unit.validTo().toString());
            }
        }
        put(json, division.work());
        return json;
    }

    private static void put(Map<String, Object> json, Work work) {
        json.put("open", work.open());
        json.put("late", work.late());
    }

    private Map<String, Object> kind(String procedure, Work work) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("procedure", procedure);
        catalogue.find(new ProcedureCode(procedure)).ifPresent(known -> json.put("name", known.name()));
        put(json, work);
        var whole = record.durations(procedure).whole();
        if (whole != null) {
            json.put("usually", whole);
        }
        return json;
    }

    private static Map<String, Object> official(NamedOfficial official) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("name", official.label());
        json.put("rank", official.rank());
        if (official.phone() != null) {
            json.put("phone", official.phone());
        }
        return json;
    }

    // Tables

    Answer agenciesCsv(Lang lang) {
        var words = Words.in(lang);
        return Data.csv(
                words,
                List.of("agency", "agency-name", "open", "past-due"),
                directory.agencies().stream()
                        .map(place -> List.<Object>of(
                                place.agency().code().value(),
                                words.of(place.agency().name()),
                                place.work().open(),
                                place.work().late()))
                        .toList());
    }

    Answer agencyCsv(Lang lang, Place place) {
        var words = Words.in(lang);
        return Data.csv(
                words,
                List.of("code", "division", "within", "phone", "open", "past-due"),
                directory.divisions(place.agency()).stream()
                        .map(division -> {
                            var unit = division.unit();
                            var within = division.within();
                            return List.<Object>of(
                                    division.id(),
                                    words.of(names.division(division)),
                                    within == null ? "" : words.of(within.name()),
                                    unit == null ? "" : unit.phone(),
                                    division.work().open(),
                                    division.work().late());
                        })
                        .toList());
    }

    Answer divisionCsv(Lang lang, Division division) {
        var words = Words.in(lang);
        List<List<Object>> rows = new ArrayList<>();
        directory
                .byProcedure(division)
                .forEach((procedure, work) -> rows.add(List.of(
                        procedure,
                        catalogue
                                .find(new ProcedureCode(procedure))
                                .map(known -> words.of(known.name()))
                                .orElse(procedure),
                        work.open(),
                        work.late())));
        return Data.csv(words, List.of("procedure", "procedure-name", "open", "past-due"), rows);
    }
}
