package city.open.outside.record;

import java.util.SortedMap;

/**
 * What became of the wishes that a public entry be withheld (Personal Information Protection Act art. 37), since the record began.
 *
 * @param asked all of them, those that wait for their decision too
 * @param refused after which the entry is shown as before
 * @param granted by ground, as the policy names it
 */
public record WithholdingCounts(long asked, long refused, SortedMap<String, Long> granted) {}
