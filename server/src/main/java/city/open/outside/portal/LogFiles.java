package city.open.outside.portal;

import city.open.ground.page.Answer;
import city.open.outside.log.PublicLog;
import city.open.outside.record.RecordJson;
import city.open.tlog.EntryBundle;
import city.open.tlog.Hash;
import city.open.tlog.SignedNote;
import city.open.tlog.Tile;
import city.open.tlog.TlogException;
import city.open.tlog.TreeHead;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * The log as files that standard clients follow (C2SP tlog-tiles and tlog-checkpoint, {@code /log} being the prefix), and proofs made ready
 * for those who do not want to put them together themselves.
 */
@Controller
class LogFiles {
    private static final String TEXT = "text/plain;charset=UTF-8";
    private static final String BYTES = "application/octet-stream";
    private static final String PROOF_SUFFIX = ".txt";
    private static final String A_SECOND = "public, max-age=1";
    private static final String A_MINUTE = "public, max-age=60";
    private static final long CHECKPOINT_MILLIS = 250;

    private final PublicLog log;
    private final Kept kept;
    private final Clock clock;

    LogFiles(PublicLog log, Kept kept, Clock clock) {
        this.log = log;
        this.kept = kept;
        this.clock = clock;
    }

    @GetMapping("/log/checkpoint")
    void checkpoint(HttpServletRequest request, HttpServletResponse response) throws IOException {
        kept.get(
                        "/log/checkpoint",
                        () -> text(A_SECOND, checkpoint().encoded()).until(clock.millis() + CHECKPOINT_MILLIS))
                .write(request, response);
    }

    private SignedNote checkpoint() {
        return log.checkpoint().orElseThrow(() -> new NotServed(404, "nothing-signed"));
    }

    /** The verifier keys, the one in force first. */
    @GetMapping("/log/key")
    void keys(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var keys = log.keys();
        if (keys.isEmpty()) {
            throw new NotServed(404, "nothing-signed");
        }
        text(A_MINUTE, String.join("\n", keys) + "\n").write(request, response);
    }

    /** The last tree under an old key, signed with the old key and the new one: the last time a key was renewed. */
    @GetMapping("/log/handover")
    void handover(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var handovers = log.handovers();
        if (handovers.isEmpty()) {
            throw new NotServed(404, "no-handover");
        }
        text(A_MINUTE, handovers.getFirst()).write(request, response);
    }

    /** A full tile never changes; a narrower one is the beginning of a wider one and of use only for a moment. */
    @GetMapping("/log/tile/{*path}")
    void tile(@PathVariable String path, HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (path.startsWith("/entries/")) {
            var bundle = parsed(EntryBundle::parse, "tile" + path);
            file(bundle.width(), log.bundle(bundle)).write(request, response);
        } else {
            var tile = parsed(Tile::parse, "tile" + path);
            file(tile.width(), log.tile(tile)).unpacked().write(request, response);
        }
    }

    private static <T> T parsed(Function<String, T> parse, String path) {
        try {
            return parse.apply(path);
        } catch (TlogException noSuchPath) {
            throw new NotServed(404, "no-such-tile");
        }
    }

    /** Read anew each time: it is for others to keep them, and what is kept here would hide what became of the database. */
    private static Answer file(int width, Optional<byte[]> bytes) {
        return Answer.of(
                200,
                BYTES,
                width == Tile.FULL ? Answer.FOR_EVER : A_MINUTE,
                bytes.orElseThrow(() -> new NotServed(404, "no-such-tile")));
    }

    /**
     * That an entry is in the log: hashes in base64, to be put together as RFC 9162 section 2.1.3.2 says. {@code size} asks for an earlier tree
     * than the one signed last; its root then comes without a checkpoint.
     */
    @GetMapping("/api/v1/proofs/{index}")
    void proof(
            @PathVariable String index,
            @RequestParam @Nullable String size,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        boolean asText = index.endsWith(PROOF_SUFFIX);
        var number = asText ? index.substring(0, index.length() - PROOF_SUFFIX.length()) : index;
        var checkpoint = checkpoint();
        var signed = PublicLog.head(checkpoint);
        long leaf = within(number, "index", 0, signed.size() - 1);
        long of = size == null ? signed.size() : within(size, "size", leaf + 1, signed.size());
        if (asText || (size == null && wantsText(request))) {
            if (of != signed.size()) {
                throw new NotServed(400, "no-checkpoint-of-that-size");
            }
            var entry = log.entry(leaf).orElseThrow(() -> new NotServed(404, "no-such-tile"));
            text(A_SECOND, log.proof(checkpoint, leaf, entry).encoded()).write(request, response);
            return;
        }
        var shown = log.inclusion(signed, leaf, of);
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("index", leaf);
        json.put("leafHash", shown.leaf().toString());
        json.put("treeSize", of);
        json.put("rootHash", shown.head().root().toString());
        json.put("proof", base64(shown.proof().path()));
        if (of == signed.size()) {
            json.put("checkpoint", checkpoint.encoded());
        }
        json(json).write(request, response);
    }

    private static boolean wantsText(HttpServletRequest request) {
        var accept = request.getHeader("Accept");
        return accept != null && accept.startsWith("text/plain");
    }

    /** That the tree of one size is the beginning of the tree of another: RFC 9162 section 2.1.4. */
    @GetMapping("/api/v1/consistency")
    void consistency(
            @RequestParam String from,
            @RequestParam @Nullable String to,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        var checkpoint = checkpoint();
        var signed = PublicLog.head(checkpoint);
        long newer = to == null ? signed.size() : within(to, "to", 0, signed.size());
        long older = within(from, "from", 0, newer);
        var shown = log.consistency(signed, older, newer);
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("from", tree(shown.from()));
        json.put("to", tree(shown.to()));
        json.put("proof", base64(shown.proof().path()));
        if (newer == signed.size()) {
            json.put("checkpoint", checkpoint.encoded());
        }
        json(json).write(request, response);
    }

    private static Map<String, Object> tree(TreeHead head) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("treeSize", head.size());
        tree.put("rootHash", head.root().toString());
        return tree;
    }

    private static List<String> base64(List<Hash> hashes) {
        return hashes.stream().map(Hash::toString).toList();
    }

    /** A number the log has; a larger one may be there in a moment. */
    private static long within(String text, String name, long least, long most) {
        if (!text.matches("\\d{1,18}")) {
            throw new NotServed(400, "unknown-number", name);
        }
        long number = Long.parseLong(text);
        if (number > most) {
            throw new NotServed(404, "not-signed-yet", name, number, most);
        }
        if (number < least) {
            throw new NotServed(400, "unknown-number", name);
        }
        return number;
    }

    private static Answer text(String caching, String text) {
        return Answer.of(200, TEXT, caching, text.getBytes(StandardCharsets.UTF_8));
    }

    private static Answer json(Object value) {
        return Answer.of(200, Answer.JSON, A_SECOND, RecordJson.JSON.writeValueAsBytes(value));
    }
}
