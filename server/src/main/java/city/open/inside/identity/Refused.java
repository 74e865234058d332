package city.open.inside.identity;

import city.open.ground.page.Inside;

/** A page that names the rule that refused. */
public record Refused(Inside inside, String rule) {}
