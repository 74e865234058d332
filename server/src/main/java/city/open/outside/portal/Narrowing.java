package city.open.outside.portal;

import city.open.ground.page.Words;
import city.open.outside.portal.BrowsePage.Choice;
import city.open.outside.portal.BrowsePage.Group;
import city.open.outside.record.CohortQuery;
import city.open.town.catalogue.Catalogue;
import city.open.town.catalogue.Procedure;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** To which petitions figures are narrowed: as it is asked for, named and chosen from. */
@Component
class Narrowing {
    private final Pages pages;
    private final Catalogue catalogue;
    private final DivisionNames names;

    Narrowing(Pages pages, Catalogue catalogue, DivisionNames names) {
        this.pages = pages;
        this.catalogue = catalogue;
        this.names = names;
    }

    /** What is null does not narrow. */
    record Narrowed(
            @Nullable String sector,
            @Nullable String procedure,
            @Nullable String agency) {
        static Narrowed of(CohortQuery query) {
            return new Narrowed(query.sector(), query.procedure(), query.agency());
        }

        CohortQuery in(YearMonth from, YearMonth to) {
            return new CohortQuery(from, to, sector, procedure, agency);
        }

        /** As it stands behind an address: codes and ids, nothing that would have to be escaped. */
        List<String> parts() {
            var parts = new ArrayList<String>();
            if (sector != null) {
                parts.add("sector=" + sector);
            }
            if (procedure != null) {
                parts.add("procedure=" + procedure);
            }
            if (agency != null) {
                parts.add("agency=" + agency);
            }
            return parts;
        }
    }

    /** Where petitions of these months are listed. */
    static String look(String lang, CohortQuery query) {
        var parts = new ArrayList<String>();
        parts.add("from=" + query.from().atDay(1));
        parts.add("to=" + query.to().atEndOfMonth());
        parts.addAll(Narrowed.of(query).parts());
        return "/" + lang + "/petitions?" + String.join("&", parts);
    }

    /** @throws NotServed where there is no such thing */
    Narrowed asked(String sector, String procedure, String agency) {
        if (!sector.isBlank() && pages.sector(sector).isEmpty()) {
            throw new NotServed(404, "unknown-sector");
        }
        if (!procedure.isBlank() && pages.procedure(procedure).isEmpty()) {
            throw new NotServed(404, "unknown-procedure");
        }
        if (!agency.isBlank() && !names.isAgency(agency)) {
            throw new NotServed(404, "unknown-agency");
        }
        return new Narrowed(orNull(sector), orNull(procedure), orNull(agency));
    }

    private static @Nullable String orNull(String part) {
        return part.isBlank() ? null : part;
    }

    @Nullable
    Procedure procedure(Narrowed of) {
        return of.procedure() == null ? null : pages.procedure(of.procedure()).orElse(null);
    }

    /** In words; empty where it is not narrowed. */
    String name(Words words, Narrowed of) {
        var procedure = procedure(of);
        return String.join(
                " · ",
                Stream.of(
                                procedure == null ? null : words.of(procedure.name()),
                                of.sector() == null
                                        ? null
                                        : pages.sector(of.sector())
                                                .map(sector -> words.of(sector.name()))
                                                .orElse(of.sector()),
                                of.agency() == null ? null : names.agency(words, of.agency()))
                        .filter(Objects::nonNull)
                        .toList());
    }

    List<Choice> sectors(Words words, Narrowed of) {
        return catalogue.sectors().stream()
                .map(sector -> new Choice(
                        sector.id(), words.of(sector.name()), sector.id().equals(of.sector())))
                .toList();
    }

    List<Group> procedures(Words words, Narrowed of) {
        return catalogue.sectors().stream()
                .map(sector -> new Group(
                        words.of(sector.name()),
                        catalogue.of(sector).stream()
                                .map(procedure -> new Choice(
                                        procedure.code().value(),
                                        words.of(procedure.name()),
                                        procedure.code().value().equals(of.procedure())))
                                .toList()))
                .filter(group -> !group.choices().isEmpty())
                .toList();
    }

    List<Choice> agencies(Words words, Narrowed of) {
        return names.agencies(words).stream()
                .map(agency ->
                        new Choice(agency.code(), agency.name(), agency.code().equals(of.agency())))
                .toList();
    }
}
