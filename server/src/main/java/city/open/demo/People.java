package city.open.demo;

import city.open.ground.calendar.Text;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** Invented people. Nobody is meant by any of these names. */
record People(List<Text> families, List<Text> givenNames, List<String> companies) {

    static People read() {
        var sheet = Phrasebook.sheet("people.yaml");
        List<String> companies = new ArrayList<>();
        sheet.path("companies").forEach(company -> companies.add(company.asString()));
        return new People(names(sheet.path("families")), names(sheet.path("given")), List.copyOf(companies));
    }

    private static List<Text> names(JsonNode list) {
        List<Text> names = new ArrayList<>();
        list.forEach(
                pair -> names.add(new Text(pair.get(0).asString(), pair.get(1).asString())));
        return List.copyOf(names);
    }

    /** The frequent family names come first, and are as much more frequent. */
    Text person(Chance chance) {
        var frequency = new ArrayList<Double>();
        for (int rank = 1; rank <= families.size(); rank++) {
            frequency.add(1.0 / rank);
        }
        var family = families.get(chance.weighted(frequency));
        var given = chance.one(givenNames);
        return new Text(family.ko() + given.ko(), given.en() + " " + family.en());
    }

    String company(Chance chance) {
        return chance.one(companies);
    }
}
