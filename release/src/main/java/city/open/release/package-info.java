/** What a city downloads, made of what was built: the same bytes from the same sources (docs/decisions/0081). */
@org.jspecify.annotations.NullMarked
package city.open.release;
