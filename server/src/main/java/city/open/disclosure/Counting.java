package city.open.disclosure;

import city.open.catalogue.Procedure;
import city.open.petition.Fact;
import city.open.petition.Petition;
import city.open.petition.PetitionEvent.Decided;
import city.open.petition.PetitionEvent.ObjectionDecided;
import city.open.petition.PetitionEvent.Received;
import city.open.petition.PetitionEvent.Reopened;
import city.open.record.RecordWriter.Tally;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/** What one fact adds to the city's figures: once when it is published, and again by whoever checks them. */
final class Counting {
    private static final ZoneId SEOUL = ZoneId.of("Asia/Seoul");

    private Counting() {}

    /** @param petition as it stands after the fact */
    static void count(Tally tally, Fact fact, Petition petition, Procedure procedure) {
        var sector = procedure.sector().id();
        var day = day(fact.occurredAt());
        switch (fact.event()) {
            case Received _ -> tally.received(sector, day);
            case Decided _ -> tally.decided(sector, day, !petition.late());
            case Reopened _ -> tally.reopened(sector);
            case ObjectionDecided objection when objection.again() != null -> tally.reopened(sector);
            default -> {}
        }
        if (!petition.imported()) {
            tally.disclosed(day(fact.recordedAt()), Views.withinHour(fact.occurredAt(), fact.recordedAt()));
        }
    }

    private static LocalDate day(Instant at) {
        return LocalDate.ofInstant(at, SEOUL);
    }
}
