package city.open.ground.vocabulary;

import city.open.ground.calendar.Text;

/** Why what is sealed about a petition is destroyed (Personal Information Protection Act). */
public enum ErasureGround {
    RETENTION_OVER(
            "보존기간이 지났습니다(개인정보 보호법 제21조)", "The retention period is over (Personal Information Protection Act art. 21)"),
    PURPOSE_OVER(
            "처리 목적을 이루었습니다(개인정보 보호법 제21조)",
            "Its purpose has been served (Personal Information Protection Act art. 21)"),
    PERSON_ASKED(
            "정보주체가 삭제를 요구하였습니다(개인정보 보호법 제36조)",
            "The person concerned asked for it (Personal Information Protection Act art. 36)"),
    COURT_OR_COMMISSION(
            "법원이나 개인정보 보호위원회가 명하였습니다", "A court or the Personal Information Protection Commission ordered it");

    private final Text words;

    ErasureGround(String ko, String en) {
        this.words = new Text(ko, en);
    }

    public Text words() {
        return words;
    }
}
