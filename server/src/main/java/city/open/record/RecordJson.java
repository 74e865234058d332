package city.open.record;

import city.open.calendar.Due;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.erdtman.jcs.JsonCanonicalizer;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.cfg.DateTimeFeature;
import tools.jackson.databind.deser.std.StdDeserializer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.ser.std.ToStringSerializer;

/** How entries and views are written: an entry as canonical JSON (RFC 8785), so that its bytes can be hashed by anyone. */
public final class RecordJson {
    public static final JsonMapper JSON = JsonMapper.builder()
            .addModule(new SimpleModule()
                    .addSerializer(Due.class, ToStringSerializer.instance)
                    .addDeserializer(Due.class, new DueFromText()))
            .disable(DateTimeFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .changeDefaultPropertyInclusion(inclusion -> inclusion.withValueInclusion(JsonInclude.Include.NON_NULL))
            .build();

    private RecordJson() {}

    /** An object of public JSON, such as an {@link Entry}, in its one canonical spelling. */
    public static String canonical(Object object) {
        try {
            return new JsonCanonicalizer(JSON.writeValueAsString(object)).getEncodedString();
        } catch (IOException broken) {
            throw new UncheckedIOException("%s cannot be written as JSON".formatted(object), broken);
        }
    }

    static Entry entry(String body) {
        return JSON.readValue(body, Entry.class);
    }

    private static final class DueFromText extends StdDeserializer<Due> {
        DueFromText() {
            super(Due.class);
        }

        @Override
        public Due deserialize(JsonParser parser, DeserializationContext context) {
            return Due.parse(parser.getString());
        }
    }
}
