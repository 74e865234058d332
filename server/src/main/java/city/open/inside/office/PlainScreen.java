package city.open.inside.office;

import city.open.ground.page.Inside;

/** A sentence, and where to go on: a refusal names its rule here. */
public record PlainScreen(Inside inside, String title, String sentence, String back, String backWords) {}
