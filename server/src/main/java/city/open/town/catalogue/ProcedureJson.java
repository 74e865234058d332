package city.open.town.catalogue;

import city.open.ground.calendar.Period;
import city.open.town.organization.UnitId;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.function.Function;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;

/** How a version is kept: JSON in the order of the record's components, ids and periods as text. */
final class ProcedureJson {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .addModule(text(ProcedureCode.class, ProcedureCode::new))
            .addModule(text(StepId.class, StepId::new))
            .addModule(text(UnitId.class, UnitId::new))
            .addModule(text(Period.class, Period::parse))
            .build();

    private ProcedureJson() {}

    static String write(Procedure procedure) {
        return MAPPER.writeValueAsString(procedure);
    }

    static Procedure read(String json) {
        return MAPPER.readValue(json, Procedure.class);
    }

    static String write(ProcedureRelease release) {
        return MAPPER.writeValueAsString(release);
    }

    static ProcedureRelease release(String json) {
        return MAPPER.readValue(json, ProcedureRelease.class);
    }

    /** The SHA-256 of the content without the version number: equal content, equal hash. */
    static byte[] hash(Procedure procedure) {
        try {
            return MessageDigest.getInstance("SHA-256")
                    .digest(write(procedure.withVersion(0)).getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private static <T> SimpleModule text(Class<T> type, Function<String, T> parse) {
        return new SimpleModule(type.getName())
                .addSerializer(type, new ValueSerializer<T>() {
                    @Override
                    public void serialize(T value, JsonGenerator out, SerializationContext context) {
                        out.writeString(value.toString());
                    }
                })
                .addDeserializer(type, new ValueDeserializer<T>() {
                    @Override
                    public T deserialize(JsonParser in, DeserializationContext context) {
                        return parse.apply(in.getString());
                    }
                });
    }
}
