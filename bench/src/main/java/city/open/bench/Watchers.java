package city.open.bench;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedSelectorException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Many readers of one live stream on one thread, so that reading takes as little of the machine as it can. */
final class Watchers implements AutoCloseable {
    private static final byte[] MARK = "\ndata:".getBytes(StandardCharsets.US_ASCII);
    private static final int PATIENCE_SECONDS = 20;

    private final Selector selector = Selector.open();
    private final ByteBuffer buffer = ByteBuffer.allocateDirect(64 * 1024);
    private final Watcher[] watchers;
    private final CountDownLatch greeted;
    private final long[] arrivals;
    private volatile int expected;
    private volatile CountDownLatch arrived = new CountDownLatch(0);
    private volatile boolean open = true;

    private static final class Watcher {
        boolean greeted;
        int events;
        int matched;
    }

    /** Returns when all are connected and have been greeted. */
    Watchers(int port, String path, int count) throws IOException, InterruptedException {
        watchers = new Watcher[count];
        arrivals = new long[count];
        greeted = new CountDownLatch(count);
        for (int i = 0; i < count; i++) {
            watchers[i] = new Watcher();
            var channel = SocketChannel.open(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            channel.write(ByteBuffer.wrap(
                    ("GET %s HTTP/1.1\r\nHost: 127.0.0.1\r\nAccept: text/event-stream\r\n\r\n".formatted(path))
                            .getBytes(StandardCharsets.US_ASCII)));
            channel.configureBlocking(false);
            channel.register(selector, SelectionKey.OP_READ, watchers[i]);
        }
        Thread.ofPlatform().daemon().name("watchers").start(this::read);
        if (!greeted.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            throw new BenchTrouble(
                    "Only %,d of %,d watchers were let in.".formatted(count - greeted.getCount(), count));
        }
    }

    private void read() {
        try {
            while (open) {
                selector.select(key -> read((SocketChannel) key.channel(), (Watcher) key.attachment()));
            }
        } catch (IOException | ClosedSelectorException closed) {
            open = false;
        }
    }

    private void read(SocketChannel channel, Watcher watcher) {
        try {
            buffer.clear();
            if (channel.read(buffer) < 0) {
                channel.close();
                return;
            }
            buffer.flip();
            if (!watcher.greeted) {
                watcher.greeted = true;
                greeted.countDown();
            }
            while (buffer.hasRemaining()) {
                byte next = buffer.get();
                watcher.matched = next == MARK[watcher.matched] ? watcher.matched + 1 : next == MARK[0] ? 1 : 0;
                if (watcher.matched == MARK.length) {
                    watcher.matched = 0;
                    if (++watcher.events == expected) {
                        var latch = arrived;
                        arrivals[(int) (latch.getCount() - 1)] = System.nanoTime();
                        latch.countDown();
                    }
                }
            }
        } catch (IOException gone) {
            open = false;
        }
    }

    /** From now on a watcher counts as reached when it has this many events since it came. */
    void expect(int events) {
        arrived = new CountDownLatch(watchers.length);
        expected = events;
    }

    /** When each was reached, earliest first, on the clock of {@link System#nanoTime}. */
    long[] await() throws InterruptedException {
        if (!arrived.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            throw new BenchTrouble("%,d watchers were not told.".formatted(arrived.getCount()));
        }
        var times = arrivals.clone();
        Arrays.sort(times);
        return times;
    }

    @Override
    public void close() throws IOException {
        open = false;
        for (var key : selector.keys()) {
            key.channel().close();
        }
        selector.close();
    }
}
