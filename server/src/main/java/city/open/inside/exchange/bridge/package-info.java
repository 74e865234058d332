/**
 * The bridge to the city's own approval system and to others like it. They tell what happened as CloudEvents, in any order and more than
 * once; here each is kept as it came, applied once and in order, or parked with the reason until somebody has looked at it.
 */
@NamedInterface("bridge")
@NullMarked
package city.open.inside.exchange.bridge;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
