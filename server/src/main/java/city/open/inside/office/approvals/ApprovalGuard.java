package city.open.inside.office.approvals;

import city.open.ground.guard.PersonalData;
import city.open.ground.page.Words;
import city.open.inside.casework.PublicWords;
import city.open.inside.office.FormView.Finding;
import java.util.List;

/** Looks for personal data in what a signature or a draft would make public. */
final class ApprovalGuard {
    private ApprovalGuard() {}

    /** @param label of the field the text was typed into */
    static List<Finding> findings(Words words, String label, String text, PublicWords.Look look) {
        return look.through(text).stream()
                .map(finding -> {
                    var found = finding.in(text);
                    var alone =
                            new city.open.ground.guard.Finding(finding.kind(), 0, found.length(), finding.certain());
                    return new Finding(
                            label, words.of(finding.kind().words()), found, PersonalData.masked(found, List.of(alone)));
                })
                .toList();
    }

    static String masked(String text, PublicWords.Look look) {
        return PersonalData.masked(text, look.through(text));
    }

    /** Whether an official may let stand all that was found. */
    static boolean mayStay(String text, PublicWords.Look look) {
        return look.through(text).stream().allMatch(finding -> finding.kind().mayStay());
    }
}
