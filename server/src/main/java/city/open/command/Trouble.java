package city.open.command;

import city.open.ground.sheet.SheetFault;
import org.springframework.boot.web.server.PortInUseException;

/** Why a command failed, in one line for the person who gave it. */
final class Trouble {

    private Trouble() {}

    /**
     * Our own rooms write their messages for people, so the first of theirs in the chain of causes is the answer; what
     * frameworks say comes only when none of ours did.
     */
    static String in(Throwable failure) {
        Throwable last = failure;
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof PortInUseException port) {
                return portInUse(port.getPort());
            }
            if (cause instanceof SheetFault fault && fault.getMessage() != null) {
                // One line a fault: whoever edits the sheets wants to see them all.
                return fault.getMessage();
            }
            if (cause.getClass().getPackageName().startsWith("city.open") && cause.getMessage() != null) {
                return oneLine(cause.getMessage());
            }
            last = cause;
        }
        return "OPEN failed (%s: %s). Set OPEN_TRACE=1 to see where."
                .formatted(last.getClass().getSimpleName(), oneLine(String.valueOf(last.getMessage())));
    }

    static String portInUse(int port) {
        return "Port %d is in use: stop what uses it, or choose another with --port.".formatted(port);
    }

    private static String oneLine(String text) {
        return text.strip().replaceAll("\\s*\\R\\s*", " ");
    }
}
