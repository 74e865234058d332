package city.open.outside.record;

import org.jspecify.annotations.Nullable;

/**
 * How many of what was looked for are at a place.
 *
 * @param place as the petitions have it, without province or city; null for those whose place is not public
 * @param late those of them past their due date, as {@link CaseView#isLateAt} says
 */
public record PlaceCount(@Nullable String place, long petitions, long late) {}
