package city.open.inside.exchange.bridge;

import city.open.ground.calendar.Text;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An event as it came: who says it, which it is and what it is about. What it means is found out when its turn comes.
 *
 * @param type none for what could not be read as an event
 * @param document the subject: a petition's number, or the number the other system gives the case or the paper
 * @param sequence its place among the events of the document, from 1, where the sender numbers them
 * @param content a digest of the canonical event, the same however it was wrapped
 * @param body the event as JSON, or what came where it could not be read
 * @param fault why it has to be parked at once, or none
 */
record Envelope(
        String source,
        String id,
        @Nullable String type,
        @Nullable String document,
        @Nullable Long sequence,
        @Nullable Instant time,
        String content,
        String body,
        @Nullable Text fault) {

    Envelope withFault(Text why) {
        return new Envelope(source, id, type, document, sequence, time, content, body, why);
    }
}
