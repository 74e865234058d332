/**
 * The ground that every room stands on and that knows no petition: words and dates, the database, sheets, files, the guard over words, what pages
 * have in common.
 */
package city.open.ground;
