package city.open.audit.drift;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * How far two forms are apart: 1 − what both ask / what either asks.
 *
 * @param onlyDistrict fields beyond the standard's: asking for more than the rules is a finding of its own
 */
public record Forms(double distance, List<Field> onlyStandard, List<Field> onlyDistrict) {

    public record Field(String key, String type, boolean required) {}

    public static Forms between(Set<Field> standard, Set<Field> district) {
        var both = new HashSet<>(standard);
        both.retainAll(district);
        int either = standard.size() + district.size() - both.size();
        return new Forms(
                either == 0 ? 0 : 1 - (double) both.size() / either,
                standard.stream().filter(field -> !both.contains(field)).toList(),
                district.stream().filter(field -> !both.contains(field)).toList());
    }
}
