package city.open.ground.guard;

import city.open.ground.calendar.Text;

/**
 * Something in a text that looks like personal data.
 *
 * @param start where it begins in the text as it was given, in {@code char}s
 * @param end behind its last character
 * @param certain whether a check digit or the words around it leave no doubt; else it only has the shape
 */
public record Finding(Kind kind, int start, int end, boolean certain) {

    /** What it looks like, the more telling first: where two overlap, the first stands. */
    public enum Kind {
        /** What is sealed in the vault, turning up in words; each is one of the petition's own. */
        SEALED_NAME("신청인 이름", "applicant's name"),
        SEALED_PHONE("신청인 전화번호", "applicant's telephone number"),
        SEALED_EMAIL("신청인 전자우편 주소", "applicant's e-mail address"),
        SEALED_ADDRESS("신청인 주소", "applicant's address"),
        RESIDENT_NUMBER("주민등록번호", "resident registration number"),
        FOREIGNER_NUMBER("외국인등록번호", "alien registration number"),
        /** Thirteen digits that could be either, and no word beside that says which. */
        RESIDENT_OR_CORPORATE("주민등록번호 또는 법인등록번호", "resident or corporate registration number"),
        EMAIL("전자우편 주소", "e-mail address"),
        CARD("카드번호", "card number"),
        DRIVER_LICENCE("운전면허번호", "driver's licence number"),
        PASSPORT("여권번호", "passport number"),
        BUSINESS_NUMBER("사업자등록번호", "business registration number"),
        CORPORATE_NUMBER("법인등록번호", "corporate registration number"),
        PHONE("전화번호", "telephone number"),
        ACCOUNT("계좌번호", "bank account number"),
        PLATE("자동차등록번호", "car number plate");

        private final Text words;

        Kind(String ko, String en) {
            this.words = new Text(ko, en);
        }

        public Text words() {
            return words;
        }

        /** Whether it is nobody's secret: anyone may look it up in a register. */
        public boolean isPublic() {
            return this == BUSINESS_NUMBER || this == CORPORATE_NUMBER;
        }

        /** Whether it may be taken only where an act names it (Personal Information Protection Act art. 24-2), by no official's leave. */
        public boolean isIdentityNumber() {
            return this == RESIDENT_NUMBER || this == FOREIGNER_NUMBER;
        }

        /** Whether an official may say that it stays: a number of an office, say, that only looks like a person's. */
        public boolean mayStay() {
            return switch (this) {
                case SEALED_NAME, SEALED_PHONE, SEALED_EMAIL, SEALED_ADDRESS, RESIDENT_NUMBER, FOREIGNER_NUMBER, CARD ->
                    false;
                case RESIDENT_OR_CORPORATE,
                        EMAIL,
                        DRIVER_LICENCE,
                        PASSPORT,
                        BUSINESS_NUMBER,
                        CORPORATE_NUMBER,
                        PHONE,
                        ACCOUNT,
                        PLATE -> true;
            };
        }
    }

    public Finding {
        if (start < 0 || end <= start) {
            throw new IllegalArgumentException("a finding from %d to %d is nowhere".formatted(start, end));
        }
    }

    /** The words that were found. */
    public String in(String text) {
        return text.substring(start, end);
    }

    /** Both, from where the first begins to where the last ends, as the one whose kind tells more. */
    Finding with(Finding other) {
        return new Finding(
                kind.compareTo(other.kind) <= 0 ? kind : other.kind,
                Math.min(start, other.start),
                Math.max(end, other.end),
                certain || other.certain);
    }

    boolean overlaps(Finding other) {
        return start < other.end && other.start < end;
    }
}
