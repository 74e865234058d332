package city.open.inside.petition;

import city.open.ground.calendar.Due;
import city.open.ground.calendar.Legible;
import city.open.ground.calendar.Period;
import city.open.town.catalogue.ProcedureCode;
import city.open.town.catalogue.StepId;
import city.open.town.organization.AgencyCode;
import city.open.town.organization.OfficialId;
import city.open.town.organization.UnitId;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Map;
import java.util.function.Function;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.cfg.DateTimeFeature;
import tools.jackson.databind.deser.std.StdDeserializer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.ser.std.ToStringSerializer;

/** How facts are written in the journal: ids, dates and periods as the text they print. */
public final class FactJson {
    private static final JsonMapper JSON = JsonMapper.builder()
            .addModule(new SimpleModule()
                    .addSerializer(Due.class, ToStringSerializer.instance)
                    .addDeserializer(Due.class, new FromText<>(Due.class, Due::parse))
                    .addSerializer(Period.class, ToStringSerializer.instance)
                    .addDeserializer(Period.class, new FromText<>(Period.class, Period::parse))
                    .addSerializer(ProcedureCode.class, ToStringSerializer.instance)
                    .addDeserializer(ProcedureCode.class, new FromText<>(ProcedureCode.class, ProcedureCode::new))
                    .addSerializer(StepId.class, ToStringSerializer.instance)
                    .addDeserializer(StepId.class, new FromText<>(StepId.class, StepId::new))
                    .addSerializer(AgencyCode.class, ToStringSerializer.instance)
                    .addDeserializer(AgencyCode.class, new FromText<>(AgencyCode.class, AgencyCode::new))
                    .addSerializer(UnitId.class, ToStringSerializer.instance)
                    .addDeserializer(UnitId.class, new FromText<>(UnitId.class, UnitId::new))
                    .addSerializer(OfficialId.class, ToStringSerializer.instance)
                    .addDeserializer(OfficialId.class, new FromText<>(OfficialId.class, OfficialId::new)))
            .disable(DateTimeFeature.WRITE_DATES_AS_TIMESTAMPS)
            // A journal row is read for good: what a later version adds must not stop an earlier one.
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .changeDefaultPropertyInclusion(inclusion -> inclusion.withValueInclusion(JsonInclude.Include.NON_NULL))
            .build();

    /** What a public entry can carry of one fact, with room for what it opens of others: the log holds 65,535 bytes an entry. */
    static final int LONGEST = 16_000;

    private FactJson() {}

    static boolean isTooLong(PetitionEvent event) {
        return JSON.writeValueAsBytes(event).length > LONGEST;
    }

    /** Whether every text in it can be read by everybody. */
    static boolean isLegible(PetitionEvent event) {
        return allLegible(JSON.valueToTree(event));
    }

    private static boolean allLegible(JsonNode part) {
        return part.isString()
                ? Legible.is(part.asString())
                : part.valueStream().allMatch(FactJson::allLegible);
    }

    static String write(PetitionEvent event) {
        return JSON.writeValueAsString(event);
    }

    static PetitionEvent read(String kind, String body) {
        return JSON.readValue(body, EventKinds.type(kind));
    }

    static String write(By by) {
        return JSON.writerFor(By.class).writeValueAsString(by);
    }

    static By readBy(String by) {
        return JSON.readValue(by, By.class);
    }

    /** The parts of a fact by name, as plain values: text, numbers, booleans, lists and maps of these. */
    @SuppressWarnings("unchecked")
    public static Map<String, Object> parts(PetitionEvent event) {
        return JSON.convertValue(event, Map.class);
    }

    /** The event that has these parts. */
    public static PetitionEvent event(String kind, Map<String, Object> parts) {
        return JSON.convertValue(parts, EventKinds.type(kind));
    }

    private static final class FromText<T> extends StdDeserializer<T> {
        private final transient Function<String, T> reader;

        FromText(Class<T> type, Function<String, T> reader) {
            super(type);
            this.reader = reader;
        }

        @Override
        public T deserialize(JsonParser parser, DeserializationContext context) {
            return reader.apply(parser.getString());
        }
    }
}
