package city.open.outside.portal;

import city.open.ground.page.Frame;
import city.open.town.catalogue.Procedure;
import java.util.List;

/** The procedures of a field of work. */
public record SectorPage(Frame frame, String id, String name, long open, List<Procedure> procedures) {

    public String name(Procedure procedure) {
        return frame.words().of(procedure.name());
    }

    public String period(Procedure procedure) {
        return frame.words().of(procedure.period().inWords());
    }

    public String level(Procedure procedure) {
        return frame.words().of(procedure.level().text());
    }
}
