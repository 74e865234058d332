package city.open.outside.filing;

import city.open.ground.page.Frame;
import java.util.List;

/** One topic of a form. */
public record TopicPage(
        Frame frame,
        String name,
        String title,
        List<Stage> stages,
        String address,
        String back,
        String form,
        List<Shown> fields) {

    /** A topic in the list of all. */
    public record Stage(String name, boolean current) {}

    /** One value of a field to choose. */
    public record Pick(String value, String name, boolean chosen) {}

    /**
     * A field with what was typed into it.
     *
     * @param kind {@code line}, {@code long}, {@code choice}, {@code date} or {@code number}
     * @param openness words for how public it is, empty where it is sealed
     * @param fault empty where nothing is wrong
     */
    public record Shown(
            String id,
            String label,
            String hint,
            String kind,
            String value,
            List<Pick> picks,
            String autocomplete,
            boolean required,
            String openness,
            String fault) {
        public String describedBy() {
            return ((hint.isEmpty() ? "" : "f-" + id + "-hint ") + (fault.isEmpty() ? "" : "f-" + id + "-fault"))
                    .strip();
        }
    }

    public List<Shown> faulty() {
        return fields.stream().filter(field -> !field.fault().isEmpty()).toList();
    }
}
