package city.open.outside.portal;

import city.open.ground.page.Frame;
import city.open.town.catalogue.Procedure;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All procedures, for whoever does not know yet what theirs is called.
 *
 * @param sought what was asked for, as typed; empty for the whole list
 * @param found what fits it, best first; null for the whole list
 * @param events what brings people here, with what they need then
 * @param letters every procedure under the first letter of its name
 */
public record ProceduresPage(
        Frame frame, String sought, @Nullable List<Procedure> found, List<Group> events, List<Group> letters) {

    /** @param id of the place in the page */
    public record Group(String id, String name, List<Procedure> procedures) {}

    public String name(Procedure procedure) {
        return frame.words().of(procedure.name());
    }

    public String period(Procedure procedure) {
        return frame.words().of(procedure.period().inWords());
    }

    public String sector(Procedure procedure) {
        return frame.words().of(procedure.sector().name());
    }

    public String nature(Procedure procedure) {
        return frame.words().of(procedure.nature().text());
    }
}
