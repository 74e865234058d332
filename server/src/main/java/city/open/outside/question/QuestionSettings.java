package city.open.outside.question;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How much may be asked.
 *
 * @param anHour questions that one address may send with a proof of work
 * @param anHourWithoutWork the same for browsers without scripts
 * @param mostWaiting of one petition that nobody has looked at
 */
@ConfigurationProperties("open.questions")
record QuestionSettings(
        @DefaultValue("20") int anHour,
        @DefaultValue("5") int anHourWithoutWork,
        @DefaultValue("50") int mostWaiting) {}
