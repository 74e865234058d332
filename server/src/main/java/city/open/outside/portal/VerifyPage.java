package city.open.outside.portal;

import city.open.ground.page.Frame;
import city.open.tlog.VerifierKey;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What verification means and how to do it.
 *
 * @param origin the address of this site as the reader sees it
 * @param size how many entries the log has signed for, -1 before it has begun
 */
public record VerifyPage(
        Frame frame,
        @Nullable VerifierKey key,
        List<VerifierKey> witnesses,
        int need,
        long size,
        CheckForm check,
        String origin) {
    public String logName() {
        return key == null ? "" : key.name();
    }
}
