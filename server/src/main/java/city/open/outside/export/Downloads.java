package city.open.outside.export;

import city.open.ground.page.Answer;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.concurrent.Semaphore;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Sends a file while it is being written. So many at once and no more: whoever takes everything must not take the pages from everybody else. */
@Component
class Downloads {
    private static final int AT_ONCE = 4;

    private final Semaphore places = new Semaphore(AT_ONCE);

    interface Body {
        void write(OutputStream out) throws IOException;
    }

    /**
     * @param name of the file where it is kept
     * @param state what changes whenever the file does; null for one that is never the same
     * @throws TooManyAtOnce before anything is sent
     */
    void send(
            String name,
            String type,
            @Nullable String state,
            boolean packed,
            Body body,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        boolean pack = !packed && Answer.acceptsGzip(request);
        var tag = state == null ? null : "\"" + state + (pack ? "-gz\"" : "\"");
        boolean known = tag != null && Answer.isKnown(request, tag);
        boolean written = !known && !request.getMethod().equals("HEAD");
        if (written && !places.tryAcquire()) {
            throw new TooManyAtOnce();
        }
        try {
            Answer.begin(response, type, tag == null ? Answer.NEVER : Answer.REVALIDATE);
            response.setHeader("Vary", "Accept, Accept-Encoding");
            if (tag != null) {
                response.setHeader("ETag", tag);
            }
            if (known) {
                response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
                return;
            }
            response.setHeader("Content-Disposition", "attachment; filename=\"" + name + "\"");
            response.setContentType(type);
            if (written) {
                write(body, pack, response);
            }
        } finally {
            if (written) {
                places.release();
            }
        }
    }

    private static void write(Body body, boolean pack, HttpServletResponse response) throws IOException {
        if (pack) {
            response.setHeader("Content-Encoding", "gzip");
        }
        try {
            var out = response.getOutputStream();
            if (pack) {
                var gzip = new GZIPOutputStream(out, 1 << 14);
                body.write(gzip);
                gzip.finish();
            } else {
                var buffered = new BufferedOutputStream(out, 1 << 14);
                body.write(buffered);
                buffered.flush();
            }
        } catch (RuntimeException fault) {
            if (response.isCommitted()) {
                throw new CutOff(fault);
            }
            response.reset();
            throw fault;
        }
    }
}
