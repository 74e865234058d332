package city.open.inside.approval;

import city.open.ground.calendar.Text;
import city.open.town.organization.OfficialId;
import city.open.town.organization.Rank;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What was put into a box, once and for good.
 *
 * @param signer who signed; not the official of the box where a deputy did
 * @param acting 대결: signed by the deputy of somebody absent
 * @param opinion beside a signature; the reason where the box was skipped or the draft returned
 * @param dissent the signer noted another opinion
 */
public record Signature(
        Kind kind,
        OfficialId signer,
        Rank rank,
        boolean acting,
        @Nullable Text opinion,
        boolean dissent,
        Instant at) {

    public enum Kind {
        SIGNED,
        /** The reviewer is absent; the reason stands in the box. */
        SKIPPED,
        /** The draft went back to its drafter from here. */
        RETURNED
    }
}
