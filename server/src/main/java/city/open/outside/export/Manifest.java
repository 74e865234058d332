package city.open.outside.export;

import city.open.outside.record.RecordJson;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What goes with a file: what it is of, so that whoever has it can hold it against the log ({@code ./open verify --export}).
 *
 * @param version of the file's form; a column more keeps it, a column less or another meaning raises it
 * @param sha256 of the bytes of the file, in hexadecimal
 * @param filters what was asked for, by the names of the address
 * @param timeZone by whose clocks the days in the filters are meant
 * @param tree of the log as it was signed when the file was begun; none where there is no log yet
 */
public record Manifest(
        String file,
        int version,
        String sha256,
        long bytes,
        long rows,
        Map<String, String> filters,
        String timeZone,
        Range index,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Tree tree,
        Instant madeAt,
        String licence) {
    static final int VERSION = 1;

    /**
     * @param first the lowest index that the file tells of, -1 for none
     * @param last the highest
     * @param after it was asked for what comes after this one
     * @param before and the log had so many
     */
    public record Range(long first, long last, long after, long before) {}

    /** @param checkpoint the signed note itself */
    public record Tree(String origin, long size, String root, String checkpoint) {}

    /** As it is written to be read by people as well. */
    public String json() {
        return RecordJson.JSON.writerWithDefaultPrettyPrinter().writeValueAsString(this) + "\n";
    }
}
