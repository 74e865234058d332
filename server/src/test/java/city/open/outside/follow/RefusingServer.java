package city.open.outside.follow;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** A mail server that knows no mailbox, or has no time, and in any case no manners: it hangs up without a word. */
final class RefusingServer implements AutoCloseable {
    private final ServerSocket door;
    private final String toRecipients;
    private final Thread keeper;

    /** @param toRecipients what it answers whoever names a recipient; {@code %s} is the recipient */
    RefusingServer(int port, String toRecipients) {
        this.toRecipients = toRecipients;
        try {
            door = new ServerSocket(port, 10, InetAddress.getLoopbackAddress());
        } catch (IOException taken) {
            throw new UncheckedIOException(taken);
        }
        keeper = Thread.ofPlatform().daemon().start(this::open);
    }

    private void open() {
        while (!door.isClosed()) {
            try (var guest = door.accept()) {
                talk(guest);
            } catch (IOException left) {
                // The next one may come in.
            }
        }
    }

    private void talk(Socket guest) throws IOException {
        var in = new BufferedReader(new InputStreamReader(guest.getInputStream(), StandardCharsets.US_ASCII));
        say(guest, "220 refusing.example");
        for (var line = in.readLine(); line != null; line = in.readLine()) {
            if (line.startsWith("RCPT")) {
                say(guest, toRecipients.formatted(line.substring(8)));
            } else if (line.startsWith("QUIT")) {
                guest.setSoLinger(true, 0);
                return;
            } else {
                say(guest, "250 fine");
            }
        }
    }

    private static void say(Socket guest, String line) throws IOException {
        guest.getOutputStream().write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
        guest.getOutputStream().flush();
    }

    @Override
    public void close() throws IOException, InterruptedException {
        door.close();
        keeper.join();
    }
}
