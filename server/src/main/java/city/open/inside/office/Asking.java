package city.open.inside.office;

import city.open.ground.calendar.Legible;
import city.open.ground.calendar.Text;
import city.open.inside.casework.Blanks;
import city.open.inside.casework.Form;
import city.open.inside.casework.Task;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/** Reads a task's form out of a request: its own fields and nothing else. */
public final class Asking {
    private Asking() {}

    static Form form(Task task, HttpServletRequest request) {
        Map<String, String> fields = new LinkedHashMap<>();
        for (var field : task.fields()) {
            take(field.name(), request, fields);
            if (field.isBilingual()) {
                take(field.english(), request, fields);
                fields.computeIfPresent(field.name(), (_, typed) -> filled(request, typed));
                fields.computeIfPresent(field.english(), (_, typed) -> filled(request, typed));
            }
        }
        return new Form(task, fields);
    }

    /** Several values of one name are one value with commas. */
    private static void take(String name, HttpServletRequest request, Map<String, String> fields) {
        var values = request.getParameterValues(name);
        if (values != null) {
            fields.put(name, Arrays.stream(values).collect(Collectors.joining(",")));
        }
    }

    /** The id that an address or a form names, if it is one. */
    public static Optional<UUID> id(String typed) {
        try {
            return Optional.of(UUID.fromString(typed));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    /** Words in both languages: English that is left out falls back to the Korean, and without Korean there are none. */
    public static Text words(HttpServletRequest request, String name) {
        var korean = parameter(request, name);
        var english = parameter(request, name + ".en");
        return new Text(korean, korean.isEmpty() || english.isEmpty() ? korean : english);
    }

    /** A text with the blanks filled in that were asked for beside it. */
    public static String filled(HttpServletRequest request, String typed) {
        return Blanks.filled(typed, name -> parameter(request, Blanks.POSTED + name));
    }

    public static String parameter(HttpServletRequest request, String name) {
        var value = request.getParameter(name);
        return value == null ? "" : Legible.tidy(value).strip();
    }
}
