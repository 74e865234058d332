package city.open.ground.files;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What files are taken.
 *
 * @param largest in bytes
 * @param clamd where ClamAV's daemon listens, such as {@code localhost:3310}; none leaves files unscanned
 */
@ConfigurationProperties("open.files")
public record FileSettings(
        @DefaultValue("20971520") long largest, @Nullable String clamd) {

    /** As people count: in megabytes. */
    public long largestMegabytes() {
        return largest / (1024 * 1024);
    }
}
