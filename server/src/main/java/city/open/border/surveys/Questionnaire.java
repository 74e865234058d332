package city.open.border.surveys;

import city.open.ground.calendar.Text;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A version of what is asked. Once it was used it does not change, so that answers of one version can be added up.
 *
 * @param month in which officials are asked, once a year; 0 for citizens, who are asked after each result
 */
public record Questionnaire(
        String survey, int version, LocalDate from, int month, Text title, List<Question> questions) {
    public Questionnaire {
        questions = List.copyOf(questions);
    }

    public Optional<Question> question(String id) {
        return questions.stream().filter(one -> one.id().equals(id)).findFirst();
    }

    /** Whether each answer is one of those that its question offers. */
    public boolean fits(Map<String, String> answers) {
        return answers.entrySet().stream()
                .allMatch(answer -> question(answer.getKey())
                        .filter(one -> one.knows(answer.getValue()))
                        .isPresent());
    }
}
