package city.open.outside.verification;

import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.Queue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;

/** Does a piece of work for each of many things, a few of them ahead of whoever takes the results, in their order. */
final class Ahead<T, R> implements AutoCloseable {
    private final ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor();
    private final Queue<Future<R>> under = new ArrayDeque<>();
    private final Iterator<T> things;
    private final Function<T, R> work;

    Ahead(Iterator<T> things, Function<T, R> work, int most) {
        this.things = things;
        this.work = work;
        for (int i = 0; i < most; i++) {
            more();
        }
    }

    boolean hasNext() {
        return !under.isEmpty();
    }

    R next() {
        more();
        try {
            return under.remove().get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException fault) {
                throw fault;
            }
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CannotCheck("Stopped.", e);
        }
    }

    private void more() {
        if (things.hasNext()) {
            var thing = things.next();
            under.add(workers.submit(() -> work.apply(thing)));
        }
    }

    @Override
    public void close() {
        workers.shutdownNow();
        workers.close();
    }
}
