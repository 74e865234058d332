package city.open.outside.portal;

import city.open.outside.record.Entry;
import city.open.outside.record.PublicRecord;
import city.open.outside.record.RecordJson;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Hands each new entry to everyone who watches.
 *
 * <p>An entry is encoded once and appended to a chain; each watcher walks along the chain on its own virtual thread and writes at the pace
 * of its reader. Nobody waits for anybody, and what all have read is garbage. Who falls too far behind is let go and comes back with
 * {@code Last-Event-ID}, from which the record fills the gap.
 */
@Component
class LiveHub implements SmartLifecycle {
    private static final String EVERYTHING = "";
    private static final int FARTHEST_BEHIND = 2_000;
    private static final int PIECE = 32 * 1024;
    private static final int CATCH_UP = 500;
    private static final Duration HEARTBEAT = Duration.ofSeconds(15);
    private static final byte[] HELLO = "retry: 1000\n\n".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] BEAT = ":\n\n".getBytes(StandardCharsets.US_ASCII);

    private final PublicRecord record;
    private final ConcurrentHashMap<String, Topic> topics = new ConcurrentHashMap<>();
    private final AtomicInteger watchers = new AtomicInteger();
    private volatile boolean running;

    LiveHub(PublicRecord record) {
        this.record = record;
        record.onEntries(this::publish);
    }

    private static final class Event {
        final long index;
        final long order;
        final byte[] bytes;
        volatile @Nullable Event next;

        Event(long index, long order, byte[] bytes) {
            this.index = index;
            this.order = order;
            this.bytes = bytes;
        }
    }

    private static final class Topic {
        final Set<Thread> threads = ConcurrentHashMap.newKeySet();
        volatile Event tail = new Event(-1, 0, new byte[0]);

        synchronized void append(long index, byte[] bytes) {
            var event = new Event(index, tail.order + 1, bytes);
            tail.next = event;
            tail = event;
        }
    }

    private void publish(List<Entry> entries) {
        var everything = topics.get(EVERYTHING);
        Set<Topic> touched = ConcurrentHashMap.newKeySet();
        for (var entry : entries) {
            var one = entry.isOfCity() ? null : topics.get(entry.petition());
            if (one == null && everything == null) {
                continue;
            }
            var bytes = encode(entry);
            if (one != null) {
                one.append(entry.index(), bytes);
                touched.add(one);
            }
            if (everything != null) {
                everything.append(entry.index(), bytes);
                touched.add(everything);
            }
        }
        touched.forEach(topic -> topic.threads.forEach(LockSupport::unpark));
    }

    private static byte[] encode(Entry entry) {
        return ("id: " + entry.index() + "\nevent: entry\ndata: " + RecordJson.canonical(entry) + "\n\n")
                .getBytes(StandardCharsets.UTF_8);
    }

    int watchers() {
        return watchers.get();
    }

    /** Everything after an index, or from now on, until the reader goes away. */
    void streamAll(@Nullable Long after, OutputStream out) throws IOException {
        stream(EVERYTHING, after, out);
    }

    void stream(String petition, @Nullable Long after, OutputStream out) throws IOException {
        var me = Thread.currentThread();
        var topic = topics.compute(petition, (_, there) -> {
            var joined = there == null ? new Topic() : there;
            joined.threads.add(me);
            return joined;
        });
        watchers.incrementAndGet();
        try {
            // The place in the chain is taken before the record is read, so that nothing falls between the two.
            var at = topic.tail;
            out.write(HELLO);
            long last = after == null ? -1 : catchUp(petition, after, out);
            out.flush();
            follow(topic, at, last, out);
        } finally {
            watchers.decrementAndGet();
            topics.computeIfPresent(petition, (_, there) -> {
                there.threads.remove(me);
                return there.threads.isEmpty() ? null : there;
            });
        }
    }

    private long catchUp(String petition, long after, OutputStream out) throws IOException {
        long last = after;
        List<Entry> missed;
        do {
            missed = petition.equals(EVERYTHING) ? record.after(last, CATCH_UP) : record.of(petition, last);
            for (var entry : missed) {
                out.write(encode(entry));
                last = entry.index();
            }
        } while (petition.equals(EVERYTHING) && missed.size() == CATCH_UP);
        return last;
    }

    private void follow(Topic topic, Event from, long last, OutputStream out) throws IOException {
        var at = from;
        while (running) {
            var next = at.next;
            if (next == null) {
                LockSupport.parkNanos(this, HEARTBEAT.toNanos());
                next = at.next;
                if (next == null) {
                    if (Thread.interrupted()) {
                        return;
                    }
                    out.write(BEAT);
                    out.flush();
                    continue;
                }
            }
            if (topic.tail.order - at.order > FARTHEST_BEHIND) {
                return;
            }
            int written = 0;
            while (next != null && written < PIECE) {
                if (next.index > last) {
                    out.write(next.bytes);
                    written += next.bytes.length;
                }
                at = next;
                next = at.next;
            }
            out.flush();
        }
    }

    @Override
    public void start() {
        running = true;
    }

    /** Lets everyone go, so that a server that stops need not wait for those who watch. */
    @Override
    public void stop() {
        running = false;
        topics.values().forEach(topic -> topic.threads.forEach(LockSupport::unpark));
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
