package city.open.outside.portal;

import city.open.ground.page.Answer;
import city.open.ground.page.Blame;
import city.open.ground.page.Lang;
import city.open.ground.page.Words;
import city.open.outside.export.CutOff;
import city.open.outside.export.TooManyAtOnce;
import city.open.outside.record.RecordJson;
import city.open.outside.telling.Question.NotMeant;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.DateTimeException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.apache.tomcat.util.http.fileupload.FileUploadException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.TypeMismatchException;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.dao.DataAccessException;
import org.springframework.http.converter.HttpMessageConversionException;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.TransactionException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.multipart.MultipartException;

/** Every failure becomes the right status and a plain sentence: a page for people, an RFC 9457 problem for machines. */
@Controller
@ControllerAdvice
class Faults implements ErrorController {
    private static final Logger log = LoggerFactory.getLogger(Faults.class);
    private static final String PROBLEM = "application/problem+json";

    private final Pages pages;
    private final Outage outage;

    Faults(Pages pages, Outage outage) {
        this.pages = pages;
        this.outage = outage;
    }

    /** Also before any handler was found. */
    @ExceptionHandler
    void notServed(NotServed fault, HttpServletRequest request, HttpServletResponse response) throws IOException {
        answer(fault, request.getRequestURI(), request, response);
    }

    /** What was asked of the record makes no sense, here or in a room that asks the same. */
    @ExceptionHandler
    void notMeant(NotMeant fault, HttpServletRequest request, HttpServletResponse response) throws IOException {
        notServed(NotServed.of(fault), request, response);
    }

    @ExceptionHandler
    void tooManyAtOnce(TooManyAtOnce fault, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        response.setHeader("Retry-After", "30");
        notServed(new NotServed(503, "downloads-busy"), request, response);
    }

    /** Only the server can break a connection off, once it hears of the fault. */
    @ExceptionHandler
    void cutOff(CutOff fault, HttpServletRequest request) throws CutOff {
        log.warn("{} was cut off", request.getRequestURI(), fault.getCause());
        throw fault;
    }

    /** What the web framework itself refuses: an unknown address, a wrong method, a parameter that is no number. */
    @ExceptionHandler
    void refused(Exception fault, HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (response.isCommitted()) {
            // A reader of a live stream went away.
            return;
        }
        var path = request.getRequestURI();
        switch (fault) {
            case ErrorResponse refusal -> {
                refusal.getHeaders()
                        .forEach((name, values) -> values.forEach(value -> {
                            if (name.equalsIgnoreCase("Allow")) {
                                response.setHeader(name, value);
                            }
                        }));
                answer(ofStatus(refusal.getStatusCode().value(), path), path, request, response);
            }
            case InvalidParameterException _,
                    TypeMismatchException _,
                    HttpMessageConversionException _,
                    MultipartException _ -> answer(new NotServed(400, "not-understood"), path, request, response);
            case ServletException _
            when fault.getCause() instanceof FileUploadException -> {
                log.warn("{} {}: a form in parts was expected", request.getMethod(), path);
                answer(new NotServed(400, "not-understood"), path, request, response);
            }
            // Only what was asked for has days beyond the calendar.
            case DateTimeException _ -> {
                log.warn("{} {}: no such day can be counted", request.getMethod(), path);
                answer(new NotServed(400, "not-understood"), path, request, response);
            }
            case DataAccessException _, TransactionException _ -> unanswered(fault, path, request, response);
            default -> {
                log.error("{} {} failed", request.getMethod(), path, fault);
                answer(new NotServed(500, "our-fault"), path, request, response);
            }
        }
    }

    private void unanswered(Exception fault, String path, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        switch (Blame.of(fault)) {
            case REQUEST -> {
                log.warn("{} {}: no such value can be kept ({})", request.getMethod(), path, Blame.state(fault));
                answer(new NotServed(400, "not-understood"), path, request, response);
            }
            case NO_ROOM -> {
                log.error("{} {} failed: the database's disk is full", request.getMethod(), path);
                answer(new NotServed(503, "no-room"), path, request, response);
            }
            case OTHERS -> {
                log.warn("{} {} gave way to another request ({})", request.getMethod(), path, Blame.state(fault));
                response.setHeader("Retry-After", "1");
                answer(new NotServed(503, "busy"), path, request, response);
            }
            case AWAY -> {
                outage.noticed(fault);
                response.setHeader("Retry-After", "5");
                answer(new NotServed(503, "database-lost"), path, request, response);
            }
            case US -> {
                log.error("{} {} failed", request.getMethod(), path, fault);
                answer(new NotServed(500, "our-fault"), path, request, response);
            }
        }
    }

    /** What went wrong before a handler was found. */
    @RequestMapping("${server.error.path:${error.path:/error}}")
    void error(HttpServletRequest request, HttpServletResponse response) throws IOException {
        int status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer code ? code : 404;
        var path = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI) instanceof String asked
                ? asked
                : request.getRequestURI();
        answer(ofStatus(status, path), path, request, response);
    }

    /** A request that the web server turned away before it knew what was asked. */
    void unreadable(int status, HttpServletRequest request, HttpServletResponse response) throws IOException {
        var path = request.getRequestURI() == null ? "" : request.getRequestURI();
        response.setHeader("Content-Security-Policy", Answer.POLICY);
        answer(ofStatus(status, path), path, request, response);
    }

    private static NotServed ofStatus(int status, String path) {
        return switch (status) {
            case 404 -> new NotServed(404, isOtherLanguage(path) ? "unknown-language" : "no-such-page");
            case 405 -> new NotServed(405, "wrong-method");
            case 406 -> new NotServed(406, "not-in-this-form");
            case 413, 414, 431 -> new NotServed(status, "too-much");
            default -> status >= 500 ? new NotServed(status, "our-fault") : new NotServed(status, "not-understood");
        };
    }

    private static boolean isOtherLanguage(String path) {
        return path.matches("/(?!ko|en)[a-z]{2}(-[A-Za-z]{2,4})?(/.*)?");
    }

    private void answer(NotServed fault, String path, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        if (response.isCommitted()) {
            return;
        }
        var words = Words.in(language(path, request));
        if (isForMachines(path, request)) {
            Map<String, Object> problem = new LinkedHashMap<>();
            problem.put("type", "urn:open:problem:" + fault.kind());
            problem.put("title", fault.title(words));
            problem.put("status", fault.status());
            problem.put("detail", fault.sentence(words));
            Answer.of(fault.status(), PROBLEM, Answer.NEVER, RecordJson.JSON.writeValueAsBytes(problem))
                    .write(request, response);
        } else {
            var page = pages.fault(words.lang(), fault.status(), fault.title(words), fault.sentence(words));
            Answer.of(fault.status(), Answer.HTML, Answer.NEVER, page).write(request, response);
        }
    }

    private static Lang language(String path, HttpServletRequest request) {
        if (path.startsWith("/ko/")) {
            return Lang.KO;
        }
        if (path.startsWith("/en/")) {
            return Lang.EN;
        }
        var header = request.getHeader("Accept-Language");
        return header == null
                ? (path.startsWith("/api/") || path.startsWith("/data/") ? Lang.EN : Lang.KO)
                : Lang.preferred(header);
    }

    private static boolean isForMachines(String path, HttpServletRequest request) {
        if (path.startsWith("/api/")
                || path.startsWith("/data/")
                || path.startsWith("/open311/")
                || path.startsWith("/schemas/")
                || path.startsWith("/live/")
                || path.startsWith("/log/")
                || path.matches(".*\\.(json|csv|atom)")) {
            return true;
        }
        var accept = request.getHeader("Accept");
        return accept != null
                && !accept.contains("text/html")
                && (accept.contains("json") || accept.contains("csv") || accept.contains("atom"));
    }
}
