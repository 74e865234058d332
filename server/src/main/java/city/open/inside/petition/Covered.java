package city.open.inside.petition;

/**
 * One blackened box of a published document.
 *
 * @param page from 1
 * @param ground {@code 9-1-6} for article 9(1)6 of the Disclosure Act
 */
public record Covered(int page, String ground) {}
