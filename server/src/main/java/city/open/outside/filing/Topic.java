package city.open.outside.filing;

import city.open.ground.calendar.Text;
import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** One page of a form: fields that belong together, and the JSON Schema (2020-12) they must satisfy. */
record Topic(String id, Text name, List<FormField> fields, Schema schema) {
    private static final JsonMapper JSON = JsonMapper.shared();

    Topic {
        fields = List.copyOf(fields);
    }

    /** What is wrong with the answers: under the field's id, the key of the words that say so and what stands in their gap. */
    Map<String, Wrong> faults(UnaryOperator<String> answers) {
        var faults = new LinkedHashMap<String, Wrong>();
        for (var error : schema.validate(instance(answers))) {
            var wrong = wrong(error);
            faults.putIfAbsent(wrong.field(), wrong);
        }
        return faults;
    }

    /** @param limit what the schema allows, empty where that says nothing to people */
    record Wrong(String field, String key, String limit) {}

    private ObjectNode instance(UnaryOperator<String> answers) {
        var instance = JSON.createObjectNode();
        for (var field : fields) {
            var value = answers.apply(field.id());
            if (value.isEmpty()) {
                continue;
            }
            if (field.kind() == FormField.Kind.NUMBER && value.matches("-?[0-9]{1,15}")) {
                instance.put(field.id(), Long.parseLong(value));
            } else if (field.kind() == FormField.Kind.NUMBER && value.matches("-?[0-9]{1,12}\\.[0-9]{1,6}")) {
                instance.put(field.id(), Double.parseDouble(value));
            } else {
                instance.put(field.id(), value);
            }
        }
        return instance;
    }

    private static Wrong wrong(Error error) {
        var place = error.getInstanceLocation();
        var field =
                error.getProperty() == null ? place.getNameCount() == 0 ? "" : place.getName(0) : error.getProperty();
        return switch (error.getKeyword()) {
            case "required" -> new Wrong(field, "intake.wrong.missing", "");
            case "maxLength", "minLength", "minimum", "maximum" ->
                new Wrong(
                        field,
                        "intake.wrong." + error.getKeyword(),
                        error.getSchemaNode() == null
                                ? ""
                                : error.getSchemaNode().asString());
            case "enum" -> new Wrong(field, "intake.wrong.enum", "");
            case "type" -> new Wrong(field, "intake.wrong.type", "");
            default -> new Wrong(field, "intake.wrong.form", "");
        };
    }
}
