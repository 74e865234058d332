package city.open.audit.postcard;

import city.open.ground.page.Inside;

/** One sentence in place of a report. */
public record PostcardNote(Inside inside, String sentence) {}
