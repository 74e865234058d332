package city.open.ground.apart;

import static org.assertj.core.api.Assertions.assertThat;

import city.open.Patience;
import city.open.ground.apart.Unanswered.Why;
import com.sun.management.ThreadMXBean;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;

class ApartTest {
    private static final Duration LONG = Duration.ofMinutes(2);

    /** Does what it is told, also what no job should. */
    public static final class Obedient implements Job {
        @Override
        public byte[] answer(byte[] question) throws Exception {
            return switch (new String(question, StandardCharsets.UTF_8)) {
                case "spin" -> {
                    while (true) {
                        Thread.onSpinWait();
                    }
                }
                case "eat" -> {
                    var all = new ArrayList<byte[]>();
                    while (true) {
                        all.add(new byte[1_000_000]);
                    }
                }
                case "announce" -> {
                    var answers = new FileOutputStream(FileDescriptor.out);
                    answers.write("Terminating".getBytes(StandardCharsets.US_ASCII));
                    Runtime.getRuntime().halt(3);
                    yield question;
                }
                case "fail" -> throw new IllegalStateException();
                case "talk" -> {
                    System.out.println("between the answers");
                    yield "said".getBytes(StandardCharsets.UTF_8);
                }
                case "environment" ->
                    String.valueOf(System.getenv().containsKey("PATH")).getBytes(StandardCharsets.UTF_8);
                default -> {
                    var words = new String(question, StandardCharsets.UTF_8);
                    if (words.startsWith("until ")) {
                        int port = Integer.parseInt(words.substring("until ".length()));
                        try (var line = new Socket(InetAddress.getLoopbackAddress(), port)) {
                            line.getInputStream().read();
                        }
                    }
                    yield question;
                }
            };
        }
    }

    @Test
    void what_spins_is_killed_while_others_go_on_and_after_it_all_go_on() throws Exception {
        var apart = new Apart(Obedient.class, 2, LONG, LONG, 64);
        var spinning = CompletableFuture.supplyAsync(() -> why(apart, "spin", Duration.ofSeconds(1)));
        assertThat(say(apart, "hello")).isEqualTo("hello");
        assertThat(spinning.get()).isEqualTo(Why.LATE);
        assertThat(say(apart, "again")).isEqualTo("again");
    }

    /** Also where its last words look like an answer of a gigabyte. */
    @Test
    void what_eats_all_memory_ends_alone_and_takes_none_of_ours() throws Exception {
        var apart = new Apart(Obedient.class, 1, LONG, LONG, 64);
        assertThat(say(apart, "hello")).isEqualTo("hello");
        long before = allocated();
        assertThat(why(apart, "eat")).isEqualTo(Why.FAILED);
        assertThat(why(apart, "announce")).isEqualTo(Why.FAILED);
        assertThat(allocated() - before).isLessThan(10_000_000);
        assertThat(say(apart, "hello")).isEqualTo("hello");
    }

    @Test
    void a_job_that_fails_or_talks_is_asked_again_and_knows_nothing_of_our_surroundings() throws Exception {
        var apart = new Apart(Obedient.class, 1, LONG, LONG, 64);
        assertThat(why(apart, "fail")).isEqualTo(Why.FAILED);
        assertThat(say(apart, "talk")).isEqualTo("said");
        assertThat(say(apart, "environment")).isEqualTo("false");
    }

    @Test
    void who_waits_too_long_is_told_so() throws Exception {
        var apart = new Apart(Obedient.class, 1, LONG, Duration.ofMillis(1), 64);
        try (var gate = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            gate.setSoTimeout(Math.toIntExact(LONG.toMillis()));
            var first = CompletableFuture.supplyAsync(() -> {
                try {
                    return say(apart, "until " + gate.getLocalPort());
                } catch (Unanswered none) {
                    throw new CompletionException(none);
                }
            });
            Patience.until("the only place to be taken", () -> !apart.hasPlace());
            assertThat(why(apart, "hello")).isEqualTo(Why.BUSY);
            gate.accept().close();
            assertThat(first.get()).as("who was first is answered").startsWith("until ");
        }
        Patience.until("the place to be free", apart::hasPlace);
        assertThat(say(apart, "hello")).isEqualTo("hello");
    }

    /** Bytes of this thread so far. */
    private static long allocated() {
        return ((ThreadMXBean) ManagementFactory.getThreadMXBean()).getCurrentThreadAllocatedBytes();
    }

    private static String say(Apart apart, String words) throws Unanswered {
        return new String(apart.ask(words.getBytes(StandardCharsets.UTF_8)), StandardCharsets.UTF_8);
    }

    private static Why why(Apart apart, String words) {
        return why(apart, words, LONG);
    }

    private static Why why(Apart apart, String words, Duration deadline) {
        try {
            apart.ask(words.getBytes(StandardCharsets.UTF_8), deadline);
            throw new AssertionError("answered");
        } catch (Unanswered none) {
            return none.why();
        }
    }
}
