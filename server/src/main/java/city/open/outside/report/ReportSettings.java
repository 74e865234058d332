package city.open.outside.report;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Whether this site takes reports.
 *
 * @param open only once the web server in front keeps no log of these addresses: otherwise what is promised here is broken there
 * @param anHour what one machine takes within an hour, from everybody together, as nobody's address is counted
 */
@ConfigurationProperties("open.report")
record ReportSettings(
        @DefaultValue("false") boolean open,
        @DefaultValue("240") int anHour) {}
