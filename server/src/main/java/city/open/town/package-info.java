/**
 * The city itself: its agencies, its people, its procedures. Known to both sides.
 */
package city.open.town;
