/** Figures about figures: exact tails, intervals, many tests at once, survival, two samples. */
@NullMarked
package city.open.audit.statistics;

import org.jspecify.annotations.NullMarked;
