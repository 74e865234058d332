package city.open.audit.procedures;

import city.open.audit.procedures.Done.Refused;
import city.open.audit.watch.Score;
import city.open.ground.calendar.Legible;
import city.open.ground.calendar.Text;
import city.open.ground.guard.PersonalData;
import city.open.ground.vocabulary.Ground;
import city.open.outside.record.RegisterDecision;
import city.open.outside.record.RegisterDecision.Criterion;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An assessment as it was typed, so that nothing is lost when something about it is wrong.
 *
 * @param nameKo of a procedure that is not in the catalogue; empty for one that is
 */
record AssessmentForm(
        String nameKo,
        String nameEn,
        List<Mark> marks,
        String outcome,
        String ground,
        String reasonKo,
        String reasonEn,
        String nextLook) {
    private static final int LONGEST_NAME = 100;
    private static final int LONGEST = 1_000;
    /** Audit note, section 1: against the score a reason has so many characters. */
    static final int AGAINST_THE_SCORE = 50;
    /** "No" means not yet: it is looked at again within a year. Criteria are reviewed every three years (Disclosure Act, art. 9(4)). */
    static final int YEARS_UNTIL_A_LOOK = 3;

    AssessmentForm {
        marks = List.copyOf(marks);
    }

    /** A score and its evidence. */
    record Mark(String score, String ko, String en) {}

    static AssessmentForm empty(LocalDate nextLook) {
        var none = new Mark("", "", "");
        return new AssessmentForm("", "", List.of(none, none, none), "", "", "", "", nextLook.toString());
    }

    Text name() {
        return new Text(nameKo, nameEn);
    }

    List<Criterion> criteria() {
        return marks.stream()
                .map(mark -> new Criterion(Integer.parseInt(mark.score()), new Text(mark.ko(), mark.en())))
                .toList();
    }

    Score score() {
        return Score.of(score(0), score(1), score(2));
    }

    private int score(int at) {
        return Integer.parseInt(marks.get(at).score());
    }

    RegisterDecision.@Nullable Outcome decided() {
        return Arrays.stream(RegisterDecision.Outcome.values())
                .filter(one -> one.name().equals(outcome))
                .findFirst()
                .orElse(null);
    }

    @Nullable
    LocalDate day() {
        try {
            return nextLook.matches("\\d{4}-\\d\\d-\\d\\d") ? LocalDate.parse(nextLook) : null;
        } catch (DateTimeException e) {
            return null;
        }
    }

    /**
     * The first thing that is wrong with it; null for nothing.
     *
     * @param named whether it has to name the procedure itself
     */
    @Nullable
    Refused fault(boolean named, LocalDate today) {
        for (var text : texts(named).entrySet()) {
            if (text.getValue().isBlank()) {
                return new Refused(
                        text.getKey().startsWith("evidence")
                                ? Hindrance.EVIDENCE_MISSING
                                : text.getKey().startsWith("name") ? Hindrance.NAME_MISSING : Hindrance.REASON_MISSING,
                        text.getKey());
            }
            if (!Legible.is(text.getValue())
                    || text.getValue().length() > (text.getKey().startsWith("name") ? LONGEST_NAME : LONGEST)) {
                return new Refused(Hindrance.WORDS_UNFIT, text.getKey());
            }
            if (!PersonalData.in(text.getValue()).isEmpty()) {
                return new Refused(Hindrance.PERSONAL_DATA_IN_WORDS, text.getKey());
            }
        }
        for (int i = 0; i < marks.size(); i++) {
            if (!marks.get(i).score().matches("[0-3]")) {
                return new Refused(Hindrance.SCORE_MISSING, "score" + (i + 1));
            }
        }
        var decided = decided();
        if (decided == null) {
            return new Refused(Hindrance.OUTCOME_MISSING, "outcome");
        }
        if (decided == RegisterDecision.Outcome.NOT_SUITED
                && Ground.find(ground).isEmpty()) {
            return new Refused(Hindrance.GROUND_MISSING, "ground");
        }
        boolean against = score().disclose() != (decided == RegisterDecision.Outcome.DISCLOSED);
        if (against && reasonKo.length() < AGAINST_THE_SCORE) {
            return new Refused(Hindrance.AGAINST_THE_SCORE, "reasonKo");
        }
        if (against && reasonEn.length() < AGAINST_THE_SCORE) {
            return new Refused(Hindrance.AGAINST_THE_SCORE, "reasonEn");
        }
        var day = day();
        var last =
                decided == RegisterDecision.Outcome.NOT_YET ? today.plusYears(1) : today.plusYears(YEARS_UNTIL_A_LOOK);
        return day == null || !day.isAfter(today) || day.isAfter(last)
                ? new Refused(
                        decided == RegisterDecision.Outcome.NOT_YET
                                ? Hindrance.LOOK_WITHIN_A_YEAR
                                : Hindrance.LOOK_WITHIN_THREE_YEARS,
                        "nextLook")
                : null;
    }

    /** By the names of their fields. */
    private Map<String, String> texts(boolean named) {
        var texts = new LinkedHashMap<String, String>();
        if (named) {
            texts.put("nameKo", nameKo);
            texts.put("nameEn", nameEn);
        }
        var each = new ArrayList<>(marks);
        for (int i = 0; i < each.size(); i++) {
            texts.put("evidence" + (i + 1) + "Ko", each.get(i).ko());
            texts.put("evidence" + (i + 1) + "En", each.get(i).en());
        }
        texts.put("reasonKo", reasonKo);
        texts.put("reasonEn", reasonEn);
        return texts;
    }
}
