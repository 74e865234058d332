package city.open.town.catalogue;

import city.open.ground.sheet.SheetFault;
import java.util.List;

/** The catalogue as written cannot be used. The message has one line for each fault. */
public final class CatalogueFault extends SheetFault {
    CatalogueFault(List<String> lines) {
        super(lines);
    }
}
