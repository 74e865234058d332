package city.open.database;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The line between OPEN and a database, which a test may cut and mend. */
public final class CutLine implements Closeable {
    private final ServerSocket door;
    private final String host;
    private final int port;
    private final Set<Socket> ends = ConcurrentHashMap.newKeySet();
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

    /** Where this line begins. */
    public String address() {
        return "127.0.0.1:" + door.getLocalPort();
    }

    /** Every conversation breaks off and nobody gets through. */
    public void cut() {
        cut = true;
        ends.forEach(CutLine::hangUp);
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
                var far = new Socket(host, port);
                ends.add(near);
                ends.add(far);
                Thread.ofVirtual().start(() -> carry(near, far));
                Thread.ofVirtual().start(() -> carry(far, near));
            } catch (IOException refused) {
                // The next caller may have more luck.
            }
        }
    }

    private void carry(Socket from, Socket to) {
        try {
            from.getInputStream().transferTo(to.getOutputStream());
        } catch (IOException brokenOff) {
            // Both ends are hung up below.
        }
        hangUp(from);
        hangUp(to);
        ends.remove(from);
        ends.remove(to);
    }

    private static void hangUp(Socket end) {
        try {
            end.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws IOException {
        cut();
        door.close();
    }
}
