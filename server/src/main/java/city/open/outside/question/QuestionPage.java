package city.open.outside.question;

import city.open.ground.page.Frame;

/**
 * @param subject of the petition that is asked about
 * @param fault what is wrong with what was typed, or empty
 * @param sent whether a question has just been taken
 */
public record QuestionPage(
        Frame frame,
        String number,
        String subject,
        String division,
        boolean sent,
        String fault,
        String form,
        String work,
        String typed) {}
