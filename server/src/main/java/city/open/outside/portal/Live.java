package city.open.outside.portal;

import city.open.ground.vocabulary.PetitionNumber;
import city.open.outside.record.PublicRecord;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** Server-sent events: an event is an entry and its id the entry's index, so that a reader can go on where it was cut off. */
@Controller
class Live {
    private final LiveHub hub;
    private final LivePlaces places;
    private final PublicRecord record;

    Live(LiveHub hub, LivePlaces places, PublicRecord record) {
        this.hub = hub;
        this.places = places;
        this.record = record;
    }

    @GetMapping("/live/changes")
    void changes(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var after = after(request);
        try (var _ = enter(request, response)) {
            begin(response);
            hub.streamAll(after, response.getOutputStream());
        }
    }

    @GetMapping("/live/petitions/{number}")
    void petition(@PathVariable String number, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        if (!PetitionNumber.isWellFormed(number)) {
            throw new NotServed(404, "malformed-number");
        }
        var after = after(request);
        if (record.find(number).isEmpty()) {
            throw new NotServed(404, "unknown-petition");
        }
        try (var _ = enter(request, response)) {
            begin(response);
            hub.stream(number, after, response.getOutputStream());
        }
    }

    private LivePlaces.Place enter(HttpServletRequest request, HttpServletResponse response) {
        try {
            return places.enter(request.getRemoteAddr());
        } catch (NotServed full) {
            response.setHeader("Retry-After", "30");
            throw full;
        }
    }

    /** What the reader has seen: the browser's own word first, else what the page knew when it was printed. */
    private static @Nullable Long after(HttpServletRequest request) {
        var seen = request.getHeader("Last-Event-ID");
        if (seen == null || seen.isBlank()) {
            seen = request.getParameter("after");
        }
        return seen == null || seen.isBlank() ? null : Machine.index("after", seen.strip());
    }

    private static void begin(HttpServletResponse response) {
        response.setContentType("text/event-stream;charset=UTF-8");
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("X-Accel-Buffering", "no");
        response.setHeader("Access-Control-Allow-Origin", "*");
    }
}
