package city.open.outside.verification;

import city.open.tlog.EntryBundle;
import city.open.tlog.HashReader;
import city.open.tlog.Policy;
import city.open.tlog.SignedNote;
import city.open.tlog.Tile;
import city.open.tlog.TileReader;
import city.open.tlog.TlogException;
import city.open.tlog.TreeHead;
import city.open.tlog.VerifierKey;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A reader who checks a log from outside. Each finding is told as a sentence as soon as it holds; the first that does not ends the check
 * with {@link NotShown}. Nothing the place says is believed beyond what its log has signed, and of the log's signature nothing beyond what
 * was seen of the log before.
 */
public final class LogCheck {
    private static final int READ_AHEAD = 8;
    private static final Duration NOTE_PLACE_EVERY = Duration.ofSeconds(5);
    private static final Duration SIGNED_WITHIN = Duration.ofSeconds(10);
    private static final Duration ASK_AGAIN_AFTER = Duration.ofMillis(200);

    private final Place place;
    private final Trust trust;
    private final @Nullable Path file;
    private final Consumer<String> told;
    private final Progress progress;
    private final Duration patience;

    /** @param file where the last checkpoint is kept between checks, or null to keep none */
    public LogCheck(Place place, Trust trust, @Nullable Path file, Consumer<String> told, Progress progress) {
        this(place, trust, file, told, progress, SIGNED_WITHIN);
    }

    /** @param patience how long a checkpoint or a cosignature that is still to come is waited for */
    LogCheck(
            Place place,
            Trust trust,
            @Nullable Path file,
            Consumer<String> told,
            Progress progress,
            Duration patience) {
        this.place = place;
        this.trust = trust;
        this.file = file;
        this.told = told;
        this.progress = progress;
        this.patience = patience;
    }

    /** A log whose checkpoint may be believed, with the keys that are good from now on. */
    record Opened(Policy.Opened checkpoint, List<VerifierKey> keys, Tiles tiles, TileReader tree) {
        TreeHead head() {
            return checkpoint.checkpoint().head();
        }

        SignedNote note() {
            return checkpoint.note();
        }
    }

    /** Signature and consistency, then every entry there is, from the first to the last. */
    public void everything() {
        var kept = kept();
        var log = open(kept, 0);
        entries(log, kept, _ -> {});
        keep(new Remembered(log.keys(), 0, log.note()));
    }

    /** The same, and the city's figures counted from all its entries. */
    public void figures() {
        var kept = kept();
        var log = open(kept, 0);
        var figures = new PublicFigures(place);
        entries(log, Optional.empty(), figures::add);
        figures.requireShown(patience);
        told.accept(
                "What is open in each sector, what came in today, what was decided this month, and what share was entered within an hour:"
                        + " the figures are what the entries say. How many were in time and how long they took only ./open check makes again.");
        told.accept(
                "What each division entered month by month, where it left the procedure and what it withheld: the figures are what the entries say."
                        + " How late its entries are, which were entered after the due date and which dates passed only ./open check makes again.");
        keep(new Remembered(log.keys(), 0, log.note()));
    }

    /** Signature and consistency alone: that the log only grew since it was looked at last. */
    public void checkpoint() {
        var kept = kept();
        var log = open(kept, 0);
        keep(new Remembered(log.keys(), 0, log.note()));
    }

    /** Signature and consistency, then every entry that the place shows of one petition. */
    public void petition(String number) {
        var kept = kept();
        var shown = ShownPetition.at(place, number);
        var log = open(kept, shown.lastIndex() + 1);
        EntryBundle bundle = null;
        List<byte[]> logged = List.of();
        var withholdings = new Withholdings();
        for (var entry : shown.entries()) {
            var holding = Tiles.holding(entry.index(), log.head().size());
            // Entries that follow one another in the log are mostly in one bundle: it is fetched once.
            if (!holding.equals(bundle)) {
                bundle = holding;
                logged = open(holding, log.tiles().fetch(holding), log.tree());
            }
            withholdings.take(entry.json(), logged.get((int) (entry.index() - holding.start())));
        }
        int withheld = withholdings.requireDecisions();
        told.accept(
                "All %,d entries that are shown of petition %s are in that tree, byte for byte as they are shown, and none is missing between them."
                        .formatted(shown.entries().size(), number));
        tellWithheld(withheld);
        told.accept(shown.requireHead());
        shown.requireOpenings().ifPresent(told);
        keep(new Remembered(log.keys(), 0, log.note()));
    }

    /** A file that was taken away, against its manifest and against what the log has signed. */
    public void export(Path taken) {
        var kept = kept();
        var check = new ExportCheck(taken, told, progress);
        check.requireWhole();
        var log = open(kept, check.least());
        check.against(log);
        keep(new Remembered(log.keys(), 0, log.note()));
    }

    private void tellWithheld(int withheld) {
        if (withheld > 0) {
            told.accept(
                    "Of entries that were public before, withheld by an entry that decides it, with its ground: %,d."
                            .formatted(withheld));
        }
    }

    private Optional<Remembered> kept() {
        return file == null ? Optional.empty() : Remembered.read(file);
    }

    private void keep(Remembered now) {
        if (file != null) {
            now.write(file);
            told.accept("The checkpoint is kept in %s: the next check begins from it.".formatted(file));
        }
    }

    /** The log's checkpoint, of a tree of {@code least} entries or more: those just shown may not have been signed yet. */
    Opened open(Optional<Remembered> kept, long least) {
        var keys = keys(kept);
        var checkpoint = signedWithin(keys.good(), least);
        var head = checkpoint.checkpoint().head();
        told.accept(signatures(checkpoint));
        var tiles = new Tiles(place);
        var log = new Opened(checkpoint, keys.good(), tiles, new TileReader(head, tiles));
        keys.handover().ifPresent(handover -> requireGrowth(handover, head, log.tree()));
        kept.ifPresent(before -> requireExtension(before, keys, log));
        return log;
    }

    /** Waits a little for the log to sign for what it has just shown, and for its witnesses to cosign. */
    private Policy.Opened signedWithin(List<VerifierKey> keys, long least) {
        var deadline = System.nanoTime() + patience.toNanos();
        while (true) {
            NotShown fault;
            try {
                var checkpoint = signed(keys);
                long size = checkpoint.checkpoint().head().size();
                if (size >= least) {
                    return checkpoint;
                }
                fault = new NotShown(
                        "Entry %d is shown, but the log has signed for %d entries only.".formatted(least - 1, size));
            } catch (NotShown refused) {
                if (trust.need() == 0 || !place.far()) {
                    throw refused;
                }
                fault = refused;
            }
            if (System.nanoTime() > deadline) {
                throw fault;
            }
            LockSupport.parkNanos(ASK_AGAIN_AFTER.toNanos());
        }
    }

    /**
     * Whom to believe now.
     *
     * @param before who was believed until now
     * @param handover the last tree under a key that has since been renewed
     */
    private record Keys(List<VerifierKey> good, List<VerifierKey> before, Optional<TreeHead> handover) {}

    private Keys keys(Optional<Remembered> kept) {
        var offered = offered();
        var before = trusted(kept, offered);
        if (offered.isEmpty() || before.contains(offered.getFirst())) {
            return new Keys(before, before, Optional.empty());
        }
        var fresh = offered.getFirst();
        return place.read("log/handover")
                .map(note -> handover(note, before, fresh))
                .map(head -> new Keys(List.of(fresh), before, Optional.of(head)))
                .orElseGet(() -> new Keys(before, before, Optional.empty()));
    }

    /** A new key is good only because one that was good before has signed the same tree: so a log hands over. */
    private TreeHead handover(byte[] bytes, List<VerifierKey> before, VerifierKey fresh) {
        try {
            var note = SignedNote.parse(bytes);
            var known = new LinkedHashSet<>(before);
            known.add(fresh);
            var signed = note.verify(List.copyOf(known)).verified();
            if (!signed.contains(fresh) || signed.stream().noneMatch(before::contains)) {
                throw new NotShown("The log has a new key, and none that you trust has signed beside it.");
            }
            told.accept("The log has renewed its key: the one you trusted has signed beside the new one, %s."
                    .formatted(fresh));
            return policy(List.of(fresh), Trust.IN_THE_LOG_ITSELF)
                    .open(note)
                    .checkpoint()
                    .head();
        } catch (TlogException e) {
            throw new NotShown("The log's handover to a new key does not hold: %s.".formatted(e.reason()));
        }
    }

    /** The keys the log names, the one in force first. Those it used before say nothing about today. */
    private List<VerifierKey> offered() {
        try {
            return place.read("log/key")
                    .map(bytes -> new String(bytes, StandardCharsets.UTF_8)
                            .lines()
                            .map(String::strip)
                            .filter(line -> !line.isEmpty())
                            .limit(1)
                            .map(VerifierKey::parse)
                            .toList())
                    .orElse(List.of());
        } catch (TlogException e) {
            throw new NotShown("The log's own list of keys (log/key) is malformed: %s.".formatted(e.reason()));
        }
    }

    private List<VerifierKey> trusted(Optional<Remembered> kept, List<VerifierKey> offered) {
        if (!trust.keys().isEmpty()) {
            return trust.keys();
        }
        var before = kept.map(Remembered::keys).orElse(List.of());
        if (!before.isEmpty()) {
            return before;
        }
        if (offered.isEmpty()) {
            throw new CannotCheck("%s gives no key of a log at log/key: check the address, or give the key with --key."
                    .formatted(place));
        }
        told.accept("The log says its key is %s. Compare it with one you have from elsewhere, or give that with --key."
                .formatted(offered.getFirst()));
        return offered;
    }

    private Policy.Opened signed(List<VerifierKey> keys) {
        var bytes = place.read("log/checkpoint")
                .orElseThrow(() -> new CannotCheck("%s shows no log: check the address.".formatted(place)));
        try {
            return policy(keys, trust).open(SignedNote.parse(bytes));
        } catch (TlogException e) {
            throw new NotShown("The checkpoint does not hold: %s.".formatted(e.reason()));
        }
    }

    /** By custom a log signs under its own name (tlog-checkpoint), so its key says which log is meant. */
    static Policy policy(List<VerifierKey> keys, Trust trust) {
        return new Policy(keys.getFirst().name(), keys, trust.witnesses(), trust.need());
    }

    private String signatures(Policy.Opened opened) {
        var head = opened.checkpoint().head();
        var witnesses = opened.cosignatures().stream()
                .map(one -> "%s at %s".formatted(one.witness().name(), one.time()))
                .collect(Collectors.joining(", "));
        return "The checkpoint of %,d entries is signed by its log, %s%s."
                .formatted(
                        head.size(),
                        opened.checkpoint().origin(),
                        trust.witnesses().isEmpty()
                                ? ""
                                : witnesses.isEmpty()
                                        ? ", and cosigned by none of your %d witnesses"
                                                .formatted(trust.witnesses().size())
                                        : ", and cosigned by %d of your %d witnesses (%s)"
                                                .formatted(
                                                        opened.cosignatures().size(),
                                                        trust.witnesses().size(),
                                                        witnesses));
    }

    private void requireExtension(Remembered before, Keys keys, Opened log) {
        TreeHead older;
        try {
            older = policy(keys.before(), Trust.IN_THE_LOG_ITSELF)
                    .open(before.checkpoint())
                    .checkpoint()
                    .head();
        } catch (TlogException e) {
            throw new NotShown("The checkpoint you kept is not one of this log: %s.".formatted(e.reason()));
        }
        requireGrowth(older, log.head(), log.tree());
        if (older.size() == log.head().size()) {
            told.accept("It is the checkpoint you kept, of the same %,d entries.".formatted(older.size()));
        } else if (older.size() > 0) {
            told.accept("It only adds to the %,d entries of the checkpoint you kept.".formatted(older.size()));
        }
    }

    /** @throws NotShown naming the sizes, unless the newer tree has the older one at its beginning */
    static void requireGrowth(TreeHead older, TreeHead newer, HashReader tree) {
        if (older.size() > newer.size()) {
            throw new NotShown(
                    "The log shows %d entries, fewer than the %d it signed for before: entries were dropped, or an old state is shown."
                            .formatted(newer.size(), older.size()));
        }
        try {
            if (!TreeHead.of(older.size(), tree).equals(older)) {
                throw new NotShown(
                        older.size() == newer.size()
                                ? "The log has signed two different trees of %d entries: it shows different people different histories."
                                        .formatted(older.size())
                                : "The tree of %d entries does not extend the one of %d entries that the log signed before: history up to entry %d was rewritten."
                                        .formatted(newer.size(), older.size(), older.size() - 1));
            }
        } catch (TlogException e) {
            throw new NotShown("That the log only grew cannot be shown: %s.".formatted(e.reason()));
        }
    }

    /** One bundle with what the place's change feed shows of the same entries, where it has one. */
    private record Fetched(
            EntryBundle bundle, byte[] bytes, @Nullable String shown) {}

    private void entries(Opened log, Optional<Remembered> kept, Consumer<byte[]> reader) {
        long size = log.head().size();
        long from = kept.map(Remembered::checked).orElse(0L) / Tile.FULL * Tile.FULL;
        if (from > 0) {
            told.accept("An earlier check came to entry %,d; this one goes on from there.".formatted(from));
        }
        boolean feed = size > 0 && ChangeFeed.isAt(place);
        var bundles = EntryBundle.between(Math.min(from, size), size).iterator();
        long noted = System.nanoTime();
        var withholdings = new Withholdings();
        try (var ahead = new Ahead<>(bundles, bundle -> fetch(log, bundle, feed), place.far() ? READ_AHEAD : 2)) {
            while (ahead.hasNext()) {
                var fetched = ahead.next();
                var logged = open(fetched.bundle(), fetched.bytes(), log.tree());
                EntryOrder.require(fetched.bundle().start(), logged);
                if (fetched.shown() != null) {
                    ChangeFeed.requireSame(fetched.bundle().start(), logged, fetched.shown(), withholdings);
                }
                logged.forEach(reader);
                long done = fetched.bundle().start() + logged.size();
                progress.at(done, size);
                if (file != null && System.nanoTime() - noted > NOTE_PLACE_EVERY.toNanos()) {
                    new Remembered(log.keys(), done, log.note()).write(file);
                    noted = System.nanoTime();
                }
            }
        }
        int withheld = withholdings.requireDecisions();
        told.accept(
                feed
                        ? "All %,d entries are the leaves of that tree, one by one, and the public change feed shows the same."
                                .formatted(size)
                        : "All %,d entries are the leaves of that tree, one by one.".formatted(size));
        tellWithheld(withheld);
    }

    private Fetched fetch(Opened log, EntryBundle bundle, boolean feed) {
        log.tiles().fetchAhead(Tiles.leaves(bundle));
        byte[] bytes;
        try {
            bytes = log.tiles().fetch(bundle);
        } catch (NotShown incomplete) {
            if (feed) {
                ChangeFeed.requireNoneMissing(place, bundle);
            }
            throw incomplete;
        }
        return new Fetched(bundle, bytes, feed ? ChangeFeed.read(place, bundle.start(), bundle.width()) : null);
    }

    static List<byte[]> open(EntryBundle bundle, byte[] bytes, HashReader tree) {
        try {
            return bundle.open(bytes, tree);
        } catch (TlogException e) {
            throw new NotShown("In entries %d to %d: %s."
                    .formatted(bundle.start(), bundle.start() + bundle.width() - 1, e.reason()));
        }
    }
}
