package city.open.demo;

import city.open.ground.calendar.Text;
import city.open.town.organization.AgencyCode;
import city.open.town.organization.UnitId;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** The districts with some of their legal dongs. */
record Places(List<District> districts) {

    /** @param fire the fire station's division that works for this district */
    record District(AgencyCode agency, Text name, UnitId fire, List<Text> dongs) {}

    static Places read() {
        List<District> districts = new ArrayList<>();
        for (JsonNode one : Phrasebook.sheet("places.yaml").path("districts")) {
            List<Text> dongs = new ArrayList<>();
            for (JsonNode pair : one.path("dongs")) {
                dongs.add(new Text(pair.get(0).asString(), pair.get(1).asString()));
            }
            districts.add(new District(
                    new AgencyCode(one.path("agency").asString()),
                    Phrasebook.text(one.path("name"), "places.yaml"),
                    new UnitId(one.path("fire").asString()),
                    List.copyOf(dongs)));
        }
        return new Places(List.copyOf(districts));
    }

    /** The district itself or that of the fire station; for the rest of city hall, any. */
    District of(AgencyCode agency, UnitId division, Chance chance) {
        return districts.stream()
                .filter(district ->
                        district.agency().equals(agency) || district.fire().equals(division))
                .findFirst()
                .orElseGet(() -> chance.one(districts));
    }
}
