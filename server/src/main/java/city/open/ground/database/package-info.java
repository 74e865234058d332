/**
 * The one PostgreSQL that everything is kept in, and the doors to it.
 *
 * <p>Who may read and write what is decided by the login role a door connects as, never by care in the code: the
 * public side cannot read the case base because the server refuses it.
 */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package city.open.ground.database;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
