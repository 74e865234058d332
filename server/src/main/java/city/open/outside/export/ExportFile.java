package city.open.outside.export;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What there is to take away, by the name that addresses and commands call it. */
public enum ExportFile {
    PETITIONS_CSV("petitions.csv", "text/csv;charset=UTF-8", Of.CASES),
    PETITIONS_PARQUET("petitions.parquet", "application/vnd.apache.parquet", Of.CASES),
    EVENTS_CSV("events.csv", "text/csv;charset=UTF-8", Of.ENTRIES),
    EVENTS_XES("events.xes", "application/xml;charset=UTF-8", Of.CASES),
    EVENTS_OCEL("events.ocel.json", "application/json", Of.CASES),
    CATALOGUE_JSONLD("catalogue.jsonld", "application/ld+json", Of.PROCEDURES),
    CATALOGUE_BPMN("catalogue.bpmn", "application/xml;charset=UTF-8", Of.PROCEDURES),
    DCAT("dcat.jsonld", "application/ld+json", Of.ITSELF);

    /** What it is made of. */
    enum Of {
        CASES,
        ENTRIES,
        PROCEDURES,
        /** The files themselves. */
        ITSELF
    }

    private final String text;
    private final String type;
    private final Of of;

    ExportFile(String text, String type, Of of) {
        this.text = text;
        this.type = type;
        this.of = of;
    }

    public static Optional<ExportFile> named(String text) {
        return Arrays.stream(values()).filter(file -> file.text.equals(text)).findFirst();
    }

    /** All of them, as they are listed. */
    public static List<String> names() {
        return Arrays.stream(values()).map(ExportFile::text).toList();
    }

    public String text() {
        return text;
    }

    String type() {
        return type;
    }

    Of of() {
        return of;
    }
}
