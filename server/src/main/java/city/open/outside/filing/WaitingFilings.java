package city.open.outside.filing;

import city.open.border.letters.Filing;
import city.open.border.letters.Filings;
import city.open.ground.database.IntakeDatabase;
import city.open.ground.vocabulary.PetitionNumber;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** What has been filed and is not public yet. Says whose it is and since when; of what was written, nothing. */
@Component
public class WaitingFilings {
    /** What has been received is in the public record within seconds; who looks in between is told so. */
    private static final Duration ON_ITS_WAY = Duration.ofMinutes(5);

    private final IntakeDatabase database;
    private final Clock clock;

    WaitingFilings(IntakeDatabase database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** What waits to be received, or was received a moment ago; nothing for any other number. Its {@code sealed} is not for here. */
    public Optional<Filing> find(PetitionNumber number) {
        return database.jdbc()
                .sql("SELECT * FROM intake.filing WHERE number = ? AND (received_at IS NULL OR received_at > ?)")
                .params(number.value(), OffsetDateTime.ofInstant(clock.instant().minus(ON_ITS_WAY), ZoneOffset.UTC))
                .query((row, _) -> Filings.filing(row))
                .optional();
    }
}
