package city.open.casework;

import city.open.catalogue.Nature;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** How long applicants' data are kept, from {@code retention/personal-data.yaml}: whole years from 1 January after the case closed. */
record Retention(Map<Nature, Integer> years) {
    private static final String SHEET = "/retention/personal-data.yaml";
    private static final int LONGEST = 30;

    Retention {
        years = Map.copyOf(years);
    }

    /** @throws IllegalStateException where the sheet leaves out a nature or names no sensible number of years */
    static Retention read() {
        try (InputStream sheet = Retention.class.getResourceAsStream(SHEET)) {
            var given =
                    YAMLMapper.shared().readTree(Objects.requireNonNull(sheet)).path("years");
            Map<Nature, Integer> years = new EnumMap<>(Nature.class);
            for (var nature : Nature.values()) {
                var name = nature.name().toLowerCase(Locale.ROOT).replace('_', '-');
                int many = given.path(name).asInt(0);
                if (many < 1 || many > LONGEST) {
                    throw new IllegalStateException(
                            "%s: give years.%s a whole number from 1 to %d.".formatted(SHEET, name, LONGEST));
                }
                years.put(nature, many);
            }
            return new Retention(years);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** The last day on which the data of a case that closed on this day are kept. */
    LocalDate keptUntil(LocalDate closed, Nature nature) {
        return LocalDate.of(closed.getYear() + Objects.requireNonNull(years.get(nature)), 12, 31);
    }

    /** The fewest years for which anything is kept. */
    int shortest() {
        return years.values().stream().mapToInt(Integer::intValue).min().orElseThrow();
    }
}
