package city.open.inside.approval;

import city.open.ground.calendar.Text;
import org.jspecify.annotations.Nullable;

/**
 * What somebody wants to put into a box.
 *
 * @param version the version the signer has read
 * @param place of the box
 * @param text the opinion, or the reason of a skip or a return
 */
public record Sign(
        int version,
        int place,
        Signature.Kind kind,
        @Nullable Text text,
        boolean dissent) {
    public static Sign agree(int version, int place, @Nullable Text opinion) {
        return new Sign(version, place, Signature.Kind.SIGNED, opinion, false);
    }

    public static Sign dissent(int version, int place, Text opinion) {
        return new Sign(version, place, Signature.Kind.SIGNED, opinion, true);
    }

    public static Sign skip(int version, int place, Text reason) {
        return new Sign(version, place, Signature.Kind.SKIPPED, reason, false);
    }

    /** 반려 to the drafter; by the drafter, the draft is taken back. */
    public static Sign sendBack(int version, int place, Text reason) {
        return new Sign(version, place, Signature.Kind.RETURNED, reason, false);
    }
}
