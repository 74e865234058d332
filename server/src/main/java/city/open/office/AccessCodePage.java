package city.open.office;

import city.open.page.Inside;

/** @param code just made, or empty before that */
public record AccessCodePage(Inside inside, String number, String back, String code) {}
