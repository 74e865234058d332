package city.open.intake;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How much may be filed from one place.
 *
 * @param formsAnHour forms that one address may send, all pages together
 * @param filingsAnHour filings that one address may begin with a proof of work
 * @param filingsAnHourWithoutWork the same for browsers without scripts
 * @param largestFile in bytes
 * @param mostFiles of one filing
 * @param clamd where ClamAV's daemon listens, such as {@code localhost:3310}; none leaves files unscanned
 */
@ConfigurationProperties("open.intake")
record IntakeSettings(
        @DefaultValue("1200") int formsAnHour,
        @DefaultValue("120") int filingsAnHour,
        @DefaultValue("30") int filingsAnHourWithoutWork,
        @DefaultValue("20971520") long largestFile,
        @DefaultValue("20") int mostFiles,
        @Nullable String clamd) {}
