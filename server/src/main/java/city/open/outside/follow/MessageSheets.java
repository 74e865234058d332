package city.open.outside.follow;

import city.open.ground.folder.CityFolder;
import city.open.ground.sheet.Faults;

/** The sheet with a city's own sentences for mails, before anybody is told anything by it. */
public final class MessageSheets {
    private MessageSheets() {}

    /** Says what is wrong with the sheet of a folder, if it has one. */
    public static void check(CityFolder city, Faults faults) {
        Messages.check(city, faults);
    }
}
