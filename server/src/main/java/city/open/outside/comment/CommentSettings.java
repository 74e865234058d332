package city.open.outside.comment;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How much may be commented.
 *
 * @param anHour comments that one address may send with a proof of work
 * @param anHourWithoutWork the same for browsers without scripts
 * @param mostWaiting of one petition that nobody has looked at
 */
@ConfigurationProperties("open.comments")
record CommentSettings(
        @DefaultValue("20") int anHour,
        @DefaultValue("5") int anHourWithoutWork,
        @DefaultValue("1000") int mostWaiting) {}
