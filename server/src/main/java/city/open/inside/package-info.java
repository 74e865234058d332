/**
 * Where petitions are handled. What is known here is nobody's outside before {@linkplain city.open.border.disclosure disclosure} has let it through.
 */
package city.open.inside;
