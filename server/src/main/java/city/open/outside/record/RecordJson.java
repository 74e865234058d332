package city.open.outside.record;

import city.open.ground.calendar.Due;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;
import org.erdtman.jcs.JsonCanonicalizer;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.json.JsonWriteFeature;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.cfg.DateTimeFeature;
import tools.jackson.databind.deser.std.StdDeserializer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.ser.std.StdSerializer;
import tools.jackson.databind.ser.std.ToStringSerializer;

/**
 * How entries and views are written: an entry as canonical JSON (RFC 8785), so that its bytes can be hashed by anyone. What is chosen from a
 * list appears in lower case with hyphens, as queries and tables have it: {@code granted-with-conditions}.
 */
public final class RecordJson {
    public static final JsonMapper JSON = JsonMapper.builder()
            .addModule(new SimpleModule()
                    .addSerializer(Due.class, ToStringSerializer.instance)
                    .addDeserializer(Due.class, new DueFromText())
                    .addSerializer(new Spelling())
                    .addDeserializer(CaseView.Status.class, new Spelt<>(CaseView.Status.class))
                    .addDeserializer(CaseView.Outcome.class, new Spelt<>(CaseView.Outcome.class))
                    .addDeserializer(PolicySheet.Way.class, new Spelt<>(PolicySheet.Way.class))
                    .addDeserializer(PolicySheet.How.class, new Spelt<>(PolicySheet.How.class))
                    .addDeserializer(PolicySheet.Act.class, new Spelt<>(PolicySheet.Act.class))
                    .addDeserializer(PolicySheet.Becomes.class, new Spelt<>(PolicySheet.Becomes.class))
                    .addDeserializer(RegisterDecision.Outcome.class, new Spelt<>(RegisterDecision.Outcome.class))
                    .addDeserializer(AuditResult.Kind.class, new Spelt<>(AuditResult.Kind.class))
                    .addDeserializer(AuditResult.Demanded.class, new Spelt<>(AuditResult.Demanded.class))
                    .addDeserializer(AuditResult.Immunity.class, new Spelt<>(AuditResult.Immunity.class))
                    .addDeserializer(CaseView.StepState.class, new Spelt<>(CaseView.StepState.class)))
            .disable(DateTimeFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .changeDefaultPropertyInclusion(inclusion -> inclusion.withValueInclusion(JsonInclude.Include.NON_NULL))
            .build();

    /** Spells a view as RFC 8785 has it, which holds no fractions, several times faster than a canonicalizer that reads it again. */
    private static final JsonMapper SORTED = JSON.rebuild()
            .enable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
            .disable(MapperFeature.SORT_CREATOR_PROPERTIES_FIRST)
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .disable(JsonWriteFeature.WRITE_HEX_UPPER_CASE, JsonWriteFeature.ESCAPE_FORWARD_SLASHES)
            .build();

    private RecordJson() {}

    /** An object of public JSON, such as an {@link Entry}, in its one canonical spelling. */
    public static String canonical(Object object) {
        return respelt(JSON.writeValueAsString(object));
    }

    /** The same for a view. */
    public static String canonical(CaseView view) {
        return SORTED.writeValueAsString(view);
    }

    /** JSON in its one canonical spelling. */
    public static String respelt(String json) {
        try {
            return new JsonCanonicalizer(json).getEncodedString();
        } catch (IOException broken) {
            throw new UncheckedIOException("%s cannot be written as JSON".formatted(json), broken);
        }
    }

    /** One of a list as everyone reads it: {@code under-review}. */
    public static String spelt(Enum<?> one) {
        return one.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Entry entry(String body) {
        return JSON.readValue(body, Entry.class);
    }

    @SuppressWarnings("rawtypes")
    private static final class Spelling extends StdSerializer<Enum> {
        Spelling() {
            super(Enum.class);
        }

        @Override
        public void serialize(Enum one, JsonGenerator out, SerializationContext context) {
            out.writeString(spelt(one));
        }
    }

    /** Reads the names of the program too: views stored before the log was begun have them. */
    private static final class Spelt<E extends Enum<E>> extends StdDeserializer<E> {
        private final Class<E> type;

        Spelt(Class<E> type) {
            super(type);
            this.type = type;
        }

        @Override
        public E deserialize(JsonParser parser, DeserializationContext context) {
            return Enum.valueOf(
                    type, parser.getString().toUpperCase(Locale.ROOT).replace('-', '_'));
        }
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
