package city.open.outside.follow;

import city.open.ground.calendar.Text;
import city.open.ground.page.When;
import city.open.ground.page.Words;
import city.open.outside.record.PublicRecord;
import city.open.town.catalogue.Catalogue;
import city.open.town.catalogue.Procedure;
import city.open.town.catalogue.ProcedureCode;
import city.open.town.catalogue.Sector;
import city.open.town.organization.AgencyCode;
import city.open.town.organization.Organization;
import city.open.town.organization.UnitId;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Says what is followed in words that its follower knows again. */
@Component
class Titles {
    private final PublicRecord record;
    private final Catalogue catalogue;
    private final Organization organization;
    private final Clock clock;

    Titles(PublicRecord record, Catalogue catalogue, Organization organization, Clock clock) {
        this.record = record;
        this.catalogue = catalogue;
        this.organization = organization;
        this.clock = clock;
    }

    /** Whether it is something that exists and can be followed. Searches are judged by whoever runs them. */
    boolean isKnown(Followed followed) {
        return switch (followed) {
            case Followed.OfPetition(var number) -> record.find(number).isPresent();
            case Followed.OfProcedure(var code) -> procedure(code).isPresent();
            case Followed.OfDivision(var agency, var division) ->
                unit(agency, division, today()).isPresent();
            case Followed.OfSearch _ -> true;
        };
    }

    String of(Words words, Followed followed) {
        return switch (followed) {
            case Followed.OfPetition(var number) ->
                record.find(number)
                        .map(one ->
                                words.say("follow.petition", words.of(one.view().subject()), number))
                        .orElse(number);
            case Followed.OfProcedure(var code) ->
                words.say(
                        "follow.procedure",
                        procedure(code).map(one -> words.of(one.name())).orElse(code));
            case Followed.OfDivision(var agency, var division) ->
                words.say(
                        "follow.division",
                        agency(words, agency),
                        unit(agency, division, today()).map(words::of).orElse(division));
            case Followed.OfSearch(var parts) -> words.say("follow.search", search(words, parts));
        };
    }

    private String search(Words words, Map<String, String> parts) {
        return parts.entrySet().stream()
                .map(part -> switch (part.getKey()) {
                    case "q" -> "“" + part.getValue() + "”";
                    case "sector" -> sector(words, part.getValue());
                    case "procedure" ->
                        procedure(part.getValue())
                                .map(one -> words.of(one.name()))
                                .orElse(part.getValue());
                    case "agency" -> agency(words, part.getValue());
                    case "division" ->
                        unit(parts.getOrDefault("agency", ""), part.getValue(), today())
                                .map(words::of)
                                .orElse(part.getValue());
                    case "status" ->
                        words.knows("choice." + part.getValue())
                                ? words.say("choice." + part.getValue())
                                : part.getValue();
                    case "from" -> words.say("follow.from", part.getValue());
                    case "to" -> words.say("follow.to", part.getValue());
                    case "late" -> words.say("follow.late");
                    default -> part.getValue();
                })
                .collect(Collectors.joining(", "));
    }

    private String sector(Words words, String id) {
        return catalogue.sectors().stream()
                .filter(sector -> sector.id().equals(id))
                .map(Sector::name)
                .map(words::of)
                .findFirst()
                .orElse(id);
    }

    private Optional<Procedure> procedure(String code) {
        try {
            return catalogue.find(new ProcedureCode(code));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    private String agency(Words words, String code) {
        try {
            return organization
                    .find(new AgencyCode(code))
                    .map(agency -> words.of(agency.name()))
                    .orElse(code);
        } catch (IllegalArgumentException _) {
            return code;
        }
    }

    private Optional<Text> unit(String agency, String division, LocalDate on) {
        try {
            return organization
                    .unit(new AgencyCode(agency), new UnitId(division), on)
                    .map(unit -> unit.name());
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    private LocalDate today() {
        return When.dayOf(clock.instant());
    }
}
