package city.open.ground.vocabulary;

import city.open.ground.calendar.Text;

/** What a public contract is about; from which sum on one is watched differs. */
public enum ContractKind {
    WORKS(new Text("공사", "Works")),
    SERVICES(new Text("용역", "Services")),
    GOODS(new Text("물품", "Goods"));

    private final Text words;

    ContractKind(Text words) {
        this.words = words;
    }

    public Text words() {
        return words;
    }
}
