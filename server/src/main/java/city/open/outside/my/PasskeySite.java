package city.open.outside.my;

import city.open.ground.page.Answer;
import city.open.ground.page.Elsewhere;
import city.open.ground.page.Guest;
import city.open.ground.page.Lang;
import city.open.ground.page.When;
import city.open.ground.page.Words;
import city.open.ground.vocabulary.PetitionNumber;
import city.open.outside.filing.Doorkeeper;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.security.web.webauthn.api.AuthenticatorAssertionResponse;
import org.springframework.security.web.webauthn.api.AuthenticatorAttestationResponse;
import org.springframework.security.web.webauthn.api.AuthenticatorResponse;
import org.springframework.security.web.webauthn.api.PublicKeyCredential;
import org.springframework.security.web.webauthn.jackson.WebauthnJacksonModule;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a script on the applicant's pages asks for to add a passkey and to come in with one. It is answered in JSON. */
@Controller
class PasskeySite {
    private static final int LONGEST = 64 * 1024;
    private static final JsonMapper JSON =
            JsonMapper.builder().addModule(new WebauthnJacksonModule()).build();

    private static final TypeReference<PublicKeyCredential<AuthenticatorAssertionResponse>> ASSERTED =
            new TypeReference<>() {};
    private static final TypeReference<PublicKeyCredential<AuthenticatorAttestationResponse>> ATTESTED =
            new TypeReference<>() {};

    private final Visits visits;
    private final OwnPasskeys passkeys;
    private final Doorkeeper doorkeeper;

    PasskeySite(Visits visits, OwnPasskeys passkeys, Doorkeeper doorkeeper) {
        this.visits = visits;
        this.passkeys = passkeys;
        this.doorkeeper = doorkeeper;
    }

    @PostMapping("/{lang:ko|en}/my/passkey/options")
    void toEnter(Guest guest) throws IOException {
        if (Elsewhere.sent(guest.request())) {
            guest.answer(fault(403, guest, "my.elsewhere"));
            return;
        }
        var answer = doorkeeper.letsSend(guest.request())
                ? json(200, passkeys.toEnter(origin(guest.request())))
                : fault(429, guest, "my.passkey.crowd");
        guest.answer(answer);
    }

    @PostMapping("/{lang:ko|en}/my/passkey")
    void enter(Guest guest) throws IOException {
        if (Elsewhere.sent(guest.request())) {
            guest.answer(fault(403, guest, "my.elsewhere"));
            return;
        }
        var came = came(guest.request()).orElse(null);
        if (came == null) {
            guest.answer(fault(422, guest, "my.passkey.wrong"));
            return;
        }
        var answer = switch (came.entry()) {
            case Visits.Entry.Came(var secret) -> {
                var number = came.number().value();
                MySite.keep(guest, number, secret, Visits.LASTS.toSeconds());
                yield json(200, Map.of("next", guest.to("/my/" + number)));
            }
            case Visits.Entry.Wrong _ -> fault(422, guest, "my.passkey.wrong");
            case Visits.Entry.Barred(var until) -> {
                var words = guest.words();
                yield fault(429, words.say("my.barred", new When(words).minute(until)));
            }
        };
        guest.answer(answer);
    }

    private Optional<OwnPasskeys.Came> came(HttpServletRequest request) throws IOException {
        var body = body(request);
        return credential(body, ASSERTED, "clientDataJSON", "authenticatorData", "signature")
                .flatMap(credential -> passkeys.enter(
                        origin(request),
                        text(body, "challenge"),
                        credential,
                        text(body, "derived"),
                        request.getRemoteAddr()));
    }

    @PostMapping("/{lang:ko|en}/my/{number}/passkeys/options")
    void toAdd(Guest guest, @PathVariable String number) throws IOException {
        var visitor = visitor(number, body(guest.request()), guest.request());
        var answer = visitor == null
                ? fault(403, guest, "my.over")
                : passkeys.of(visitor.number()).size() >= OwnPasskeys.MOST
                        ? fault(422, guest, "my.passkey.most")
                        : json(200, passkeys.toAdd(origin(guest.request()), visitor.number()));
        guest.answer(answer);
    }

    @PostMapping("/{lang:ko|en}/my/{number}/passkeys")
    void add(Guest guest, @PathVariable String number) throws IOException {
        var body = body(guest.request());
        var visitor = visitor(number, body, guest.request());
        if (visitor == null) {
            guest.answer(fault(403, guest, "my.over"));
            return;
        }
        boolean added = credential(body, ATTESTED, "clientDataJSON", "attestationObject")
                .filter(credential -> passkeys.add(
                        origin(guest.request()),
                        visitor.number(),
                        visitor.code(),
                        text(body, "challenge"),
                        credential,
                        text(body, "derived")))
                .isPresent();
        var answer =
                added ? json(200, Map.of("next", guest.to("/my/" + number))) : fault(422, guest, "my.passkey.failed");
        guest.answer(answer);
    }

    @PostMapping("/{lang:ko|en}/my/{number}/passkeys/remove")
    void remove(
            Guest guest,
            @PathVariable String number,
            @RequestParam(defaultValue = "") String token,
            @RequestParam(defaultValue = "") String passkey) {
        var visitor = visitor(number, token, guest.request());
        if (visitor != null) {
            passkeys.remove(visitor.number(), passkey);
        }
        guest.seeOther(visitor == null ? guest.to("/my") : guest.to("/my/" + number + "#passkeys"));
    }

    private record Visitor(PetitionNumber number, String code) {}

    private @Nullable Visitor visitor(String number, JsonNode body, HttpServletRequest request) {
        return visitor(number, text(body, "token"), request);
    }

    private @Nullable Visitor visitor(String number, String token, HttpServletRequest request) {
        if (!PetitionNumber.isWellFormed(number) || !MySite.isOfVisit(token, request)) {
            return null;
        }
        var known = new PetitionNumber(number);
        return visits.code(known, MySite.secret(request))
                .map(code -> new Visitor(known, code))
                .orElse(null);
    }

    /** An empty object in place of what cannot be read: nothing in it is what was asked for. */
    private static JsonNode body(HttpServletRequest request) throws IOException {
        var bytes = request.getInputStream().readNBytes(LONGEST);
        try {
            return JSON.readTree(bytes);
        } catch (JacksonException _) {
            return JSON.createObjectNode();
        }
    }

    /** What a device answered; empty where a part is missing or is not what it should be. */
    private static <R extends AuthenticatorResponse> Optional<PublicKeyCredential<R>> credential(
            JsonNode body, TypeReference<PublicKeyCredential<R>> type, String... parts) {
        var sent = body.path("credential");
        if (!sent.path("rawId").isString()
                || !Stream.of(parts)
                        .allMatch(part -> sent.path("response").path(part).isString())) {
            return Optional.empty();
        }
        try {
            return Optional.of(JSON.readerFor(type).readValue(sent));
        } catch (JacksonException | IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    private static String text(JsonNode body, String field) {
        return body.path(field).asString("");
    }

    /** As the browser sees us; a passkey holds for it alone. */
    private static URI origin(HttpServletRequest request) {
        var url = request.getRequestURL();
        return URI.create(
                url.substring(0, url.length() - request.getRequestURI().length()));
    }

    private static Answer json(int status, Object content) {
        return Answer.of(status, Answer.JSON, Answer.NEVER, JSON.writeValueAsBytes(content));
    }

    private static Answer fault(int status, Guest guest, String key) {
        return fault(status, guest.words().say(key));
    }

    private static Answer fault(int status, String sentence) {
        return json(status, Map.of("fault", sentence));
    }

    private static Words words(String lang) {
        return Words.in(Lang.find(lang).orElseThrow());
    }
}
