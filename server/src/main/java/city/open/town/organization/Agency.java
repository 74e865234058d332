package city.open.town.organization;

import city.open.ground.calendar.Text;

/**
 * A local government that handles petitions.
 *
 * @param phonePrefix what every office number of this agency begins with, such as {@code 02-2133}
 * @param legalCode the five digits of its area in the ministry's list of legal districts (two for the city)
 * @param statisticsCode the five digits of its area in the statistics list; the same digits can mean another district
 *     in the ministry's list
 */
public record Agency(
        AgencyCode code,
        Text name,
        Level level,
        IdentityPolicy identity,
        String phonePrefix,
        String legalCode,
        String statisticsCode) {

    /** The city itself or one of its districts. */
    public enum Level {
        CITY,
        DISTRICT
    }

    /** How officials of this agency appear in public: by name, or under a stable alias. Rank and post always show. */
    public enum IdentityPolicy {
        NAME,
        ALIAS
    }
}
