package city.open.ground.vocabulary;

import city.open.ground.calendar.Text;

/** Time that does not count: Decree art. 20 and art. 11 of the Administrative Procedures Act's decree. A supplement is its own fact. */
public enum SuspensionGround {
    MAILING(new Text("원거리 우송 기간", "Mailing between distant offices")),
    REPRESENTATIVES(new Text("대표자 선정 기간", "Choosing representatives")),
    OPINION_HEARING(new Text("의견청취 기간", "Hearing of opinions")),
    TEST_OR_APPRAISAL(new Text("시험·검사·감정·전문심사 기간", "Tests, inspections, appraisal or expert review")),
    COUNCIL_CONSENT(new Text("의회 동의 기간", "Consent of the council")),
    SECURITY_OR_DIPLOMACY(new Text("국가안보·외교상 확인 기간", "National security or diplomacy")),
    BUDGET(new Text("예산 부족", "Lack of budget")),
    FOREIGN_ENQUIRY(new Text("외국기관 조회 기간", "Enquiries to foreign bodies")),
    MARKET_ENQUIRY(new Text("가격·원가·수요·조세 조사 기간", "Price, cost, demand or tax enquiry")),
    IDENTITY_CHECK(new Text("신원·신체 확인 기간", "Identity or body checks")),
    APPLICANT_DELAY(new Text("민원인의 사유로 지연된 기간", "Delay caused by the applicant")),
    SYSTEM_OUTAGE(new Text("정보시스템 장애 기간", "Outage of the information system")),
    PRECEDING_PETITION(new Text("선행 민원 처리 기간", "Waiting for the preceding petition"));

    private final Text words;

    SuspensionGround(Text words) {
        this.words = words;
    }

    public Text words() {
        return words;
    }
}
