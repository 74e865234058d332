/**
 * What everybody may see, and how. No room here knows a room inside: what it needs of there comes over the border, or lies on the ground that both
 * stand on.
 */
package city.open.outside;
