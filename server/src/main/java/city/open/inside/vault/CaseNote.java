package city.open.inside.vault;

import city.open.ground.calendar.Text;
import city.open.inside.petition.By;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;

/**
 * That somebody wrote a note on a petition for the inside alone, and when; what it says stays sealed.
 *
 * @param at to the minute
 */
public record CaseNote(UUID id, Instant at, By.OfOffice by, Kind kind) {

    /** What it is. */
    public enum Kind {
        NOTE("내부 메모", "Note"),
        CALL("통화 기록", "Telephone memo"),
        /** Whom letters went to, a line each; the program writes it. */
        LETTERS("편지를 받은 이웃", "Neighbours written to");

        private final Text words;

        Kind(String ko, String en) {
            this.words = new Text(ko, en);
        }

        public Text words() {
            return words;
        }

        public static Optional<Kind> of(String name) {
            return Arrays.stream(values())
                    .filter(kind -> kind.name().equals(name))
                    .findFirst();
        }
    }

    /**
     * What a note says, and with whom somebody spoke.
     *
     * @param with empty where nobody was spoken to
     */
    public record Words(String with, String words) {}

    /** A note and what it says. */
    public record Opened(CaseNote note, Words words) {}
}
