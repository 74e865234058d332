/** Red flags: one small class each. A flag is a question, never a finding. */
@NamedInterface("flags")
@NullMarked
package city.open.audit.flags;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
