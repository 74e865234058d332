/**
 * What a reporter and the Audit Division say to each other: sealed to both, found by a hash of the reporter's code, and the same size whatever is in
 * it. The outside puts envelopes in and takes out those of one code; the audit reads those for the office and answers.
 */
@ApplicationModule(allowedDependencies = {"border.letters", "ground.database"})
@NullMarked
package city.open.border.reports;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
