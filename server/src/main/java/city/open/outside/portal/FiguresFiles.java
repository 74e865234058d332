package city.open.outside.portal;

import city.open.ground.page.Answer;
import city.open.ground.page.Words;
import city.open.outside.portal.BrowsePage.Choice;
import city.open.outside.record.FiguresFile;
import city.open.outside.record.PublicRecord;
import city.open.town.catalogue.Sector;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The files of figures that the Audit Division has published, found by their period. */
@Component
class FiguresFiles {
    /** The kind that has a year, where others have a quarter. */
    static final String OFFICIALS = "officials";

    private static final JsonMapper JSON = JsonMapper.shared();

    private final PublicRecord record;
    private final Pages pages;

    FiguresFiles(PublicRecord record, Pages pages) {
        this.record = record;
        this.pages = pages;
    }

    /** The newest first; none before the first is published. */
    List<String> periods(String kind) {
        return record.figuresPeriods(kind);
    }

    /** The one of this period, or the newest where none was asked for; nothing where there is none at all. */
    Optional<FiguresFile> asked(String kind, String period) {
        var asked = period.strip();
        if (asked.isEmpty()) {
            return periods(kind).stream().findFirst().flatMap(newest -> record.figuresFile(kind + "/" + newest));
        }
        if (!asked.matches(kind.equals(OFFICIALS) ? "20\\d\\d" : "20\\d\\dQ[1-4]")) {
            throw new NotServed(400, "unknown-quarter");
        }
        var found = record.figuresFile(kind + "/" + asked);
        if (found.isEmpty()) {
            throw new NotServed(404, "no-figures-of-quarter");
        }
        return found;
    }

    /** What a page lets choose. */
    List<Choice> choices(String kind, Optional<FiguresFile> shown) {
        var chosen = shown.map(FiguresFile::period).orElse("");
        return periods(kind).stream()
                .map(period -> new Choice(period, period, period.equals(chosen)))
                .toList();
    }

    /** Byte for byte what the log has the hash of. */
    static Answer whole(Optional<FiguresFile> file) {
        return Answer.ok(Answer.JSON, file.map(FiguresFile::body).orElse("{}").getBytes(StandardCharsets.UTF_8));
    }

    static JsonNode read(FiguresFile file) {
        return JSON.readTree(file.body());
    }

    /** What a field of work of these files is called. */
    String sector(Words words, String id) {
        return id.equals("other")
                ? words.say("surveys.other")
                : pages.sector(id).map(Sector::name).map(words::of).orElse(id);
    }
}
