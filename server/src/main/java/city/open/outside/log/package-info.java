/**
 * The verifiable log over the public record: each entry is a leaf, and whoever keeps one signed checkpoint can prove later that nothing before
 * it was changed, left out, slipped in or moved.
 *
 * <p>The publisher's side writes tiles and tree head in the transaction that writes the entries and signs what is durable. The public side
 * reads with the portal's role. The arithmetic is that of {@link city.open.tlog}.
 */
@ApplicationModule(allowedDependencies = {"ground.database", "outside.verification"})
@NullMarked
package city.open.outside.log;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
