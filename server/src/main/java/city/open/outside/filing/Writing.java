package city.open.outside.filing;

import city.open.border.letters.FiledContent.Openness;
import city.open.ground.calendar.Legible;
import city.open.ground.guard.PersonalData;
import city.open.ground.page.Words;
import city.open.outside.filing.Topic.Wrong;
import java.text.Normalizer;
import java.util.Optional;

/** What may not be written into a field, whatever its schema says. */
final class Writing {
    private Writing() {}

    static String tidy(String typed) {
        return Normalizer.normalize(typed, Normalizer.Form.NFC).strip();
    }

    /**
     * Letters that cannot be seen, a resident number where no law asks for one (Personal Information Protection Act art. 24-2), or personal data
     * in a field everybody will read.
     */
    static Optional<Wrong> fault(FormField field, String value, Words words) {
        if (!Legible.is(value)) {
            return Optional.of(new Wrong(field.id(), "intake.wrong.unseen", ""));
        }
        var findings = PersonalData.in(value);
        if (field.residentNumberBy() == null
                && findings.stream().anyMatch(finding -> finding.kind().isIdentityNumber())) {
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
