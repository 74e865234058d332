package city.open.ground.vocabulary;

import city.open.ground.calendar.Text;

/** Why a decided petition is decided anew. */
public enum ReopeningGround {
    /** 이의신청 인용 (Act art. 35). */
    OBJECTION_UPHELD(new Text("이의신청 인용", "Objection upheld")),
    /** 직권취소: the disposition was unlawful or improper (General Act on Public Administration art. 18). */
    UNLAWFUL(new Text(
            "위법하거나 부당한 처분의 취소(행정기본법 제18조)",
            "The decision was unlawful or improper (General Act on Public Administration art. 18)")),
    /** 철회, for a ground that an act names (art. 19(1)1). */
    GROUND_IN_LAW(new Text(
            "법률이 정한 철회 사유(행정기본법 제19조)",
            "A ground for withdrawal named by an act (General Act on Public Administration art. 19)")),
    /** 철회, as law or circumstances have changed (art. 19(1)2). */
    CHANGED_CIRCUMSTANCES(new Text(
            "법령이나 사정의 변경(행정기본법 제19조)",
            "Law or circumstances have changed (General Act on Public Administration art. 19)")),
    /** 철회, for an important public interest (art. 19(1)3). */
    PUBLIC_INTEREST(new Text(
            "중대한 공익(행정기본법 제19조)", "An important public interest (General Act on Public Administration art. 19)"));

    private final Text words;

    ReopeningGround(Text words) {
        this.words = words;
    }

    public Text words() {
        return words;
    }
}
