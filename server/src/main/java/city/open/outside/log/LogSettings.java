package city.open.outside.log;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * How the log is named and signed.
 *
 * @param origin the name of the log, by custom its address without {@code https://}; asked for once, when the log is begun
 * @param key the private key in PEM (PKCS#8), where it is not to be kept in a file: the environment's {@code OPEN_LOG_KEY}
 * @param oldKey the key before it, to hand over from at the next start: {@code OPEN_LOG_OLDKEY}
 * @param folder where key and memory are kept; by default {@code log} in the data folder
 */
@ConfigurationProperties("open.log")
public record LogSettings(
        @Nullable String origin,
        @Nullable String key,
        @Nullable String oldKey,
        @Nullable Path folder) {}
