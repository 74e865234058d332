package city.open.ground.page;

import city.open.ground.calendar.Legible;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Enumeration;
import java.util.HexFormat;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/** Bytes that answer a request, ready to be sent again and again. The compressed ones are made when somebody first asks for them. */
public final class Answer {
    public static final String HTML = "text/html;charset=UTF-8";
    public static final String JSON = "application/json";
    public static final String CSV = "text/csv;charset=UTF-8";
    public static final String ATOM = "application/atom+xml;charset=UTF-8";
    public static final String CALENDAR = "text/calendar;charset=UTF-8";
    public static final String REVALIDATE = "public, no-cache";
    public static final String FOR_EVER = "public, max-age=31536000, immutable";
    public static final String NEVER = "no-store";

    public static final String POLICY =
            "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; img-src 'self'; "
                    + "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";
    private static final int WORTH_COMPRESSING = 600;
    private static final String OUTAGE_MARK = "<div id=\"outage\">";

    private final int status;
    private final String type;
    private final String caching;
    private final byte[] body;
    private final String etag;
    private final String etagCompressed;
    private final long freshUntil;
    private final @Nullable String link;
    private volatile byte @Nullable [] compressed;
    private boolean packs = true;

    private Answer(int status, String type, String caching, byte[] body, long freshUntil, @Nullable String link) {
        this.status = status;
        this.type = type;
        this.caching = caching;
        this.body = body;
        this.freshUntil = freshUntil;
        this.link = link;
        var hash = hash(body);
        this.etag = "\"" + hash + "\"";
        this.etagCompressed = "\"" + hash + "-gz\"";
    }

    public static Answer of(int status, String type, String caching, byte[] body) {
        return new Answer(status, type, caching, body, Long.MAX_VALUE, null);
    }

    /** Sends a browser on after a form, so that reading the page anew sends nothing again. */
    public static void seeOther(HttpServletResponse response, String to) {
        response.setStatus(HttpServletResponse.SC_SEE_OTHER);
        response.setHeader("Cache-Control", NEVER);
        response.setHeader("Location", to);
    }

    public static Answer ok(String type, byte[] body) {
        return of(200, type, REVALIDATE, body);
    }

    /** Good until this moment, in milliseconds of the epoch, because something on it depends on the time. */
    public Answer until(long millis) {
        return new Answer(status, type, caching, body, millis, link);
    }

    /** As it is, since packing would not make it smaller. */
    public Answer unpacked() {
        var same = new Answer(status, type, caching, body, freshUntil, link);
        same.packs = false;
        return same;
    }

    /** With a {@code Link} header. */
    public Answer linking(@Nullable String header) {
        return header == null ? this : new Answer(status, type, caching, body, freshUntil, header);
    }

    /** Changes with the content. */
    String mark() {
        return etag.substring(1, 11);
    }

    public boolean isFreshAt(long millis) {
        return millis < freshUntil;
    }

    public int weight() {
        var small = compressed;
        return body.length + (small == null ? body.length / 4 : small.length) + 200;
    }

    public byte[] body() {
        return body;
    }

    /** The same page with a notice in its place for notices. */
    public Answer saying(String notice) {
        var page = new String(body, StandardCharsets.UTF_8);
        int mark = page.indexOf(OUTAGE_MARK);
        if (mark < 0) {
            return this;
        }
        int at = mark + OUTAGE_MARK.length();
        var with = page.substring(0, at) + notice + page.substring(at);
        return new Answer(status, type, NEVER, with.getBytes(StandardCharsets.UTF_8), 0, link);
    }

    /** What stands before every body, also before one that is too long to be kept. */
    public static void begin(HttpServletResponse response, String type, String caching) {
        response.setHeader("Content-Security-Policy", POLICY);
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Referrer-Policy", "strict-origin-when-cross-origin");
        response.setHeader("Cache-Control", caching);
        if (!type.equals(HTML)) {
            response.setHeader("Access-Control-Allow-Origin", "*");
        }
    }

    public void write(HttpServletRequest request, HttpServletResponse response) throws IOException {
        boolean small = body.length >= WORTH_COMPRESSING && isText() && acceptsGzip(request);
        var tag = small ? etagCompressed : etag;
        begin(response, type, caching);
        if (isText()) {
            response.setHeader("Vary", "Accept, Accept-Encoding");
        }
        if (link != null) {
            response.setHeader("Link", link);
        }
        if (status == 200 && !caching.equals(NEVER)) {
            response.setHeader("ETag", tag);
            if (isKnown(request, tag)) {
                response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
                return;
            }
        }
        response.setStatus(status);
        response.setContentType(type);
        var bytes = small ? compressed() : body;
        if (small) {
            response.setHeader("Content-Encoding", "gzip");
        }
        response.setContentLength(bytes.length);
        if (!request.getMethod().equals("HEAD")) {
            response.getOutputStream().write(bytes);
        }
    }

    private boolean isText() {
        return packs && !type.startsWith("font/");
    }

    public static boolean acceptsGzip(HttpServletRequest request) {
        var accepted = request.getHeader("Accept-Encoding");
        return accepted != null && accepted.contains("gzip") && !accepted.contains("gzip;q=0");
    }

    /** Strong comparison, but for the {@code W/} that some caches put before a tag they have compressed. */
    public static boolean isKnown(HttpServletRequest request, String tag) {
        for (Enumeration<String> headers = request.getHeaders("If-None-Match"); headers.hasMoreElements(); ) {
            for (var known : headers.nextElement().split(",")) {
                var one = known.strip();
                if (one.equals("*") || (one.startsWith("W/") ? one.substring(2) : one).equals(tag)) {
                    return true;
                }
            }
        }
        return false;
    }

    private byte[] compressed() {
        var done = compressed;
        if (done == null) {
            done = compress(body);
            compressed = done;
        }
        return done;
    }

    private static byte[] compress(byte[] body) {
        var out = new ByteArrayOutputStream(body.length / 3 + 64);
        try (var gzip = new GZIPOutputStream(out)) {
            gzip.write(body);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return out.toByteArray();
    }

    private static String hash(byte[] body) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(body), 0, 12);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** What may stand in a cell of a table. A spreadsheet takes text that begins like a formula for one; an apostrophe keeps it text. */
    public static String cell(String text) {
        var legible = Legible.only(text);
        var begins = legible.stripLeading();
        boolean formula = !begins.isEmpty() && "=+-@".indexOf(begins.charAt(0)) >= 0
                || !legible.isEmpty() && "\t\r\n".indexOf(legible.charAt(0)) >= 0;
        return formula ? "'" + legible : legible;
    }
}
