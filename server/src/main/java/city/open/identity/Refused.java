package city.open.identity;

import city.open.page.Inside;

/** A page that names the rule that refused. */
public record Refused(Inside inside, String rule) {}
