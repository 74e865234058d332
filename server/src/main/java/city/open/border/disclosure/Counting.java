package city.open.border.disclosure;

import city.open.ground.calendar.CityTime;
import city.open.inside.petition.Fact;
import city.open.inside.petition.Petition;
import city.open.inside.petition.PetitionEvent.Decided;
import city.open.inside.petition.PetitionEvent.ObjectionDecided;
import city.open.inside.petition.PetitionEvent.Received;
import city.open.inside.petition.PetitionEvent.Reopened;
import city.open.outside.record.RecordWriter.Tally;
import city.open.town.catalogue.Procedure;
import java.time.Instant;
import java.time.LocalDate;

/** What one fact adds to the city's figures: once when it is published, and again by whoever checks them. */
final class Counting {
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
        return LocalDate.ofInstant(at, CityTime.ZONE);
    }
}
