package city.open.outside.filing;

import city.open.border.letters.FiledContent.Enclosed;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * A filing that is being written. It only lies in the database sealed; {@link #toString} prints none of it.
 *
 * @param version of the procedure when it was begun
 * @param answers what was typed, by the field's id
 * @param why for each required document that is not enclosed, why not
 */
record Draft(
        String procedure, int version, Map<String, String> answers, List<Enclosed> files, Map<String, String> why) {

    Draft {
        answers = Map.copyOf(answers);
        files = List.copyOf(files);
        why = Map.copyOf(why);
    }

    static Draft begun(String procedure, int version) {
        return new Draft(procedure, version, Map.of(), List.of(), Map.of());
    }

    String answer(String field) {
        return answers.getOrDefault(field, "");
    }

    Draft answered(Map<String, String> more) {
        return new Draft(procedure, version, merged(answers, more), files, why);
    }

    Draft explained(Map<String, String> more) {
        return new Draft(procedure, version, answers, files, merged(why, more));
    }

    Draft with(Enclosed file) {
        var all = new ArrayList<>(files);
        all.add(file);
        return new Draft(procedure, version, answers, all, why);
    }

    Draft without(UUID file) {
        return new Draft(
                procedure,
                version,
                answers,
                files.stream().filter(one -> !one.id().equals(file)).toList(),
                why);
    }

    List<Enclosed> filesFor(String document) {
        return files.stream()
                .filter(one ->
                        document.equals(Optional.ofNullable(one.document()).orElse("")))
                .toList();
    }

    private static Map<String, String> merged(Map<String, String> before, Map<String, String> more) {
        var all = new LinkedHashMap<>(before);
        more.forEach((key, value) -> {
            if (value.isEmpty()) {
                all.remove(key);
            } else {
                all.put(key, value);
            }
        });
        return all;
    }

    @Override
    public String toString() {
        return "Draft[sealed]";
    }
}
