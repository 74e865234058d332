/** Red flags: one small class each. A flag is a question, never a finding. */
@NullMarked
package city.open.audit.flags;

import org.jspecify.annotations.NullMarked;
