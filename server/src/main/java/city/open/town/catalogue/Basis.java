package city.open.town.catalogue;

import city.open.ground.calendar.Text;

/**
 * Where a period comes from, so that nobody takes our guess for the law.
 *
 * @param source the provision, or what the default rests on; empty where nothing more is known
 */
public record Basis(Status status, Text source) {

    /** Whether the period is one the office has to keep. */
    public boolean binds() {
        return status != Status.OBSERVED;
    }

    /** How sure a period is. */
    public enum Status {
        VERIFIED("법령에서 확인", "Read in the law"),
        PRESS("언론 보도", "From the press"),
        DEFAULT("임시 기준(확인 필요)", "Our default, to be checked"),
        /** How long it took in another system's log; nothing anybody set. */
        OBSERVED("기록에서 관찰", "Observed in a log");

        private final Text text;

        Status(String ko, String en) {
            this.text = new Text(ko, en);
        }

        public Text text() {
            return text;
        }
    }
}
