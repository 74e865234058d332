package city.open.outside.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import city.open.Open;
import city.open.ground.database.TestDatabase;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.stereotype.Controller;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.web.bind.annotation.GetMapping;

/** What a reader gets of a file that cannot be written to its end, and when too many are written at once. */
@SpringBootTest(
        classes = {Open.class, CutOffTest.Breaking.class},
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@ContextConfiguration(initializers = TestDatabase.ForSpring.class)
class CutOffTest {
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final int MORE_THAN_IS_HELD_BACK = 1 << 20;

    @LocalServerPort
    private int port;

    @Autowired
    private Breaking breaking;

    /** Files that end badly, or not before they are let. */
    @TestConfiguration(proxyBeanMethods = false)
    @Controller
    static class Breaking {
        private final Downloads downloads;
        private final CountDownLatch let = new CountDownLatch(1);
        private final CountDownLatch begun = new CountDownLatch(4);

        Breaking(Downloads downloads) {
            this.downloads = downloads;
        }

        @GetMapping("/data/breaks-late")
        void late(HttpServletRequest request, HttpServletResponse response) throws IOException {
            breaking(MORE_THAN_IS_HELD_BACK, request, response);
        }

        @GetMapping("/data/breaks-at-once")
        void atOnce(HttpServletRequest request, HttpServletResponse response) throws IOException {
            breaking(10, request, response);
        }

        private void breaking(int after, HttpServletRequest request, HttpServletResponse response) throws IOException {
            downloads.send(
                    "broken.csv",
                    "text/csv",
                    "a",
                    false,
                    out -> {
                        out.write("x".repeat(after).getBytes(StandardCharsets.UTF_8));
                        throw new DataAccessResourceFailureException("the database went away");
                    },
                    request,
                    response);
        }

        @GetMapping("/data/waits")
        void waits(HttpServletRequest request, HttpServletResponse response) throws IOException {
            downloads.send(
                    "waits.csv",
                    "text/csv",
                    "b",
                    false,
                    _ -> {
                        begun.countDown();
                        try {
                            let.await(1, TimeUnit.MINUTES);
                        } catch (InterruptedException e) {
                            Thread.currentThread().interrupt();
                        }
                    },
                    request,
                    response);
        }
    }

    @Test
    void half_a_file_does_not_look_like_a_whole_one() {
        assertThatThrownBy(() -> get("/data/breaks-late")).isInstanceOf(IOException.class);
    }

    @Test
    void what_broke_before_anything_was_sent_is_told_in_a_sentence() throws Exception {
        var answer = get("/data/breaks-at-once");

        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(answer.headers().firstValue("Content-Disposition")).isEmpty();
    }

    @Test
    void so_many_at_once_and_no_more() throws Exception {
        List<CompletableFuture<HttpResponse<String>>> waiting = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            waiting.add(HTTP.sendAsync(request("/data/waits"), BodyHandlers.ofString()));
        }
        assertThat(breaking.begun.await(1, TimeUnit.MINUTES)).isTrue();

        var fifth = get("/data/events.csv");
        breaking.let.countDown();

        assertThat(fifth.statusCode()).isEqualTo(503);
        assertThat(fifth.headers().firstValue("Retry-After")).isPresent();
        assertThat(fifth.body()).contains("urn:open:problem:downloads-busy");
        for (var one : waiting) {
            assertThat(one.get(1, TimeUnit.MINUTES).statusCode()).isEqualTo(200);
        }
        assertThat(get("/data/events.csv").statusCode()).isEqualTo(200);
    }

    private HttpRequest request(String path) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .build();
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return HTTP.send(request(path), BodyHandlers.ofString());
    }
}
