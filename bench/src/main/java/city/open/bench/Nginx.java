package city.open.bench;

import com.sun.management.UnixOperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** nginx on a loopback port with pages that were packed before: as fast as a web server gives bytes away. */
final class Nginx implements AutoCloseable {
    private final Child child;
    private final int port;

    private Nginx(Child child, int port) {
        this.child = child;
        this.port = port;
    }

    /** @param site what it serves, each file packed with gzip under the address of its page */
    static Nginx start(Path folder, Path site) throws IOException, InterruptedException {
        int port = OpenServer.freePort();
        // nginx keeps files open between requests, as many as it may: what does not fit it opens each time.
        long files = ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean system
                ? Math.min(50_000, system.getMaxFileDescriptorCount())
                : 1_000;
        var configuration = Files.writeString(folder.resolve("nginx.conf"), """
                daemon off;
                worker_processes %d;
                worker_rlimit_nofile %d;
                pid %s/nginx.pid;
                error_log stderr error;
                events { worker_connections 1024; }
                http {
                    access_log off;
                    sendfile on;
                    tcp_nopush on;
                    keepalive_requests 10000000;
                    open_file_cache max=%d inactive=1h;
                    open_file_cache_valid 1h;
                    client_body_temp_path %s/nginx-body;
                    proxy_temp_path %s/nginx-proxy;
                    fastcgi_temp_path %s/nginx-fastcgi;
                    uwsgi_temp_path %s/nginx-uwsgi;
                    scgi_temp_path %s/nginx-scgi;
                    server {
                        listen 127.0.0.1:%d;
                        root %s;
                        default_type text/html;
                        charset utf-8;
                        add_header Content-Encoding gzip;
                        add_header Vary Accept-Encoding;
                        add_header Cache-Control "public, max-age=0, must-revalidate";
                        add_header Content-Security-Policy "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:";
                    }
                }
                """.formatted(
                        Runtime.getRuntime().availableProcessors(),
                        files,
                        folder,
                        files * 3 / 4,
                        folder,
                        folder,
                        folder,
                        folder,
                        folder,
                        port,
                        site));
        var child = Child.start(
                folder.resolve("nginx.log"),
                List.of(Peers.NGINX.need().toString(), "-p", folder.toString(), "-c", configuration.toString()));
        while (!answers(port)) {
            if (!child.isAlive()) {
                throw new BenchTrouble("nginx did not start: %s"
                        .formatted(Files.readString(folder.resolve("nginx.log")).strip()));
            }
            Thread.sleep(20);
        }
        return new Nginx(child, port);
    }

    private static boolean answers(int port) {
        try (var _ = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return true;
        } catch (IOException notYet) {
            return false;
        }
    }

    int port() {
        return port;
    }

    @Override
    public void close() {
        child.close();
    }
}
