/**
 * What goes between inside and outside, in either direction; nothing else does.
 */
package city.open.border;
