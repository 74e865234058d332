/**
 * What inside and outside call alike: the number of a petition, the names of its facts, and the lists of lawful grounds.
 *
 * <p>Controlled vocabularies: a term that has been used is never given another meaning.
 */
@ApplicationModule(allowedDependencies = {"ground.calendar"})
@NullMarked
package city.open.ground.vocabulary;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
