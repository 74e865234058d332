package city.open.bench;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** The least a live stream can do: write the same bytes to every socket in a loop, and know nothing else. */
final class BareSender implements AutoCloseable {
    private static final ByteBuffer GREETING = ByteBuffer.wrap(
            "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n\r\n".getBytes(StandardCharsets.US_ASCII));

    private final ServerSocketChannel door;
    private final List<SocketChannel> sockets = new ArrayList<>();
    private final Thread greeter;

    BareSender(int count) throws IOException {
        door = ServerSocketChannel.open().bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), count);
        greeter = Thread.ofPlatform().daemon().start(() -> {
            try {
                while (sockets.size() < count) {
                    var socket = door.accept();
                    socket.write(GREETING.duplicate());
                    sockets.add(socket);
                }
            } catch (IOException closed) {
                // Whoever waits for the greeting says so.
            }
        });
    }

    int port() throws IOException {
        return ((InetSocketAddress) door.getLocalAddress()).getPort();
    }

    void send(String text) throws IOException, InterruptedException {
        greeter.join();
        var bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
        for (var socket : sockets) {
            socket.write(bytes.duplicate());
        }
    }

    @Override
    public void close() throws IOException {
        door.close();
        for (var socket : sockets) {
            socket.close();
        }
    }
}
