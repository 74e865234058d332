package city.open.outside.filing;

import city.open.border.letters.FiledContent.Openness;
import city.open.ground.calendar.Text;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The form of one procedure: a page for each topic.
 *
 * @param subject the public line, made of the open fields, which stand in braces
 * @param fee what it costs, none where nobody wrote it down
 */
record FormDefinition(
        List<Topic> topics, Text subject, @Nullable Text fee) {
    private static final Pattern GAP = Pattern.compile("\\{([a-z][a-z0-9-]*)}");

    FormDefinition {
        topics = List.copyOf(topics);
    }

    Optional<Topic> topic(String id) {
        return topics.stream().filter(topic -> topic.id().equals(id)).findFirst();
    }

    Stream<FormField> fields() {
        return topics.stream().flatMap(topic -> topic.fields().stream());
    }

    /** The public line for these answers. */
    Text subject(UnaryOperator<String> answers) {
        return new Text(filled(subject.ko(), answers, "ko"), filled(subject.en(), answers, "en"));
    }

    private String filled(String line, UnaryOperator<String> answers, String lang) {
        return GAP.matcher(line)
                .replaceAll(gap -> Matcher.quoteReplacement(fields().filter(
                                field -> field.id().equals(gap.group(1)))
                        .findFirst()
                        .map(field -> field.said(answers.apply(field.id())).in(lang))
                        .orElse("")));
    }

    /** What keeps the form from being what it promises: open fields that become public nowhere, and others that would. */
    List<String> faults() {
        var shown = Stream.of(subject.ko(), subject.en())
                .map(line ->
                        GAP.matcher(line).results().map(gap -> gap.group(1)).toList())
                .toList();
        var open = fields().filter(field -> field.openness() == Openness.OPEN)
                .map(FormField::id)
                .sorted()
                .toList();
        return shown.stream()
                .filter(gaps -> !gaps.stream().sorted().toList().equals(open))
                .map(gaps -> "its subject shows %s, but open are %s".formatted(gaps, open))
                .toList();
    }
}
