package city.open.ground.vocabulary;

import city.open.ground.calendar.Text;

/** Who binds themselves in a clean-handed contract. The law binds the contractor (Local Contracts Act art. 6-2); that the city binds itself too goes beyond the law. */
public enum PledgeSide {
    CITY(new Text("발주 기관", "The agency")),
    CONTRACTOR(new Text("계약 상대방", "The contractor"));

    private final Text words;

    PledgeSide(Text words) {
        this.words = words;
    }

    public Text words() {
        return words;
    }
}
