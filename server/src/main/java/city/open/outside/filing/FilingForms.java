package city.open.outside.filing;

import city.open.border.letters.FiledContent.Openness;
import city.open.ground.calendar.Text;
import city.open.ground.folder.CityFolder;
import city.open.ground.page.Lang;
import city.open.ground.page.Words;
import city.open.ground.sheet.Faults;
import city.open.ground.sheet.SheetFault;
import city.open.outside.filing.FormField.Choice;
import city.open.outside.filing.FormField.Kind;
import city.open.town.catalogue.Catalogue;
import city.open.town.catalogue.Procedure;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.dialect.Dialect;
import com.networknt.schema.dialect.Dialects;
import com.networknt.schema.keyword.NonValidationKeyword;
import java.io.IOException;
import java.io.InputStream;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** The forms of all procedures, read from the sheets in {@code filing/}. A procedure without a sheet of its own has the base form. */
@Component
class FilingForms {
    private static final String FOLDER = "filing";
    private static final String BASE = "base.yaml";
    private static final int LONGEST = 3000;
    private static final Text NOTHING = new Text("", "");

    /** What a form says of a field beside the schema: what it is called, how it is shown, and how much of it is disclosed. */
    private static final Dialect DIALECT = Dialect.builder(Dialects.getDraft202012())
            .keywords(Stream.of("label", "words", "hint", "long", "autocomplete", "disclosure")
                    .map(NonValidationKeyword::new)
                    .toList())
            .build();

    private static final SchemaRegistry SCHEMAS = SchemaRegistry.withDefaultDialect(
            DIALECT,
            builder -> builder.schemaRegistryConfig(
                    SchemaRegistryConfig.builder().formatAssertionsEnabled(true).build()));
    private final Offices offices;
    private final FormDefinition base;
    private final Map<String, FormDefinition> own;

    FilingForms(Catalogue catalogue, Offices offices) {
        this.offices = offices;
        var faults = new Faults();
        var read = read(
                CityFolder.here(),
                code -> catalogue.current().stream()
                        .anyMatch(one -> one.code().value().equals(code)),
                faults);
        faults.stop(SheetFault::new);
        base = Objects.requireNonNull(read.base());
        own = Map.copyOf(read.own());
    }

    /**
     * The forms of a folder; nothing of them may be used while there are faults.
     *
     * @param known the codes of the procedures that there are
     */
    static Read read(CityFolder city, Predicate<String> known, Faults faults) {
        var specific = new TreeMap<String, JsonNode>();
        @Nullable JsonNode shared = null;
        var names = new TreeSet<>(city.names(FOLDER));
        names.add(BASE);
        for (var name : names) {
            var file = FOLDER + "/" + name;
            try (InputStream sheet = city.open(file)) {
                var read = YAMLMapper.shared().readTree(sheet);
                if (read.has("procedure")) {
                    specific.put(file, read);
                } else if (name.equals(BASE)) {
                    shared = read;
                } else {
                    faults.add("%s: `procedure` is missing; only %s is for all".formatted(file, BASE));
                }
            } catch (JacksonException broken) {
                faults.add("%s, line %d: not readable as YAML: %s"
                        .formatted(file, broken.getLocation().getLineNr(), broken.getOriginalMessage()));
            } catch (IOException unreadable) {
                throw new IllegalStateException("the sheets of the forms cannot be read", unreadable);
            }
        }
        if (shared == null) {
            return new Read(null, Map.of());
        }
        var base = form(FOLDER + "/" + BASE, shared, List.of(), faults);
        var own = new HashMap<String, FormDefinition>();
        if (base != null && !base.topics().isEmpty()) {
            var applicant = base.topics().getFirst();
            specific.forEach((file, sheet) -> {
                var code = sheet.path("procedure").asString();
                if (!known.test(code)) {
                    faults.add("%s: the procedure %s is not in the catalogue".formatted(file, code));
                }
                var form = form(file, sheet, List.of(applicant), faults);
                if (form != null && own.put(code, form) != null) {
                    faults.add("%s: another sheet is for %s already".formatted(file, code));
                }
            });
        }
        return new Read(base, own);
    }

    private static @Nullable FormDefinition form(String file, JsonNode sheet, List<Topic> before, Faults faults) {
        try {
            var form = definition(sheet, before);
            form.faults().forEach(fault -> faults.add("%s: %s".formatted(file, fault)));
            return form;
        } catch (RuntimeException unusable) {
            faults.add("%s: not readable as a form: %s".formatted(file, unusable.getMessage()));
            return null;
        }
    }

    /** @param base null where its sheet cannot be read */
    record Read(@Nullable FormDefinition base, Map<String, FormDefinition> own) {}

    /** The form of this procedure, with a topic of its own in front where there is an office or a variant to choose. */
    FormDefinition of(Procedure procedure, LocalDate today) {
        var form = own.getOrDefault(procedure.code().value(), base);
        var office = office(procedure, today);
        if (office.fields().isEmpty()) {
            return form;
        }
        var topics = new ArrayList<>(List.of(office));
        topics.addAll(form.topics());
        return new FormDefinition(topics, form.subject(), form.fee());
    }

    private Topic office(Procedure procedure, LocalDate today) {
        var schema = JsonNodeFactory.instance.objectNode().put("type", "object");
        var fields = new ArrayList<FormField>();
        var agencies = offices.of(procedure, today);
        if (agencies.size() > 1) {
            schema.putArray("required").add(Offices.AGENCY);
            fields.add(choice(
                    Offices.AGENCY,
                    true,
                    schema,
                    agencies.stream()
                            .map(agency -> new Choice(agency.code().value(), agency.name()))
                            .toList()));
        }
        if (!procedure.variants().isEmpty()) {
            fields.add(choice(
                    Offices.VARIANT,
                    false,
                    schema,
                    procedure.variants().stream()
                            .map(variant -> new Choice(variant.id(), variant.name()))
                            .toList()));
        }
        return new Topic("office", said("intake.office"), fields, SCHEMAS.getSchema(schema));
    }

    private static FormField choice(String id, boolean required, ObjectNode schema, List<Choice> choices) {
        var allowed = schema.withObjectProperty("properties").putObject(id).putArray("enum");
        choices.forEach(choice -> allowed.add(choice.value()));
        return new FormField(
                id,
                said("intake.office." + id),
                said("intake.office." + id + ".hint"),
                Openness.OPEN,
                Kind.CHOICE,
                required,
                choices,
                null,
                LONGEST,
                null);
    }

    private static Text said(String key) {
        return new Text(Words.in(Lang.KO).say(key), Words.in(Lang.EN).say(key));
    }

    private static FormDefinition definition(JsonNode sheet, List<Topic> before) {
        var topics = new ArrayList<>(before);
        sheet.path("topics").forEach(topic -> topics.add(topic(topic)));
        return new FormDefinition(
                topics, text(sheet.path("subject")), sheet.has("fee") ? text(sheet.path("fee")) : null);
    }

    private static Topic topic(JsonNode sheet) {
        var schema = sheet.path("schema");
        var required = StreamSupport.stream(schema.path("required").spliterator(), false)
                .map(JsonNode::asString)
                .toList();
        var fields = schema.path("properties").properties().stream()
                .map(property -> field(property.getKey(), property.getValue(), required.contains(property.getKey())))
                .toList();
        return new Topic(sheet.path("id").asString(), text(sheet.path("name")), fields, SCHEMAS.getSchema(schema));
    }

    private static FormField field(String id, JsonNode schema, boolean required) {
        var choices = StreamSupport.stream(schema.path("enum").spliterator(), false)
                .map(value ->
                        new Choice(value.asString(), text(schema.path("words").path(value.asString()))))
                .toList();
        return new FormField(
                id,
                text(schema.path("label")),
                schema.has("hint") ? text(schema.path("hint")) : NOTHING,
                Openness.valueOf(schema.path("disclosure").asString().toUpperCase(Locale.ROOT)),
                kind(schema),
                required,
                choices,
                schema.has("autocomplete") ? schema.path("autocomplete").asString() : null,
                schema.path("maxLength").asInt(LONGEST),
                schema.has("resident-number-by") ? text(schema.path("resident-number-by")) : null);
    }

    private static Kind kind(JsonNode schema) {
        if (schema.has("enum")) {
            return Kind.CHOICE;
        }
        return switch (schema.path("type").asString()) {
            case "integer", "number" -> Kind.NUMBER;
            default ->
                schema.path("format").asString("").equals("date")
                        ? Kind.DAY
                        : schema.path("long").asBoolean(false) ? Kind.LONG : Kind.LINE;
        };
    }

    private static Text text(JsonNode both) {
        return new Text(both.path("ko").asString(), both.path("en").asString());
    }
}
