/** Other systems subscribe to the public record: every entry is brought to them, in order, until they have taken it. */
@NamedInterface("webhook")
@NullMarked
package city.open.inside.exchange.webhook;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
