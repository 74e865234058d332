/** The citizen's side: the index, surveys and their suppression, the clean-handed contract. */
@NullMarked
package city.open.audit.citizens;

import org.jspecify.annotations.NullMarked;
