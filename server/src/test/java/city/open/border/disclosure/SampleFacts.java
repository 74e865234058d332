package city.open.border.disclosure;

import city.open.ground.calendar.Due;
import city.open.ground.calendar.Period;
import city.open.ground.calendar.Text;
import city.open.ground.vocabulary.PetitionNumber;
import city.open.inside.petition.By;
import city.open.inside.petition.Covered;
import city.open.inside.petition.Fact;
import city.open.inside.petition.PetitionEvent;
import city.open.inside.petition.PetitionEvent.Received;
import city.open.town.catalogue.Procedure;
import city.open.town.catalogue.StepId;
import city.open.town.organization.AgencyCode;
import city.open.town.organization.OfficialId;
import city.open.town.organization.UnitId;
import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A fact of each kind, always the same, for tests of what leaves of it. */
record SampleFacts(Procedure procedure) {
    static final PetitionNumber NUMBER = PetitionNumber.of(2026, "6110000", 7);
    private static final Instant MONDAY = Instant.parse("2026-06-01T01:00:00Z");

    /** A fact of this kind with harmless parts but for one. */
    Fact of(Class<? extends PetitionEvent> kind, String poisoned, String poison) {
        try {
            var components = kind.getRecordComponents();
            var types = Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
            List<Object> parts = new ArrayList<>();
            for (var component : components) {
                parts.add(part(component, component.getName().equals(poisoned) ? poison : "보통 말"));
            }
            var constructor = kind.getDeclaredConstructor(types);
            constructor.setAccessible(true);
            var event = constructor.newInstance(parts.toArray());
            int seq = kind == Received.class ? 1 : 2;
            return new Fact(NUMBER, seq, MONDAY, MONDAY, new By.OfSystem(new AgencyCode("6110000"), "clock"), event);
        } catch (ReflectiveOperationException unfit) {
            throw new IllegalStateException(kind + " cannot be made", unfit);
        }
    }

    private Object part(RecordComponent component, String words) {
        var type = component.getType();
        if (type.isEnum()) {
            return type.getEnumConstants()[0];
        }
        return switch (component.getGenericType().getTypeName()) {
            case "city.open.ground.calendar.Text" -> new Text(words, words);
            case "java.lang.String" -> words;
            case "java.util.List<city.open.ground.calendar.Text>" ->
                List.of(new Text("보통 말", "plain words"), new Text(words, words));
            case "java.util.List<city.open.inside.petition.Covered>" -> List.of(new Covered(1, words));
            case "java.util.List<city.open.town.organization.OfficialId>" -> List.of(new OfficialId("kim"));
            case "java.util.List<city.open.town.catalogue.StepId>" ->
                List.of(new StepId(words.matches("[0-9-]+") ? words : "somewhere"));
            case "java.util.List<java.lang.Integer>" -> List.of(1);
            case "city.open.town.catalogue.StepId" -> new StepId(words.matches("[0-9-]+") ? words : "somewhere");
            case "city.open.town.catalogue.ProcedureCode" -> procedure.code();
            case "city.open.town.organization.UnitId" -> new UnitId("taxi-policy");
            case "city.open.town.organization.OfficialId" -> new OfficialId("kim");
            case "city.open.town.organization.AgencyCode" -> new AgencyCode("6110000");
            case "city.open.ground.calendar.Due" -> Due.parse("2026-06-29");
            case "city.open.ground.calendar.Period" -> Period.parse("20d");
            case "java.time.LocalDate" -> LocalDate.of(2026, 6, 29);
            case "java.time.Instant" -> MONDAY;
            case "boolean", "java.lang.Boolean" -> false;
            case "long", "java.lang.Long" -> 1L;
            case "int", "java.lang.Integer" -> component.getName().equals("version") ? procedure.version() : 1;
            case String other ->
                throw new IllegalStateException(
                        "%s is of a kind this test cannot poison: %s".formatted(component.getName(), other));
        };
    }
}
