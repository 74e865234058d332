package city.open.outside.portal;

import city.open.outside.record.FiguresFile;
import city.open.outside.record.PublicRecord;
import java.util.List;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The files of figures that the Audit Division has published, found by their period. */
@Component
class FiguresFiles {
    private static final JsonMapper JSON = JsonMapper.shared();

    private final PublicRecord record;

    FiguresFiles(PublicRecord record) {
        this.record = record;
    }

    /** The newest first; nothing before the first is published. */
    List<FiguresFile> all(String kind) {
        return record.figuresFiles(kind + "/");
    }

    /** The one of this period, or the newest where none was asked for; nothing where there is none at all. */
    static List<FiguresFile> asked(List<FiguresFile> all, String period) {
        var asked = period.strip();
        if (asked.isEmpty()) {
            return all.stream().limit(1).toList();
        }
        if (!asked.matches("20\\d\\dQ[1-4]")) {
            throw new NotServed(400, "unknown-quarter");
        }
        var found = all.stream().filter(file -> file.period().equals(asked)).toList();
        if (found.isEmpty()) {
            throw new NotServed(404, "no-figures-of-quarter");
        }
        return found;
    }

    static JsonNode read(FiguresFile file) {
        return JSON.readTree(file.body());
    }
}
