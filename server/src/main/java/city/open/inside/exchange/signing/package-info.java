/** Requests between the city's systems carry a signature made with a secret that both sides hold. */
@NullMarked
package city.open.inside.exchange.signing;

import org.jspecify.annotations.NullMarked;
