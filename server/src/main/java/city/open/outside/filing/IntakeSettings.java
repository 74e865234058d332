package city.open.outside.filing;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How much may be filed from one place.
 *
 * @param formsAnHour forms that one address may send, all pages together
 * @param filingsAnHour filings that one address may begin with a proof of work
 * @param filingsAnHourWithoutWork the same for browsers without scripts
 * @param mostFiles of one filing
 * @param megabytesAnHour that one address may send as files without a proof of work
 * @param megabytesForWork that one proof of work adds to them
 */
@ConfigurationProperties("open.intake")
record IntakeSettings(
        @DefaultValue("1200") int formsAnHour,
        @DefaultValue("120") int filingsAnHour,
        @DefaultValue("30") int filingsAnHourWithoutWork,
        @DefaultValue("20") int mostFiles,
        @DefaultValue("200") long megabytesAnHour,
        @DefaultValue("100") long megabytesForWork) {}
