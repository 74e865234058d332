package city.open.inside.office.counter;

import city.open.ground.page.Inside;

/** @param code just made, or empty before that */
public record AccessCodePage(Inside inside, String number, String back, String code) {}
