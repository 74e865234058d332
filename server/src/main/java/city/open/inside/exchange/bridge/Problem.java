package city.open.inside.exchange.bridge;

import city.open.ground.calendar.Text;
import city.open.outside.record.RecordJson;
import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * What a system is told when its request gets no other answer (RFC 9457).
 *
 * @param type stable, begins with {@code urn:open:problem:}
 * @param reason why an event was not taken, as the people who look after the bridge read it
 */
record Problem(
        String type,
        String title,
        int status,
        String detail,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Text reason) {

    static Problem of(int status, String kind, String title, String detail) {
        return new Problem("urn:open:problem:" + kind, title, status, detail, null);
    }

    /** The same with the reason in both languages. */
    Problem because(Text words) {
        return new Problem(type, title, status, detail, words);
    }

    static Problem notAllowed(String detail) {
        return of(401, "not-signed-in", "Who is asking?", detail);
    }

    static Problem tooMuch() {
        return of(
                413,
                "too-much",
                "Too much at once",
                "A request holds at most 1,000 events and 8 MB; send the rest in the next one.");
    }

    void write(HttpServletResponse response) throws IOException {
        response.setStatus(status);
        response.setContentType("application/problem+json");
        response.setHeader("Cache-Control", "no-store");
        response.getOutputStream().write(RecordJson.JSON.writeValueAsBytes(this));
    }
}
