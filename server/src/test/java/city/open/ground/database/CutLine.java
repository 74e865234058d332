package city.open.ground.database;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The line between OPEN and a database, which a test may cut and mend. */
public final class CutLine implements Closeable {
    private final ServerSocket door;
    private final String host;
    private final int port;
    private final Set<Conversation> conversations = ConcurrentHashMap.newKeySet();
    private final AtomicReference<@Nullable Snare> snare = new AtomicReference<>();
    private volatile boolean cut;

    private CutLine(String host, int port) {
        this.host = host;
        this.port = port;
        try {
            door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().start(this::accept);
    }

    /** A line to the database behind this address, {@code host:port}. */
    public static CutLine to(String address) {
        var parts = address.split(":");
        return new CutLine(parts[0], Integer.parseInt(parts[1]));
    }

    /** What of an exchange the line still carries when it breaks. */
    public enum Loses {
        QUESTION,
        ANSWER
    }

    private record Snare(String word, Loses loses) {}

    /** Where this line begins. */
    public String address() {
        return "127.0.0.1:" + door.getLocalPort();
    }

    /** Every conversation breaks off and nobody gets through. */
    public void cut() {
        cut = true;
        conversations.forEach(Conversation::hangUp);
    }

    /** The line breaks at the next question with this word in it: before the database hears it, or before we hear back. */
    public void cutAt(String word, Loses loses) {
        snare.set(new Snare(word, loses));
    }

    public boolean isCut() {
        return cut;
    }

    public void mend() {
        cut = false;
    }

    private void accept() {
        while (!door.isClosed()) {
            try {
                var near = door.accept();
                if (cut) {
                    near.close();
                    continue;
                }
                var conversation = new Conversation(near, new Socket(host, port));
                conversations.add(conversation);
                if (cut) {
                    conversation.hangUp();
                }
                Thread.ofVirtual().start(conversation::ask);
                Thread.ofVirtual().start(conversation::answer);
            } catch (IOException refused) {
                // The next caller may have more luck.
            }
        }
    }

    private final class Conversation {
        private final Socket near;
        private final Socket far;
        private volatile boolean unheard;

        Conversation(Socket near, Socket far) {
            this.near = near;
            this.far = far;
        }

        void ask() {
            carry(near, far, this::mayBeAsked);
        }

        void answer() {
            carry(far, near, _ -> !unheard);
        }

        private boolean mayBeAsked(String question) {
            var set = snare.get();
            if (set == null || !question.contains(set.word()) || !snare.compareAndSet(set, null)) {
                return true;
            }
            unheard = set.loses() == Loses.ANSWER;
            return unheard;
        }

        private void carry(Socket from, Socket to, Predicate<String> mayPass) {
            var bytes = new byte[64 * 1024];
            try {
                for (int n; (n = from.getInputStream().read(bytes)) >= 0; ) {
                    if (!mayPass.test(new String(bytes, 0, n, StandardCharsets.UTF_8))) {
                        cut();
                        break;
                    }
                    to.getOutputStream().write(bytes, 0, n);
                }
            } catch (IOException brokenOff) {
                // Both ends are hung up below.
            }
            hangUp();
            conversations.remove(this);
        }

        void hangUp() {
            try (near;
                    far) {
                // Closing is all there is to do.
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    @Override
    public void close() throws IOException {
        cut();
        door.close();
    }
}
