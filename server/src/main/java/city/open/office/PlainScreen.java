package city.open.office;

import city.open.page.Inside;

/** A sentence, and where to go on: a refusal names its rule here. */
public record PlainScreen(Inside inside, String title, String sentence, String back, String backWords) {}
