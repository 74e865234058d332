package city.open.border.disclosure;

import city.open.ground.calendar.Due;
import city.open.ground.calendar.Text;
import city.open.ground.vocabulary.ExtensionReason;
import city.open.ground.vocabulary.PetitionNumber;
import city.open.ground.vocabulary.SuspensionGround;
import city.open.inside.petition.By;
import city.open.inside.petition.Fact;
import city.open.inside.petition.Outcome;
import city.open.inside.petition.PetitionEvent;
import city.open.inside.petition.PetitionEvent.CompletenessChecked;
import city.open.inside.petition.PetitionEvent.Decided;
import city.open.inside.petition.PetitionEvent.Extended;
import city.open.inside.petition.PetitionEvent.Received;
import city.open.inside.petition.PetitionEvent.Resumed;
import city.open.inside.petition.PetitionEvent.Suspended;
import city.open.town.catalogue.ProcedureCode;
import city.open.town.organization.AgencyCode;
import city.open.town.organization.OfficialId;
import city.open.town.organization.Rank;
import city.open.town.organization.UnitId;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/** One petition of the building division of Gangnam, received on 1 June 2026 and due on the 15th. */
abstract class CountingStory {
    static final AgencyCode GANGNAM = new AgencyCode("3220000");
    static final AgencyCode SEOUL = new AgencyCode("6110000");
    static final UnitId BUILDING = new UnitId("building");
    static final UnitId HOUSING = new UnitId("housing");
    static final Text WHY = new Text("이유", "a reason");
    static final Due FIFTEENTH = new Due(LocalDate.of(2026, 6, 15), null);
    static final PetitionNumber NUMBER = PetitionNumber.of(2026, "3220000", 1);
    static final KnownDays BUILT_IN = new KnownDays(List.of());

    final List<Fact> facts = new ArrayList<>();
    KnownDays days = BUILT_IN;

    void received() {
        received("2026-06-15");
    }

    void received(String due) {
        fact("2026-06-01T10:00", "2026-06-01T10:00", reception(new Due(LocalDate.parse(due), null), false));
    }

    static Received reception(Due due, boolean imported) {
        return new Received(
                null,
                new ProcedureCode("HC-02"),
                1,
                null,
                BUILDING,
                WHY,
                null,
                null,
                "online",
                at("2026-06-01T10:00"),
                null,
                due,
                null,
                imported);
    }

    static PetitionEvent checked() {
        return new CompletenessChecked(null, true, null);
    }

    static PetitionEvent decided() {
        return new Decided(Outcome.GRANTED, WHY, List.of(), null, null, null, null);
    }

    static PetitionEvent extended(String due) {
        return new Extended(
                ExtensionReason.FACTS_TO_CHECK, WHY, 1, false, new Due(LocalDate.parse(due), null), null, null);
    }

    static PetitionEvent suspended(String from) {
        return new Suspended(SuspensionGround.values()[0], LocalDate.parse(from), WHY, null);
    }

    static PetitionEvent resumed(String to, String due) {
        return new Resumed(LocalDate.parse(to), new Due(LocalDate.parse(due), null), null, null);
    }

    void at(String moment, PetitionEvent event) {
        fact(moment, moment, event);
    }

    void at(String occurred, String recorded, PetitionEvent event) {
        fact(occurred, recorded, event);
    }

    void fact(String occurred, String recorded, PetitionEvent event) {
        facts.add(new Fact(
                NUMBER,
                facts.size() + 1,
                at(occurred),
                at(recorded),
                new By.OfOffice(GANGNAM, BUILDING, new OfficialId("kim"), Rank.OFFICER),
                event));
    }

    static Instant at(String local) {
        return LocalDateTime.parse(local).atZone(ZoneId.of("Asia/Seoul")).toInstant();
    }
}
