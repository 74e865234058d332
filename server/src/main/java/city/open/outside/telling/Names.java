package city.open.outside.telling;

import city.open.ground.calendar.Text;
import city.open.ground.page.Lang;
import city.open.ground.page.When;
import city.open.ground.page.Words;
import city.open.outside.record.Entry;
import city.open.town.catalogue.Actor;
import city.open.town.organization.AgencyCode;
import city.open.town.organization.Organization;
import city.open.town.organization.Rank;
import city.open.town.organization.UnitId;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Turns ids in entries into the names people know. An id that nobody knows any more is shown as it is. */
@Component
class Names {
    private final Organization organization;

    Names(Organization organization) {
        this.organization = organization;
    }

    String agency(Words words, String code) {
        try {
            return organization
                    .find(new AgencyCode(code))
                    .map(agency -> words.of(agency.name()))
                    .orElse(code);
        } catch (IllegalArgumentException _) {
            return code;
        }
    }

    String unit(Words words, String agency, String id, LocalDate on) {
        try {
            return organization
                    .unit(new AgencyCode(agency), new UnitId(id), on)
                    .map(unit -> words.of(unit.name()))
                    .orElse(id);
        } catch (IllegalArgumentException _) {
            return id;
        }
    }

    /** Who acted, as one line: post, name, division. */
    String by(Words words, Entry entry) {
        var by = entry.by();
        var rank = rank(words, by.rank());
        var official = words.lang() == Lang.EN && by.officialEn() != null ? by.officialEn() : by.official();
        var person = official == null ? rank : words.say("by.person", official, rank);
        if (by.division() == null) {
            return person;
        }
        return unit(words, by.agency(), by.division(), When.dayOf(entry.occurredAt())) + " · " + person;
    }

    static String rank(Words words, String id) {
        if (id.startsWith("system")) {
            return words.say("by.system");
        }
        return title(id).map(words::of).orElse(id);
    }

    private static Optional<Text> title(String id) {
        var name = id.toUpperCase(Locale.ROOT).replace('-', '_');
        return Arrays.stream(Rank.values())
                .filter(rank -> rank.name().equals(name))
                .map(Rank::title)
                .findFirst()
                .or(() -> Arrays.stream(Actor.values())
                        .filter(actor -> actor.name().equals(name))
                        .map(Actor::text)
                        .findFirst());
    }

    static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }
}
