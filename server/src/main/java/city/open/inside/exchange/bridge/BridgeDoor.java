package city.open.inside.exchange.bridge;

import city.open.ground.calendar.Text;
import city.open.inside.exchange.bridge.BridgeLog.Entered;
import city.open.inside.exchange.bridge.EnvelopeReader.Reading;
import city.open.inside.exchange.bridge.Reconciliation.Listed;
import city.open.inside.vault.Dispatches;
import city.open.outside.record.RecordJson;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import tools.jackson.core.JacksonException;

/** The addresses at which other systems tell us what happened and compare what they have with what we have. */
@Controller
@ConditionalOnExpression("'${open.role:all}' == 'all' || '${open.role:all}' == 'office'")
class BridgeDoor {
    private static final Text CONTRADICTS = new Text(
            "같은 source와 id로 내용이 다른 사건이 먼저 왔습니다.",
            "Another event with this source and id but other content came before it.");

    private final Bridge bridge;

    BridgeDoor(Bridge bridge) {
        this.bridge = bridge;
    }

    /** What became of a request's events. What is parked is kept, and IT staff see it. */
    private record Receipt(int accepted, int known, List<Refusal> parked) {}

    private record Refusal(String source, String id, Text reason) {}

    /** Answers when everything is durable: nothing that was answered has to be sent again. */
    @PostMapping("/api/v1/events")
    void events(@AuthenticationPrincipal OtherSystem system, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        var body = request.getInputStream().readAllBytes();
        switch (EnvelopeReader.read(SignedRequestFilter.headers(request), body)) {
            case Reading.Single(var envelope) -> {
                var receipt = take(system, List.of(envelope));
                if (receipt.parked().isEmpty()) {
                    accepted(receipt, response);
                } else {
                    var reason = receipt.parked().getFirst().reason();
                    problem(envelope, reason.en()).because(reason).write(response);
                }
            }
            case Reading.Batch(var envelopes) -> accepted(take(system, envelopes), response);
            case Reading.TooMany _ -> Problem.tooMuch().write(response);
            case Reading.OtherType _ ->
                Problem.of(
                                415,
                                "not-a-cloudevent",
                                "Not a CloudEvent",
                                "Send application/cloudevents+json, application/cloudevents-batch+json, or JSON data with ce- headers.")
                        .write(response);
        }
    }

    private static Problem problem(Envelope envelope, String reason) {
        return reason.equals(CONTRADICTS.en())
                ? Problem.of(409, "event-contradicts", "Two events under one name", reason)
                : Problem.of(
                        envelope.type() == null ? 400 : 422,
                        "event-not-understood",
                        "This event cannot be used",
                        reason + " It was kept for the people who look after the bridge.");
    }

    private Receipt take(OtherSystem system, List<Envelope> envelopes) {
        var looked = bridge.look(system, envelopes);
        var entered = bridge.take(system, looked);
        List<Refusal> parked = new ArrayList<>();
        for (int i = 0; i < entered.size(); i++) {
            var envelope = looked.get(i);
            var reason = switch (entered.get(i)) {
                case NEW -> null;
                case CONTRADICTS -> CONTRADICTS;
                case KNOWN, PARKED -> envelope.fault();
                case ERASED -> Dispatches.ERASED;
            };
            if (reason != null) {
                parked.add(new Refusal(envelope.source(), envelope.id(), reason));
            }
        }
        return new Receipt(
                Collections.frequency(entered, Entered.NEW), Collections.frequency(entered, Entered.KNOWN), parked);
    }

    private static void accepted(Receipt receipt, HttpServletResponse response) throws IOException {
        json(202, receipt, response);
    }

    @GetMapping("/api/v1/reconciliation")
    void reconciliation(
            @AuthenticationPrincipal OtherSystem system,
            @RequestParam(name = "system", required = false) @Nullable String name,
            HttpServletResponse response)
            throws IOException {
        if (name != null && !name.equals(system.name())) {
            Problem.of(403, "not-your-system", "Another system", "A system sees only its own reconciliation.")
                    .write(response);
            return;
        }
        json(200, bridge.reconcile(system.name()).orElseThrow(), response);
    }

    private record Documents(@Nullable List<Listed> documents) {}

    /** The whole list of a system's documents, each with the number of its last event. */
    @PostMapping("/api/v1/reconciliation")
    void list(@AuthenticationPrincipal OtherSystem system, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        try {
            var list = RecordJson.JSON.readValue(request.getInputStream().readAllBytes(), Documents.class);
            var documents = Objects.requireNonNullElse(list.documents(), List.<Listed>of());
            if (documents.stream().anyMatch(BridgeDoor::isIncomplete)) {
                notAList(response);
                return;
            }
            bridge.list(system, documents);
            json(200, bridge.reconcile(system.name()).orElseThrow(), response);
        } catch (JacksonException notJson) {
            notAList(response);
        }
    }

    private static boolean isIncomplete(Listed one) {
        return Objects.requireNonNullElse(one.document(), "").isBlank() || one.sequence() < 0;
    }

    private static void notAList(HttpServletResponse response) throws IOException {
        Problem.of(
                        400,
                        "not-understood",
                        "Not a list of documents",
                        "Send {\"documents\":[{\"document\":\"C-1\",\"sequence\":7}]}: every document, with the number of its last event.")
                .write(response);
    }

    private static void json(int status, Object value, HttpServletResponse response) throws IOException {
        response.setStatus(status);
        response.setContentType("application/json");
        response.setHeader("Cache-Control", "no-store");
        response.getOutputStream().write(RecordJson.JSON.writeValueAsBytes(value));
    }
}
