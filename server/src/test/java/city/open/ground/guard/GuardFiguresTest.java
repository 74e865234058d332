package city.open.ground.guard;

import static org.assertj.core.api.Assertions.assertThat;

import city.open.ground.guard.PersonsNumbers.Sample;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** How much the guard finds of what it should, and how often it stops what is nobody's, on texts made from a seed ({@code docs/guard.md}). */
class GuardFiguresTest {
    private static final int EACH = 4_000;
    private static final int SENTENCES = 8_800;
    private static final Screening SCREENING = new Screening(List.of("02-2133"));

    @Test
    void every_persons_number_is_found_however_it_is_written() {
        corpora(20_261_128).forEach((name, samples) -> {
            List<String> missed = missed(samples);
            assertThat(missed.stream().limit(20))
                    .as(name + ": " + missed.size() + " of " + samples.size())
                    .isEmpty();
        });
    }

    @Test
    void of_ordinary_sentences_at_most_one_in_a_hundred_is_stopped() {
        var sentences = OrdinarySentences.made(new Random(20_261_128), SENTENCES);
        var stopped = stopped(sentences);
        assertThat(stopped.size()).as(String.join("\n", stopped)).isLessThanOrEqualTo(SENTENCES / 100);
    }

    @Test
    void a_corporations_number_is_nobodys_where_it_is_called_so() {
        var random = new Random(7);
        for (int i = 0; i < 2_000; i++) {
            var text = PersonsNumbers.one(
                            random,
                            List.of("법인등록번호 %s", "%s(법인등록번호)", "법인번호: %s 확인", "corporate registration number %s"))
                    .formatted(PersonsNumbers.corporation(random));
            assertThat(SCREENING.of(text, SealedValues.NONE)).as(text).isEmpty();
        }
    }

    static Map<String, List<Sample>> corpora(long seed) {
        Map<String, List<Sample>> corpora = new LinkedHashMap<>();
        corpora.put("resident and foreigner numbers", PersonsNumbers.residents(new Random(seed), EACH));
        corpora.put("mobile telephones", PersonsNumbers.mobiles(new Random(seed), EACH));
        corpora.put("other telephones", PersonsNumbers.landlines(new Random(seed), EACH));
        corpora.put("mailboxes", PersonsNumbers.mailboxes(new Random(seed), EACH));
        corpora.put("cards", PersonsNumbers.cards(new Random(seed), EACH));
        return corpora;
    }

    /** Where the guard does not cover the whole number, or takes it for a kind that is less secret. */
    private static List<String> missed(List<Sample> samples) {
        List<String> missed = new ArrayList<>();
        for (var sample : samples) {
            int from = sample.text().indexOf(sample.number());
            int to = from + sample.number().length();
            boolean found = SCREENING.of(sample.text(), SealedValues.NONE).stream()
                    .anyMatch(finding ->
                            isLike(finding.kind(), sample.kind()) && finding.start() <= from && finding.end() >= to);
            if (!found) {
                missed.add(
                        sample.kind() + " «" + sample.text() + "» " + SCREENING.of(sample.text(), SealedValues.NONE));
            }
        }
        return missed;
    }

    private static boolean isLike(Finding.Kind found, Finding.Kind made) {
        return found == made || found.name().contains("RESIDENT") || found == Finding.Kind.FOREIGNER_NUMBER;
    }

    private static List<String> stopped(List<String> sentences) {
        return sentences.stream()
                .filter(sentence -> !SCREENING.of(sentence, SealedValues.NONE).isEmpty())
                .map(sentence -> sentence + "  " + SCREENING.of(sentence, SealedValues.NONE))
                .toList();
    }

    /** Prints the table of {@code docs/guard.md}; run with other classes of the guard in front to compare. */
    public static void main(String[] show) {
        corpora(Long.getLong("seed", 20_261_128)).forEach((name, samples) -> {
            var missed = missed(samples);
            System.out.printf(
                    "%-32s found %d of %d (%.2f %%)%n",
                    name,
                    samples.size() - missed.size(),
                    samples.size(),
                    100.0 * (samples.size() - missed.size()) / samples.size());
            if (show.length > 0) {
                missed.stream()
                        .limit(Integer.parseInt(show[0]))
                        .forEach(one -> System.out.println("   " + one.replace("\n", "\\n")));
            }
        });
        var sentences = OrdinarySentences.made(new Random(20_261_128), SENTENCES);
        var stopped = stopped(sentences);
        System.out.printf(
                "%-32s stopped %d of %d (%.2f %%)%n",
                "ordinary sentences", stopped.size(), SENTENCES, 100.0 * stopped.size() / SENTENCES);
        if (show.length > 0) {
            stopped.stream().limit(Integer.parseInt(show[0])).forEach(one -> System.out.println("   " + one));
        }
        var random = new Random(7);
        int corporations = 0;
        for (int i = 0; i < 2_000; i++) {
            corporations += SCREENING
                            .of("법인등록번호 " + PersonsNumbers.corporation(random), SealedValues.NONE)
                            .isEmpty()
                    ? 0
                    : 1;
        }
        System.out.printf("%-32s stopped %d of %d%n", "corporations' numbers", corporations, 2_000);
        for (int round = 0; round < 4; round++) {
            stopped(sentences);
        }
        long begun = System.nanoTime();
        for (int round = 0; round < 3; round++) {
            sentences.forEach(sentence -> SCREENING.of(sentence, SealedValues.NONE));
        }
        System.out.printf(
                "%-32s %.1f us a sentence%n", "time", (System.nanoTime() - begun) / 3000.0 / sentences.size());
    }
}
