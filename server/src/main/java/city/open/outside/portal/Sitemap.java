package city.open.outside.portal;

import city.open.ground.page.Answer;
import city.open.ground.page.Lang;
import city.open.town.catalogue.Catalogue;
import city.open.town.organization.Organization;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/**
 * What search engines may look at, and where they begin: sitemaps.org 0.9 with the other language of each page, and RFC 9309. Petitions and
 * divisions are found through the pages that list them.
 */
@Controller
class Sitemap {
    private static final List<String> PAGES = List.of(
            "/",
            "/procedures",
            "/petitions",
            "/clock",
            "/data",
            "/verify",
            "/about",
            "/policy",
            "/policy/procedures",
            "/statistics",
            "/effect",
            "/index",
            "/surveys",
            "/integrity",
            "/disclosure",
            "/audits",
            "/agencies");

    private final Catalogue catalogue;
    private final Organization organization;

    Sitemap(Catalogue catalogue, Organization organization) {
        this.catalogue = catalogue;
        this.organization = organization;
    }

    @GetMapping("/sitemap.xml")
    void pages(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var origin = Data.origin(request);
        var map = new StringBuilder("""
                <?xml version="1.0" encoding="UTF-8"?>
                <urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">
                """);
        paths().forEach(path -> {
            for (var lang : Lang.values()) {
                map.append("<url><loc>").append(at(origin, lang, path)).append("</loc>");
                for (var twin : Lang.values()) {
                    map.append("<xhtml:link rel=\"alternate\" hreflang=\"")
                            .append(twin.tag())
                            .append("\" href=\"")
                            .append(at(origin, twin, path))
                            .append("\"/>");
                }
                map.append("</url>\n");
            }
        });
        send("application/xml;charset=UTF-8", map.append("</urlset>\n").toString(), request, response);
    }

    /** Nobody searches the searches, the letters of applicants or the office. */
    @GetMapping("/robots.txt")
    void robots(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var robots = new StringBuilder("User-agent: *\n");
        for (var lang : Lang.values()) {
            for (var place : List.of("/office", "/login", "/my", "/file", "/follow", "/petitions?")) {
                robots.append("Disallow: /").append(lang.tag()).append(place).append('\n');
            }
        }
        robots.append("Sitemap: ").append(Data.origin(request)).append("/sitemap.xml\n");
        send("text/plain;charset=UTF-8", robots.toString(), request, response);
    }

    /** Without anything that XML would have to escape: ids and codes are letters, digits and hyphens. */
    private Stream<String> paths() {
        return Stream.of(
                        PAGES.stream(),
                        catalogue.sectors().stream().map(sector -> "/sectors/" + sector.id()),
                        organization.agencies().stream()
                                .map(agency -> "/agencies/" + agency.code().value()),
                        catalogue.current().stream()
                                .map(procedure ->
                                        "/procedures/" + procedure.code().value()))
                .flatMap(paths -> paths);
    }

    private static String at(String origin, Lang lang, String path) {
        return origin + "/" + lang.tag() + path;
    }

    private static void send(String type, String text, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        Answer.ok(type, text.getBytes(StandardCharsets.UTF_8)).write(request, response);
    }
}
