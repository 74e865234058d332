package city.open.outside.filing;

import city.open.ground.folder.CityFolder;
import city.open.ground.sheet.Faults;
import city.open.town.catalogue.ProcedureCode;
import java.util.Set;

/** The sheets of the forms, before anybody files by them. */
public final class FormSheets {
    private FormSheets() {}

    /** Says what is wrong with the forms of a folder. */
    public static void check(CityFolder city, Set<ProcedureCode> procedures, Faults faults) {
        FilingForms.read(
                city,
                code -> procedures.stream().anyMatch(known -> known.value().equals(code)),
                faults);
    }
}
