package city.open.intake;

import city.open.guard.Finding;
import city.open.guard.PersonalData;
import city.open.intake.FiledContent.Openness;
import city.open.intake.Topic.Wrong;
import city.open.page.Words;
import java.text.Normalizer;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** What may not be written into a field, whatever its schema says. */
final class Writing {
    private static final Pattern UNSEEN = Pattern.compile("[\\p{Cf}\\p{Co}\\p{Cn}\\p{Cs}]|[\\p{Cc}&&[^\\r\\n\\t]]");
    private static final Set<Finding.Kind> RESIDENT =
            EnumSet.of(Finding.Kind.RESIDENT_NUMBER, Finding.Kind.FOREIGNER_NUMBER);

    private Writing() {}

    static String tidy(String typed) {
        return Normalizer.normalize(typed, Normalizer.Form.NFC).strip();
    }

    /**
     * Letters that cannot be seen, a resident number where no law asks for one (Personal Information Protection Act art. 24-2), or personal data
     * in a field everybody will read.
     */
    static Optional<Wrong> fault(FormField field, String value, Words words) {
        if (UNSEEN.matcher(value).find()) {
            return Optional.of(new Wrong(field.id(), "intake.wrong.unseen", ""));
        }
        var findings = PersonalData.in(value);
        if (field.residentNumberBy() == null
                && findings.stream().anyMatch(finding -> RESIDENT.contains(finding.kind()))) {
            return Optional.of(new Wrong(field.id(), "intake.wrong.resident", ""));
        }
        return field.openness() == Openness.OPEN && field.kind() == FormField.Kind.LINE
                ? findings.stream()
                        .findFirst()
                        .map(finding -> new Wrong(
                                field.id(),
                                "intake.wrong.personal",
                                words.of(finding.kind().words())))
                : Optional.empty();
    }
}
