package city.open.demo;

import city.open.ground.vocabulary.PetitionNumber;
import city.open.inside.petition.Fact;
import java.util.List;

/** A petition on its way: its story, and how far it has been told. */
final class Life {
    private final PetitionNumber number;
    private final List<Beat> beats;
    private int told;

    Life(PetitionNumber number, List<Beat> beats) {
        this.number = number;
        this.beats = beats;
    }

    PetitionNumber number() {
        return number;
    }

    boolean isOver() {
        return told >= beats.size();
    }

    Beat next() {
        return beats.get(told);
    }

    /** On to the beat after the next one, whether it came about or not. */
    void goOn() {
        told++;
    }

    /** Skips to where the journal stands: facts that no beat tells are the work of others. */
    void catchUp(List<Fact> facts) {
        for (var fact : facts) {
            for (int i = told; i < beats.size(); i++) {
                if (beats.get(i).tells(fact)) {
                    told = i + 1;
                    break;
                }
            }
        }
    }
}
