package city.open.ground.files;

import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** One file on its way through ClamAV's daemon, as its command {@code INSTREAM} wants it. */
final class VirusScan implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int LONGEST_ANSWER = 1_000;

    private final Socket socket = new Socket();
    private final DataOutputStream out;
    private final InputStream in;

    /** @param clamd host and port */
    VirusScan(String clamd) throws IOException {
        int colon = clamd.lastIndexOf(':');
        socket.connect(
                new InetSocketAddress(clamd.substring(0, colon), Integer.parseInt(clamd.substring(colon + 1))),
                Math.toIntExact(PATIENCE.toMillis()));
        socket.setSoTimeout(Math.toIntExact(PATIENCE.toMillis()));
        out = new DataOutputStream(socket.getOutputStream());
        in = socket.getInputStream();
        out.write("zINSTREAM\0".getBytes(StandardCharsets.US_ASCII));
    }

    void write(byte[] from, int length) throws IOException {
        out.writeInt(length);
        out.write(from, 0, length);
    }

    /** Whether the whole file is clean; anything the daemon says but that it is counts as no. */
    boolean isClean() throws IOException {
        out.writeInt(0);
        out.flush();
        var answer = new String(in.readNBytes(LONGEST_ANSWER), StandardCharsets.UTF_8);
        return answer.replace("\0", "").strip().equals("stream: OK");
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
