package city.open.outside.follow;

import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How followers are told.
 *
 * @param messages a sheet with the city's own words for mails, beside or instead of ours
 * @param gather how long news wait for more of them before they go out at once
 * @param again how long to wait after the first time that something could not be brought
 * @param aDay mails for one subscription within a day; what comes after them waits for the next morning
 * @param confirmationsADay confirmations for one mailbox within a day, so that nobody is flooded by others
 * @param asksAnHour subscriptions that may be asked for from one address with a proof of work
 * @param asksAnHourWithoutWork the same for browsers without scripts
 */
@ConfigurationProperties("open.follow")
record FollowSettings(
        @Nullable Path messages,
        @DefaultValue("PT30S") Duration gather,
        @DefaultValue("PT30S") Duration again,
        @DefaultValue("20") int aDay,
        @DefaultValue("5") int confirmationsADay,
        @DefaultValue("60") int asksAnHour,
        @DefaultValue("20") int asksAnHourWithoutWork) {}
