package city.open;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.slf4j.LoggerFactory;

/**
 * What one class says in the log while a test that expects it listens. It does not reach the log of the run, in which nothing then looks
 * wrong that is right; the test asserts the lines instead.
 */
public final class Overheard implements AutoCloseable {
    private final Logger speaker;
    private final boolean additive;
    private final Ear ear = new Ear();

    private Overheard(Logger speaker) {
        this.speaker = speaker;
        this.additive = speaker.isAdditive();
        ear.start();
        speaker.addAppender(ear);
        speaker.setAdditive(false);
    }

    public static Overheard of(Class<?> speaker) {
        return new Overheard((Logger) LoggerFactory.getLogger(speaker));
    }

    /** Level and sentence, in the order in which they were said. */
    public List<String> lines() {
        return List.copyOf(ear.lines);
    }

    /** From here on the class is heard in the log again. */
    @Override
    public void close() {
        speaker.setAdditive(additive);
        speaker.detachAppender(ear);
        ear.stop();
    }

    private static final class Ear extends AppenderBase<ILoggingEvent> {
        private final List<String> lines = new CopyOnWriteArrayList<>();

        @Override
        protected void append(ILoggingEvent said) {
            lines.add(said.getLevel() + " " + said.getFormattedMessage());
        }
    }
}
