package city.open.demo;

import city.open.ground.calendar.Text;
import city.open.inside.petition.By;
import city.open.inside.petition.Moment;
import city.open.inside.petition.Reception;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A petition as it comes in. The names are made up, and masked like true ones. */
record Arrival(
        Filing filing,
        Text subject,
        @Nullable String applicant,
        @Nullable String site,
        String channel,
        Instant submittedAt,
        Moment moment,
        By by) {

    Reception reception() {
        return new Reception(
                filing.procedure().code(),
                filing.variant(),
                filing.agency(),
                filing.division(),
                subject,
                applicant,
                site,
                channel,
                submittedAt,
                null,
                false);
    }
}
