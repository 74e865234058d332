package city.open.outside.filing;

import city.open.border.letters.FiledContent.Enclosed;
import city.open.ground.calendar.Text;
import java.util.ArrayList;
import java.util.HashMap;
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

    /**
     * The same under another version of its procedure. Papers stay with the documents they were enclosed for, which are known by their names;
     * where there is no such document any more, they come along as further papers.
     */
    Draft under(int newer, List<Text> before, List<Text> now) {
        Map<String, String> places = new HashMap<>();
        for (int i = 0; i < before.size(); i++) {
            int place = now.indexOf(before.get(i));
            if (place >= 0) {
                places.put(Integer.toString(i + 1), Integer.toString(place + 1));
            }
        }
        Map<String, String> explained = new HashMap<>();
        why.forEach((document, reason) -> {
            if (places.containsKey(document)) {
                explained.put(places.get(document), reason);
            }
        });
        return new Draft(
                procedure,
                newer,
                answers,
                files.stream().map(file -> moved(file, places)).toList(),
                explained);
    }

    private static Enclosed moved(Enclosed file, Map<String, String> places) {
        var place = file.document() == null ? null : places.get(file.document());
        return new Enclosed(file.id(), place, file.name(), file.type(), file.size(), file.sha256());
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
