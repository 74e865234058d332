package city.open.outside.verification;

import java.io.UncheckedIOException;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/** That entries bear the index at which they stand: an entry at another's place is told even where a tree was built over it. */
final class EntryOrder {
    private static final JsonFactory JSON = new JsonFactory();

    private EntryOrder() {}

    static void require(long first, List<byte[]> entries) {
        for (int i = 0; i < entries.size(); i++) {
            long says = index(first + i, entries.get(i));
            if (says != first + i) {
                throw new NotShown("Entry %d says that it is entry %d.".formatted(first + i, says));
            }
        }
    }

    private static long index(long place, byte[] entry) {
        try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), entry)) {
            if (parser.nextToken() == JsonToken.START_OBJECT) {
                while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
                    boolean here = parser.currentName().equals("index");
                    if (parser.nextToken() == JsonToken.VALUE_NUMBER_INT && here) {
                        return parser.getLongValue();
                    }
                    parser.skipChildren();
                }
            }
        } catch (JacksonException | UncheckedIOException e) {
            throw new NotShown("Entry %d is not JSON.".formatted(place));
        }
        throw new NotShown("Entry %d does not say its index.".formatted(place));
    }
}
