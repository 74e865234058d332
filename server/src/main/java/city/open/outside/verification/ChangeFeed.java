package city.open.outside.verification;

import city.open.tlog.EntryBundle;
import java.nio.charset.StandardCharsets;
import java.util.List;
import tools.jackson.core.JacksonException;

/** The entries as an installation shows them to everyone, to be held against those in its log. */
final class ChangeFeed {
    private ChangeFeed() {}

    /** A mirror has the log alone. */
    static boolean isAt(Place place) {
        return place.far() && place.read("api/v1/changes?after=-1&limit=1").isPresent();
    }

    static String read(Place place, long first, int count) {
        return place.read("api/v1/changes?after=%d&limit=%d".formatted(first - 1, count))
                .map(bytes -> new String(bytes, StandardCharsets.UTF_8))
                .orElseThrow(() -> new NotShown("The change feed does not show entries from %d on.".formatted(first)));
    }

    /** A log that does not give a bundle lacks one of its entries, or has one twice; the feed tells which. */
    static void requireNoneMissing(Place place, EntryBundle bundle) {
        var entries = Canonical.JSON.readTree(read(place, bundle.start(), bundle.width()));
        for (int i = 0; i < bundle.width(); i++) {
            long says = entries.path(i).path("index").asLong(-1);
            if (says != bundle.start() + i) {
                throw new NotShown(
                        says >= 0 && says < bundle.start() + i
                                ? "Entry %d is shown more than once.".formatted(says)
                                : "Entry %d is in the tree, and the log does not show it."
                                        .formatted(bundle.start() + i));
            }
        }
    }

    /** @param withholdings takes every entry, as some may be withheld by a later one */
    static void requireSame(long first, List<byte[]> logged, String shown, Withholdings withholdings) {
        try {
            var feed = Canonical.JSON.readTree(shown);
            for (int i = 0; i < logged.size(); i++) {
                if (feed.get(i) == null) {
                    throw new NotShown(
                            "Entry %d is in the log, and the change feed does not show it.".formatted(first + i));
                }
                if (feed.get(i).path("index").asLong(-1) != first + i) {
                    throw new NotShown("Entry %d in the change feed is not the one in the log.".formatted(first + i));
                }
                withholdings.take(feed.get(i), logged.get(i));
            }
        } catch (JacksonException e) {
            throw new NotShown("The change feed from entry %d on is not JSON.".formatted(first));
        }
    }
}
