package city.open.calendar;

/** The periods beside a petition's own, each with how long it is and how far it may be extended, once. */
public enum Deadline {
    OBJECTION_TO_REFUSAL("60d", "거부처분에 대한 이의신청", "objection to a refusal", "민원 처리에 관한 법률 제35조제1항"),
    DECISION_ON_OBJECTION("10d", 10, false, "이의신청에 대한 결정", "decision on an objection", "민원 처리에 관한 법률 제35조제2항"),
    GENERAL_OBJECTION("30d", "처분에 대한 이의신청", "objection to a disposition", "행정기본법 제36조제1항"),
    DECISION_ON_GENERAL_OBJECTION(
            "14d", 10, false, "처분 이의신청에 대한 결정", "decision on an objection to a disposition", "행정기본법 제36조제2항"),
    APPEAL_FROM_KNOWING("90d", "처분을 안 날부터의 행정심판", "administrative appeal, from knowing", "행정심판법 제27조제1항"),
    APPEAL_FROM_ACT("180d", "처분이 있었던 날부터의 행정심판", "administrative appeal, from the act", "행정심판법 제27조제3항"),
    APPEAL_AFTER_OBJECTION("90d", "이의신청 결과 뒤의 행정심판 또는 소송", "appeal or suit after an objection", "행정기본법 제36조제4항"),
    REEXAMINATION_FROM_KNOWING("60d", "사유를 안 날부터의 재심사 신청", "re-examination, from knowing", "행정기본법 제37조제3항"),
    REEXAMINATION_FROM_ACT("5y", "처분이 있은 날부터의 재심사 신청", "re-examination, from the act", "행정기본법 제37조제3항"),
    DECISION_ON_REEXAMINATION("90d", 90, false, "재심사 결정", "decision on a re-examination", "행정기본법 제37조제4항"),
    INFORMATION_REQUEST("10d", 10, true, "정보공개 여부 결정", "decision on an information request", "공공기관의 정보공개에 관한 법률 제11조"),
    OBJECTION_TO_NONDISCLOSURE("30d", "비공개 결정에 대한 이의신청", "objection to non-disclosure", "공공기관의 정보공개에 관한 법률 제18조제1항"),
    DECISION_ON_NONDISCLOSURE(
            "7d",
            7,
            true,
            "비공개 이의신청에 대한 결정",
            "decision on an objection to non-disclosure",
            "공공기관의 정보공개에 관한 법률 제18조제3항"),
    THIRD_PARTY_VETO("3d", "제3자의 비공개 요청", "third party's request not to disclose", "공공기관의 정보공개에 관한 법률 제21조제1항"),
    OPINION_BEFORE_SANCTION("10d", "처분 전 의견제출", "opinion before a sanction", "행정절차법 제21조제3항");

    private final Period period;
    private final int extensionDays;
    private final boolean inWorkingDays;
    private final Text name;
    private final String basis;

    Deadline(String period, String ko, String en, String basis) {
        this(period, 0, false, ko, en, basis);
    }

    Deadline(String period, int extensionDays, boolean inWorkingDays, String ko, String en, String basis) {
        this.period = Period.parse(period);
        this.extensionDays = extensionDays;
        this.inWorkingDays = inWorkingDays;
        this.name = new Text(ko, en);
        this.basis = basis;
    }

    public Period period() {
        return period;
    }

    /** 0 where the law allows no extension. */
    public int extensionDays() {
        return extensionDays;
    }

    /**
     * The Disclosure Act's own rule (article 29): the first day counts, Saturdays and holidays do not. Otherwise the Civil
     * Act: the first day does not count, all others do, and an end on a Saturday or holiday moves.
     */
    public boolean inWorkingDays() {
        return inWorkingDays;
    }

    /** The period in words; unlike a petition's, days of the Civil Act are never working days. */
    Text length() {
        return inWorkingDays || period.unit() != Period.Unit.DAY
                ? period.inWords()
                : new Text(period.count() + "일", Telling.counted(period.count(), "day"));
    }

    public Text deadlineName() {
        return name;
    }

    public String basis() {
        return basis;
    }
}
