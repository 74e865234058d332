package city.open.inside.dates;

import city.open.ground.folder.CityFolder;
import city.open.town.catalogue.Nature;
import city.open.town.catalogue.Procedure;
import city.open.town.catalogue.ProcedureCode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * How long applicants' data are kept, from {@code retention/personal-data.yaml}: whole years from 1 January after the case closed, by
 * the nature of the procedure where the sheet says nothing else of it.
 */
record Retention(Map<Nature, Integer> years, Map<ProcedureCode, Integer> own) {
    static final String SHEET = "retention/personal-data.yaml";
    private static final int LONGEST = 30;

    Retention {
        years = Map.copyOf(years);
        own = Map.copyOf(own);
    }

    /**
     * @param procedures those that there are
     * @throws IllegalStateException where the sheet leaves out a nature, names a procedure that there is not, or no sensible number of years
     */
    static Retention read(CityFolder city, Set<ProcedureCode> procedures) {
        try (InputStream sheet = city.open(SHEET)) {
            var given = YAMLMapper.shared().readTree(sheet);
            Map<Nature, Integer> years = new EnumMap<>(Nature.class);
            for (var nature : Nature.values()) {
                var name = nature.name().toLowerCase(Locale.ROOT).replace('_', '-');
                years.put(nature, years(given, "years", name));
            }
            Map<ProcedureCode, Integer> own = new HashMap<>();
            for (var name : given.path("procedures").propertyNames()) {
                var code = new ProcedureCode(name);
                if (!procedures.contains(code)) {
                    throw new IllegalStateException("%s: there is no procedure %s.".formatted(SHEET, name));
                }
                own.put(code, years(given, "procedures", name));
            }
            return new Retention(years, own);
        } catch (JacksonException broken) {
            throw new IllegalStateException("%s, line %d: not readable as YAML: %s"
                    .formatted(SHEET, broken.getLocation().getLineNr(), broken.getOriginalMessage()));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static int years(JsonNode sheet, String part, String name) {
        int years = sheet.path(part).path(name).asInt(0);
        if (years < 1 || years > LONGEST) {
            throw new IllegalStateException(
                    "%s: give %s.%s a whole number from 1 to %d.".formatted(SHEET, part, name, LONGEST));
        }
        return years;
    }

    /** The last day on which the data of a case that closed on this day are kept. */
    LocalDate keptUntil(LocalDate closed, Procedure procedure) {
        int kept = own.getOrDefault(procedure.code(), Objects.requireNonNull(years.get(procedure.nature())));
        return LocalDate.of(closed.getYear() + kept, 12, 31);
    }

    /** The fewest years for which anything is kept. */
    int shortest() {
        return Stream.concat(years.values().stream(), own.values().stream())
                .mapToInt(Integer::intValue)
                .min()
                .orElseThrow();
    }
}
