@NullMarked
package city.open;

import org.jspecify.annotations.NullMarked;
