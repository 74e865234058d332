package city.open.outside.portal;

import city.open.ground.page.Words;
import city.open.outside.record.RecordJson;
import city.open.tlog.VerifierKey;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What the browser needs to check the log by itself: whom to believe, and the words to answer with.
 *
 * @param petition whose entries are checked, or null where the reader may name one
 * @param need how many of the witnesses must have cosigned
 */
public record CheckForm(
        @Nullable String petition,
        @Nullable VerifierKey logKey,
        List<VerifierKey> witnessKeys,
        int need,
        String words) {
    private static final String OWN = "check.";

    static CheckForm of(
            Words words, @Nullable String petition, @Nullable VerifierKey key, List<VerifierKey> witnesses, int need) {
        Map<String, String> said = new TreeMap<>();
        words.keys().stream()
                .filter(name -> name.startsWith(OWN))
                .forEach(name -> said.put(name.substring(OWN.length()), words.say(name)));
        return new CheckForm(petition, key, witnesses, need, RecordJson.JSON.writeValueAsString(said));
    }

    public String key() {
        return logKey == null ? "" : logKey.toString();
    }

    public String witnesses() {
        return witnessKeys.stream().map(VerifierKey::toString).collect(Collectors.joining(" "));
    }
}
