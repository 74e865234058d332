package city.open.outside.follow;

import city.open.ground.sheet.SheetFault;
import java.util.List;

/** The sheet of the mails cannot be used as it is written. */
final class MailFault extends SheetFault {
    private static final long serialVersionUID = 1;

    MailFault(List<String> lines) {
        super(lines);
    }
}
