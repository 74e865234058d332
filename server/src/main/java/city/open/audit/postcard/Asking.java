package city.open.audit.postcard;

import city.open.town.organization.OfficialId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How it stands with a reporter's name, folded from what was done about the report.
 *
 * @param asked who asked last, when and why; null before
 * @param agreed which custodian has agreed to that so far
 */
record Asking(
        State state, @Nullable ReportAct asked, @Nullable OfficialId agreed) {
    enum State {
        NOT_ASKED,
        ASKED,
        REFUSED,
        OPENED
    }

    static Asking of(List<ReportAct> acts) {
        var asking = new Asking(State.NOT_ASKED, null, null);
        for (var act : acts) {
            asking = asking.after(act);
        }
        return asking;
    }

    private Asking after(ReportAct act) {
        return switch (act.what()) {
            case IDENTITY_ASKED -> new Asking(State.ASKED, act, null);
            case IDENTITY_AGREED -> new Asking(state, asked, act.official());
            case IDENTITY_REFUSED -> new Asking(State.REFUSED, asked, null);
            case IDENTITY_OPENED -> new Asking(State.OPENED, asked, agreed);
            case READ, ASSIGNED, ANSWERED, EXAMINED, EXTENDED, HANDED_OVER, CLOSED, KEPT, DELETED -> this;
        };
    }

    boolean mayAsk() {
        return state == State.NOT_ASKED || state == State.REFUSED;
    }

    /** Who asked does not agree as well, and who has agreed is not the second one too. */
    boolean waitsFor(OfficialId custodian) {
        return state == State.ASKED
                && asked != null
                && !asked.official().equals(custodian)
                && !custodian.equals(agreed);
    }
}
