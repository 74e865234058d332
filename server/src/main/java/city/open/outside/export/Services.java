package city.open.outside.export;

import city.open.ground.calendar.Period;
import city.open.ground.calendar.Text;
import city.open.outside.export.Linked.Node;
import city.open.town.catalogue.Owner;
import city.open.town.catalogue.Procedure;
import city.open.town.catalogue.Sector;
import city.open.town.catalogue.Step;
import city.open.town.organization.Agency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The catalogue as public services of CPSV-AP 3.2: what one can ask the city for, by whom, on what law, with which papers, how soon. */
final class Services {
    private static final String LANGUAGE = "http://publications.europa.eu/resource/authority/language/";

    private final Linked graph = new Linked();
    private final String site;
    private final List<Agency> agencies;
    private final Map<String, Node> sectors = new HashMap<>();
    private final Map<String, Node> authorities = new HashMap<>();
    private final List<Node> languages;

    /** @param site its address, without a slash at the end */
    Services(String site, List<Agency> agencies) {
        this.site = site;
        this.agencies = agencies;
        this.languages = List.of(
                graph.node(LANGUAGE + "KOR", "dct:LinguisticSystem"),
                graph.node(LANGUAGE + "ENG", "dct:LinguisticSystem"));
    }

    Linked of(List<Procedure> procedures) {
        procedures.forEach(this::add);
        return graph;
    }

    private void add(Procedure procedure) {
        var page = site + "/en/procedures/" + procedure.code().value();
        var service = graph.node(page + "#service", "cpsv:PublicService")
                .say("dct:identifier", procedure.code().value())
                .say("dct:title", procedure.name())
                .say("dct:description", description(procedure))
                .link("cv:sector", sector(procedure.sector()));
        languages.forEach(language -> service.link("dct:language", language));
        authorities(procedure).forEach(authority -> service.link("cv:hasCompetentAuthority", authority));
        duration(procedure.period())
                .ifPresent(duration -> service.typed("cv:processingTime", duration, "xsd:duration"));
        var channel = graph.node(page + "#channel", "cv:Channel")
                .say("dct:identifier", procedure.code().value() + "/page")
                .say("dct:description", new Text("절차의 공개 화면", "The public page of the procedure"))
                .link("foaf:page", page);
        service.link("cv:hasChannel", channel);
        int number = 0;
        for (var document : procedure.documents()) {
            number++;
            service.link(
                    "cv:hasInputType",
                    graph.node(page + "#document-" + number, "cv:EvidenceType")
                            .say("dct:identifier", procedure.code().value() + "/document/" + number)
                            .say("dct:title", document.name()));
        }
        number = 0;
        for (var provision : procedure.law()) {
            number++;
            service.link(
                    "cv:hasLegalResource",
                    graph.node(page + "#law-" + number, "eli:LegalResource").say("dct:title", provision));
        }
        procedure.mainLine().stream()
                .filter(step -> step.kind() == Step.Kind.ISSUE && step.disclosed())
                .findFirst()
                .ifPresent(step -> service.link(
                        "cpsv:produces",
                        graph.node(page + "#output", "cv:Output")
                                .say("dct:identifier", procedure.code().value() + "/output")
                                .say("dct:title", step.name())));
    }

    private static Text description(Procedure procedure) {
        var period = procedure.period().inWords();
        var notes = procedure.notes();
        return new Text(
                "%s. 처리기간 %s(%s).%s"
                        .formatted(
                                procedure.nature().text().ko(),
                                period.ko(),
                                procedure.basis().status().text().ko(),
                                joined(notes.stream().map(Text::ko).toList())),
                "%s. Period: %s (%s).%s"
                        .formatted(
                                procedure.nature().text().en(),
                                period.en(),
                                procedure.basis().status().text().en(),
                                joined(notes.stream().map(Text::en).toList())));
    }

    private static String joined(List<String> notes) {
        return notes.isEmpty() ? "" : " " + String.join(" ", notes);
    }

    private Node sector(Sector sector) {
        return sectors.computeIfAbsent(
                sector.id(),
                id -> graph.node(site + "/en/sectors/" + id + "#sector", "skos:Concept")
                        .say("skos:notation", id)
                        .say("skos:prefLabel", sector.name()));
    }

    /** The agencies whose divisions answer for it; where it names none, all of its level. */
    private List<Node> authorities(Procedure procedure) {
        var levels = procedure.owners().stream().map(Owner::at).distinct().toList();
        var those = agencies.stream()
                .filter(agency -> levels.isEmpty() || levels.contains(agency.level()))
                .toList();
        return (those.isEmpty() ? agencies : those)
                .stream().map(this::authority).toList();
    }

    private Node authority(Agency agency) {
        var code = agency.code().value();
        var known = authorities.get(code);
        if (known != null) {
            return known;
        }
        var area = graph.node(site + "/api/v1/agencies#area-" + code, "dct:Location")
                .say("dct:identifier", agency.legalCode())
                .say("skos:prefLabel", agency.name());
        var authority = graph.node(site + "/api/v1/agencies#" + code, "cv:PublicOrganisation")
                .say("dct:identifier", code)
                .say("skos:prefLabel", agency.name())
                .link("dct:spatial", area);
        authorities.put(code, authority);
        return authority;
    }

    /** As ISO 8601 writes it; what is done at once has no length there. */
    private static Optional<String> duration(Period period) {
        return switch (period.unit()) {
            case IMMEDIATE -> Optional.empty();
            case DAY -> Optional.of("P%dD".formatted(period.count()));
            case WEEK -> Optional.of("P%dD".formatted(7 * period.count()));
            case MONTH -> Optional.of("P%dM".formatted(period.count()));
            case YEAR -> Optional.of("P%dY".formatted(period.count()));
        };
    }
}
