package city.open.town.catalogue;

import city.open.ground.calendar.Text;
import java.util.List;

/**
 * What brings people to the city, such as opening a shop (CPSV-AP: Life Event and Business Event).
 *
 * @param procedures in the order in which people need them
 */
public record LifeEvent(String id, Text name, List<ProcedureCode> procedures) {
    public LifeEvent {
        procedures = List.copyOf(procedures);
    }
}
