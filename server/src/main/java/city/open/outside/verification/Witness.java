package city.open.outside.verification;

import city.open.tlog.AddCheckpoint;
import city.open.tlog.AddCheckpoint.Answer;
import city.open.tlog.Checkpoint;
import city.open.tlog.KeyType;
import city.open.tlog.SignedNote;
import city.open.tlog.SigningKey;
import city.open.tlog.TlogException;
import city.open.tlog.TreeHead;
import city.open.tlog.VerifierKey;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * Puts its name under checkpoints of logs it knows, as long as each extends the one before (C2SP tlog-witness). Of each log it keeps the
 * last checkpoint and nothing else; of two histories it signs one, reports the other and keeps it as evidence.
 */
public final class Witness {
    private static final String PLAIN = "text/plain; charset=utf-8";

    private final SigningKey key;
    private final Path folder;
    private final InstantSource clock;
    private final Consumer<String> report;
    private final Map<String, List<VerifierKey>> logs = new TreeMap<>();

    /** @param folder where the last checkpoints are kept, a file a log */
    public Witness(SigningKey key, Path folder, InstantSource clock, Consumer<String> report) {
        if (key.verifier().type() != KeyType.COSIGNATURE) {
            throw new IllegalArgumentException("a witness signs with a key for cosignatures");
        }
        this.key = key;
        this.folder = folder;
        this.clock = clock;
        this.report = report;
    }

    /** What goes back over HTTP. */
    public record Reply(int status, String type, String body) {}

    public VerifierKey name() {
        return key.verifier();
    }

    /**
     * Lets the log at a place be witnessed. Its key is the one given, else the one kept from before, else the one the log gives now.
     */
    public String know(Place place, Trust trust) {
        var keys = trust.keys().isEmpty() ? keptKeys(place) : trust.keys();
        var log = new LogCheck(place, new Trust(keys, List.of(), 0), null, report, (_, _) -> {})
                .open(Optional.empty(), 0);
        var origin = log.checkpoint().checkpoint().origin();
        logs.put(origin, log.keys());
        Remembered.replace(addressFile(place), (origin + "\n").getBytes(StandardCharsets.UTF_8));
        return origin;
    }

    private List<VerifierKey> keptKeys(Place place) {
        var known = addressFile(place);
        try {
            return Files.exists(known)
                    ? Remembered.read(file(Files.readString(known).strip()))
                            .map(Remembered::keys)
                            .orElse(List.of())
                    : List.of();
        } catch (IOException e) {
            throw new CannotCheck("The file %s cannot be read: %s.".formatted(known, e.getMessage()), e);
        }
    }

    private Path addressFile(Place place) {
        return folder.resolve(sha256(place.toString()) + ".origin");
    }

    private Path file(String origin) {
        return folder.resolve(sha256(origin));
    }

    /** The answer to {@code POST /add-checkpoint}. One at a time: what is compared is what is then replaced. */
    public synchronized Reply addCheckpoint(byte[] body) {
        AddCheckpoint asked;
        try {
            asked = AddCheckpoint.parse(body);
        } catch (TlogException e) {
            return refusal(400, e.reason());
        }
        var origin = asked.submitted().origin();
        var keys = logs.get(origin);
        if (keys == null) {
            return refusal(404, "This witness does not know the log " + origin);
        }
        var latest = latest(origin, keys);
        return switch (asked.judge(keys, latest)) {
            case Answer.Cosign(var checkpoint) -> cosign(asked.checkpoint(), checkpoint, keys);
            case Answer.Conflict conflict ->
                new Reply(conflict.status(), Answer.Conflict.CONTENT_TYPE, conflict.body());
            case Answer.BadRequest(var reason) -> refusal(400, reason);
            case Answer.Forbidden(var reason) -> refusal(403, reason);
            case Answer.Unprocessable(var reason) -> {
                notGrown(asked.checkpoint(), latest, reason);
                yield refusal(422, reason);
            }
        };
    }

    /** The last checkpoint of a log, with our cosignature: {@code GET /<hash of the origin>/checkpoint}. */
    public synchronized Optional<String> latest(String originHash) {
        return logs.keySet().stream()
                .filter(origin -> sha256(origin).equals(originHash))
                .findFirst()
                .flatMap(origin -> Remembered.read(file(origin)))
                .map(kept -> kept.checkpoint().encoded());
    }

    /**
     * Looks at a log by itself instead of being asked: checks that it only grew, keeps the checkpoint, and answers with it and our
     * cosignature below.
     *
     * @throws NotShown if the log is not what it was; the checkpoint that was refused is kept as evidence
     */
    public synchronized SignedNote look(Place place) {
        var origin = know(place, Trust.IN_THE_LOG_ITSELF);
        var keys = logs.getOrDefault(origin, List.of());
        var log = new LogCheck(place, new Trust(keys, List.of(), 0), null, _ -> {}, (_, _) -> {})
                .open(Optional.empty(), 0);
        var latest = latest(origin, keys);
        try {
            if (latest.size() > 0) {
                LogCheck.requireGrowth(latest, log.head(), log.tree());
            }
        } catch (NotShown split) {
            notGrown(log.note(), latest, String.valueOf(split.getMessage()));
            throw split;
        }
        cosign(log.note(), log.checkpoint().checkpoint(), log.keys());
        return Remembered.read(file(origin)).orElseThrow().checkpoint();
    }

    private TreeHead latest(String origin, List<VerifierKey> keys) {
        return Remembered.read(file(origin))
                .map(kept -> {
                    kept.checkpoint().verify(keys);
                    return Checkpoint.parse(kept.checkpoint().text()).head();
                })
                .orElse(TreeHead.EMPTY);
    }

    private Reply cosign(SignedNote note, Checkpoint checkpoint, List<VerifierKey> keys) {
        var own = note.verify(keys).unverified();
        var logOnly = new SignedNote(
                note.text(),
                note.signatures().stream().filter(one -> !own.contains(one)).toList());
        var line = checkpoint.cosign(key, clock.instant()).line();
        new Remembered(keys, 0, logOnly.with(line)).write(file(checkpoint.origin()));
        report.accept("Cosigned %s at %d entries."
                .formatted(checkpoint.origin(), checkpoint.head().size()));
        return new Reply(200, PLAIN, line);
    }

    /** Signed by the log and not an extension of what it signed before: proof of what it did, for everyone to see. */
    private void notGrown(SignedNote refused, TreeHead latest, String reason) {
        var submitted = Checkpoint.parse(refused.text());
        var evidence = folder.resolve("refused-%s-%d"
                .formatted(sha256(submitted.origin()), submitted.head().size()));
        Remembered.replace(evidence, refused.encoded().getBytes(StandardCharsets.UTF_8));
        report.accept(
                "REFUSED: %s asked for a tree of %d entries that does not extend the one of %d cosigned before (%s). The checkpoint it signed is kept in %s."
                        .formatted(
                                submitted.origin(),
                                submitted.head().size(),
                                latest.size(),
                                reason.replaceAll("\\.$", ""),
                                evidence));
    }

    private static Reply refusal(int status, String reason) {
        return new Reply(status, PLAIN, reason + ".\n");
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException unheardOf) {
            throw new IllegalStateException("SHA-256 is part of every JDK", unheardOf);
        }
    }
}
