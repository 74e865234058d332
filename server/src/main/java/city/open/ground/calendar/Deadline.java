package city.open.ground.calendar;

/** The periods beside a petition's own, each with how long it is and how far it may be extended, once. */
public enum Deadline {
    OBJECTION_TO_REFUSAL("60d", "거부처분에 대한 이의신청", "objection to a refusal", Law.PETITIONS, 35, 1),
    DECISION_ON_OBJECTION("10d", 10, "이의신청에 대한 결정", "decision on an objection", Law.PETITIONS, 35, 2),
    GENERAL_OBJECTION("30d", "처분에 대한 이의신청", "objection to a disposition", Law.ADMINISTRATION, 36, 1),
    DECISION_ON_GENERAL_OBJECTION(
            "14d", 10, "처분 이의신청에 대한 결정", "decision on an objection to a disposition", Law.ADMINISTRATION, 36, 2),
    APPEAL_FROM_KNOWING("90d", "처분을 안 날부터의 행정심판", "administrative appeal, from knowing", Law.APPEALS, 27, 1),
    APPEAL_FROM_ACT("180d", "처분이 있었던 날부터의 행정심판", "administrative appeal, from the act", Law.APPEALS, 27, 3),
    APPEAL_AFTER_OBJECTION(
            "90d", "이의신청 결과 뒤의 행정심판이나 소송", "appeal or suit after an objection", Law.ADMINISTRATION, 36, 4),
    REEXAMINATION_FROM_KNOWING("60d", "사유를 안 날부터의 재심사 신청", "re-examination, from knowing", Law.ADMINISTRATION, 37, 3),
    REEXAMINATION_FROM_ACT("5y", "처분이 있은 날부터의 재심사 신청", "re-examination, from the act", Law.ADMINISTRATION, 37, 3),
    DECISION_ON_REEXAMINATION("90d", 90, "재심사 결정", "decision on a re-examination", Law.ADMINISTRATION, 37, 4),
    INFORMATION_REQUEST("10d", 10, "정보공개 여부 결정", "decision on an information request", Law.DISCLOSURE, 11, 1),
    OBJECTION_TO_NONDISCLOSURE("30d", "비공개 결정에 대한 이의신청", "objection to non-disclosure", Law.DISCLOSURE, 18, 1),
    DECISION_ON_NONDISCLOSURE(
            "7d", 7, "비공개 이의신청에 대한 결정", "decision on an objection to non-disclosure", Law.DISCLOSURE, 18, 3),
    THIRD_PARTY_VETO("3d", "제3자의 비공개 요청", "third party's request not to disclose", Law.DISCLOSURE, 21, 1),
    OPINION_BEFORE_SANCTION("10d", "처분 전 의견제출", "opinion before a sanction", Law.PROCEDURES, 21, 3);

    private enum Law {
        PETITIONS("민원 처리에 관한 법률", "Civil Petitions Treatment Act"),
        ADMINISTRATION("행정기본법", "General Act on Public Administration"),
        APPEALS("행정심판법", "Administrative Appeals Act"),
        DISCLOSURE("공공기관의 정보공개에 관한 법률", "Official Information Disclosure Act"),
        PROCEDURES("행정절차법", "Administrative Procedures Act");

        private final String ko;
        private final String en;

        Law(String ko, String en) {
            this.ko = ko;
            this.en = en;
        }
    }

    private final Period period;
    private final int extensionDays;
    private final Text words;
    private final Text basis;

    Deadline(String period, String ko, String en, Law law, int article, int paragraph) {
        this(period, 0, ko, en, law, article, paragraph);
    }

    Deadline(String period, int extensionDays, String ko, String en, Law law, int article, int paragraph) {
        this.period = Period.parse(period);
        this.extensionDays = extensionDays;
        this.words = new Text(ko, en);
        this.basis = new Text(
                law.ko + " 제" + article + "조제" + paragraph + "항",
                law.en + ", article " + article + "(" + paragraph + ")");
    }

    public Period period() {
        return period;
    }

    /** 0 where the law allows no extension. */
    public int extensionDays() {
        return extensionDays;
    }

    /**
     * The decisions the Disclosure Act counts by its own rule (article 29): the first day counts, Saturdays and holidays do
     * not. All others follow the Civil Act: the first day does not count, all later ones do, and an end on a Saturday or
     * holiday moves.
     */
    public boolean inWorkingDays() {
        return this == INFORMATION_REQUEST || this == DECISION_ON_NONDISCLOSURE;
    }

    /** The period in words; unlike a petition's, days of the Civil Act are never working days. */
    Text length() {
        return inWorkingDays() || period.unit() != Period.Unit.DAY
                ? period.inWords()
                : new Text(period.count() + "일", Telling.counted(period.count(), "day"));
    }

    /** What is to be done in time. */
    public Text inWords() {
        return words;
    }

    public Text basis() {
        return basis;
    }
}
