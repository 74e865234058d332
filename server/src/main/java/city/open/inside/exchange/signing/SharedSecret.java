package city.open.inside.exchange.signing;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/** Signs requests and checks them: HTTP Message Signatures (RFC 9421) with {@code hmac-sha256}, over a digest of the body (RFC 9530). */
public final class SharedSecret {
    private static final Pattern INPUT = Pattern.compile(
            "([a-z*][a-z0-9_.*-]*)=(\\(((?:\"[a-z0-9@-]+\"(?: \"[a-z0-9@-]+\")*)?)\\)((?:;[a-z]+=(?:\"[^\"\\\\]*\"|\\d{1,15}))*))");
    private static final Pattern PARAMETER = Pattern.compile(";([a-z]+)=(?:\"([^\"]*)\"|(\\d+))");
    private static final SecureRandom random = new SecureRandom();

    private final String keyId;
    private final byte[] secret;

    public SharedSecret(String keyId, byte[] secret) {
        this.keyId = keyId;
        this.secret = secret.clone();
    }

    /** 256 random bits. */
    public static byte[] fresh() {
        var secret = new byte[32];
        random.nextBytes(secret);
        return secret;
    }

    /** The value of {@code Content-Digest}. */
    public static String digest(byte[] body) {
        try {
            var hash = MessageDigest.getInstance("SHA-256").digest(body);
            return "sha-256=:" + Base64.getEncoder().encodeToString(hash) + ":";
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** The headers that sign a request with a body: method, path, query, digest of the body and all headers given. */
    public Map<String, String> sign(SignedMessage message, byte[] body, Instant at) {
        var digest = digest(body);
        Map<String, String> headers = new LinkedHashMap<>(message.headers());
        headers.put("content-digest", digest);
        var whole = new SignedMessage(message.method(), message.authority(), message.path(), message.query(), headers);
        List<String> covered = new ArrayList<>(List.of("@method", "@path"));
        if (message.query() != null) {
            covered.add("@query");
        }
        covered.addAll(whole.headers().keySet());
        var parameters = "(%s);created=%d;keyid=\"%s\";alg=\"hmac-sha256\""
                .formatted(
                        covered.stream().map(name -> '"' + name + '"').collect(Collectors.joining(" ")),
                        at.getEpochSecond(),
                        keyId);
        var signature = Base64.getEncoder().encodeToString(mac(base(whole, covered, parameters)));
        return Map.of(
                "Content-Digest",
                digest,
                "Signature-Input",
                "open=" + parameters,
                "Signature",
                "open=:" + signature + ":");
    }

    /** The key that a request says it was signed with. */
    public static Optional<String> keyOf(SignedMessage message) {
        return Claim.of(message).map(Claim::keyId);
    }

    /**
     * What is wrong with a request, or nothing: the signature must be ours, not older or newer than the window, and cover method, path,
     * query, body and every header that carries part of an event.
     */
    public @Nullable String fault(SignedMessage message, byte[] body, Instant now, Duration window) {
        var claim = Claim.of(message).orElse(null);
        if (claim == null) {
            return "The request needs one signature in Signature-Input and Signature, as RFC 9421 writes them.";
        }
        for (var name : required(message, body)) {
            if (!claim.covered().contains(name)) {
                return "The signature does not cover \"%s\".".formatted(name);
            }
        }
        if (claim.algorithm() != null && !claim.algorithm().equals("hmac-sha256")) {
            return "The signature has to be made with hmac-sha256.";
        }
        if (Duration.between(claim.created(), now).abs().compareTo(window) > 0) {
            return "The signature was made more than %d minutes from now; sign again.".formatted(window.toMinutes());
        }
        if (body.length > 0 && !digest(body).equals(message.headers().get("content-digest"))) {
            return "Content-Digest is not the SHA-256 digest of the body.";
        }
        return isOurs(claim, message) ? null : "The signature does not match.";
    }

    private static Set<String> required(SignedMessage message, byte[] body) {
        Set<String> required = new LinkedHashSet<>(List.of("@method", "@path"));
        if (message.query() != null) {
            required.add("@query");
        }
        if (body.length > 0) {
            required.add("content-digest");
            required.add("content-type");
        }
        message.headers().keySet().stream()
                .filter(name -> name.startsWith("ce-"))
                .forEach(required::add);
        return required;
    }

    /** Whether the signature is ours, whatever it covers. */
    boolean matches(SignedMessage message) {
        return Claim.of(message).map(claim -> isOurs(claim, message)).orElse(false);
    }

    private boolean isOurs(Claim claim, SignedMessage message) {
        var covered = List.copyOf(claim.covered());
        if (covered.stream().anyMatch(name -> message.component(name) == null)) {
            return false;
        }
        return MessageDigest.isEqual(mac(base(message, covered, claim.parameters())), claim.signature());
    }

    /** The text that is signed (RFC 9421 section 2.5). */
    private static String base(SignedMessage message, List<String> covered, String parameters) {
        var base = new StringBuilder();
        covered.forEach(name -> base.append('"')
                .append(name)
                .append("\": ")
                .append(message.component(name))
                .append('\n'));
        return base.append("\"@signature-params\": ").append(parameters).toString();
    }

    private byte[] mac(String text) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret, "HmacSHA256"));
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** What a request says of its signature. */
    private record Claim(
            Set<String> covered,
            String parameters,
            Instant created,
            String keyId,
            @Nullable String algorithm,
            byte[] signature) {

        static Optional<Claim> of(SignedMessage message) {
            var input = INPUT.matcher(message.headers().getOrDefault("signature-input", ""));
            if (!input.matches()) {
                return Optional.empty();
            }
            var signature = signature(message.headers().getOrDefault("signature", ""), input.group(1));
            Map<String, String> parameters = new LinkedHashMap<>();
            var parameter = PARAMETER.matcher(input.group(4));
            while (parameter.find()) {
                parameters.put(
                        parameter.group(1), parameter.group(2) == null ? parameter.group(3) : parameter.group(2));
            }
            var created = parameters.getOrDefault("created", "");
            var keyId = parameters.get("keyid");
            if (signature == null || keyId == null || !created.matches("\\d{1,12}")) {
                return Optional.empty();
            }
            var covered = Arrays.stream(input.group(3).split(" "))
                    .map(quoted -> quoted.replace("\"", ""))
                    .collect(Collectors.toCollection(LinkedHashSet::new));
            return Optional.of(new Claim(
                    covered,
                    input.group(2),
                    Instant.ofEpochSecond(Long.parseLong(created)),
                    keyId,
                    parameters.get("alg"),
                    signature));
        }

        private static byte @Nullable [] signature(String header, String label) {
            if (!header.startsWith(label + "=:") || !header.endsWith(":") || header.length() < label.length() + 3) {
                return null;
            }
            try {
                return Base64.getDecoder().decode(header.substring(label.length() + 2, header.length() - 1));
            } catch (IllegalArgumentException notBase64) {
                return null;
            }
        }
    }
}
