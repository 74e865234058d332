/**
 * How fast OPEN is on this machine, each figure beside the limit that the same machine sets in the same minutes. Nothing here is
 * part of OPEN itself.
 */
@org.jspecify.annotations.NullMarked
package city.open.bench;
