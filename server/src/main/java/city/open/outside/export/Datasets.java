package city.open.outside.export;

import city.open.ground.calendar.Text;
import city.open.outside.export.Linked.Node;
import java.time.Instant;
import java.util.List;

/** What there is to take away, as open-data portals collect it: DCAT-AP 3. */
final class Datasets {
    private static final String EU = "http://publications.europa.eu/resource/authority/";
    private static final String MEDIA = "https://www.iana.org/assignments/media-types/";

    private final Linked graph = new Linked();
    private final String site;
    private final String licence;
    private final Text city;

    Datasets(String site, String licence, Text city) {
        this.site = site;
        this.licence = licence;
        this.city = city;
    }

    /** One set of data, in as many forms as there are files of it. */
    private record Set(String id, Text title, Text description, List<ExportFile> files) {}

    private static final List<Set> SETS = List.of(
            new Set(
                    "petitions",
                    new Text("민원", "Petitions"),
                    new Text(
                            "시에 접수된 모든 민원의 공개된 현재 상태. 개인정보는 들어 있지 않습니다.",
                            "The public state of every petition the city has received, without personal data."),
                    List.of(ExportFile.PETITIONS_CSV, ExportFile.PETITIONS_PARQUET)),
            new Set(
                    "events",
                    new Text("민원 처리 기록", "What was done with petitions"),
                    new Text(
                            "누가 언제 무엇을 했는지를 담은, 덧붙기만 하는 검증 기록. 표와 사건 기록(XES, OCEL)으로 받습니다.",
                            "Who did what and when, as the public log has it that can only grow: as a table and as event logs (XES, OCEL)."),
                    List.of(ExportFile.EVENTS_CSV, ExportFile.EVENTS_XES, ExportFile.EVENTS_OCEL)),
            new Set(
                    "catalogue",
                    new Text("민원 절차", "Procedures"),
                    new Text(
                            "민원마다의 단계, 담당, 처리기간, 서류와 법적 근거.",
                            "Of each kind of petition its steps, who acts, its period, papers and law."),
                    List.of(ExportFile.CATALOGUE_JSONLD, ExportFile.CATALOGUE_BPMN)));

    Linked of(Instant modified) {
        var publisher = graph.node(site + "/#city", "foaf:Agent").say("foaf:name", city);
        var terms = graph.node(licence, "dct:LicenseDocument");
        var catalog = graph.node(site + "/data/dcat.jsonld#catalog", "dcat:Catalog")
                .say("dct:title", new Text("OPEN 공개 데이터", "Open data of OPEN"))
                .say(
                        "dct:description",
                        new Text("공개 화면에 보이는 모든 것을 데이터로 냅니다.", "Everything that the public pages show, as data."))
                .link("dct:publisher", publisher)
                .link("dct:license", terms)
                .link("foaf:homepage", graph.node(site + "/", "foaf:Document"))
                .typed("dct:modified", modified.toString(), "xsd:dateTime");
        for (var code : List.of("KOR", "ENG")) {
            catalog.link("dct:language", graph.node(EU + "language/" + code, "dct:LinguisticSystem"));
        }
        var service = graph.node(site + "/api/v1#service", "dcat:DataService")
                .say("dct:title", new Text("OPEN API", "OPEN API"))
                .link("dcat:endpointURL", site + "/api/v1")
                .link("dcat:endpointDescription", site + "/api/v1/openapi.json")
                .link("dct:publisher", publisher)
                .link("dct:license", terms);
        catalog.link("dcat:service", service);
        for (var set : SETS) {
            var dataset = dataset(set, publisher, terms);
            catalog.link("dcat:dataset", dataset);
            service.link("dcat:servesDataset", dataset);
        }
        return graph;
    }

    private Node dataset(Set set, Node publisher, Node terms) {
        var dataset = graph.node(site + "/data#" + set.id(), "dcat:Dataset")
                .say("dct:identifier", set.id())
                .say("dct:title", set.title())
                .say("dct:description", set.description())
                .link("dct:publisher", publisher)
                .link("dct:accrualPeriodicity", EU + "frequency/CONT")
                .link("dcat:theme", EU + "data-theme/GOVE")
                .link("dcat:landingPage", graph.node(site + "/en/data#" + set.id(), "foaf:Document"));
        for (var file : set.files()) {
            var type = file.type().replaceFirst(";.*", "");
            dataset.link(
                    "dcat:distribution",
                    graph.node(site + "/data/" + file.text() + "#distribution", "dcat:Distribution")
                            .say("dct:title", new Text(file.text(), file.text()))
                            .link("dcat:accessURL", site + "/en/data")
                            .link("dcat:downloadURL", site + "/data/" + file.text())
                            .link("dcat:mediaType", MEDIA + type)
                            .link("dct:license", terms));
        }
        return dataset;
    }
}
