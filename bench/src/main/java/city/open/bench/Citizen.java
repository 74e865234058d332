package city.open.bench;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.StringJoiner;
import java.util.regex.Pattern;

/** Somebody who files page by page, in a browser without scripts that draws nothing. */
final class Citizen {
    private static final String FORM = "/ko/file/S-05";
    private static final Pattern PROOF = Pattern.compile("name=\"form\" value=\"([^\"]+)\"");
    private static final Pattern NUMBER = Pattern.compile("\\d{4}-\\d{7}-\\d{7}-\\d");
    private static final int PAPERS = 6;

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .cookieHandler(new CookieManager())
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();

    private final OpenServer server;
    private String proof = "";
    /** How the addresses of the filing name its draft, from the question mark on. */
    private String draft = "";

    Citizen(OpenServer server) {
        this.server = server;
    }

    /** From the first page to the receipt. */
    String file(byte[] paper) throws IOException, InterruptedException {
        try (http) {
            var found = PROOF.matcher(read(FORM));
            if (!found.find()) {
                throw new BenchTrouble("There is no form on %s.".formatted(FORM));
            }
            proof = found.group(1);
            var first = send("");
            draft = first.substring(first.indexOf('?'));
            send("/office", "agency", "3000000");
            send("/applicant", "kind", "self", "name", "김철수", "phone", "010-1234-5678", "address", "서울특별시 종로구 세종로 1");
            send("/matter", "subject", "중개사무소 개설", "details", "새로 여는 사무소");
            enclose(paper);
            var receipt = send("/review");
            var number = NUMBER.matcher(read(receipt));
            if (!number.find()) {
                throw new BenchTrouble("There is no number on the receipt.");
            }
            return number.group();
        }
    }

    private void enclose(byte[] paper) throws IOException, InterruptedException {
        var head = new StringBuilder(part("form", proof));
        for (int n = 2; n <= PAPERS; n++) {
            head.append(part("why-" + n, "later"));
        }
        head.append("--edge\r\nContent-Disposition: form-data; name=\"file-1\"; filename=\"plan.pdf\"\r\n\r\n");
        post(
                "/documents",
                "multipart/form-data; boundary=edge",
                BodyPublishers.concat(
                        BodyPublishers.ofString(head.toString()),
                        BodyPublishers.ofByteArray(paper),
                        BodyPublishers.ofString("\r\n" + part("go", "on") + "--edge--\r\n")));
    }

    private static String part(String name, String value) {
        return "--edge\r\nContent-Disposition: form-data; name=\"%s\"\r\n\r\n%s\r\n".formatted(name, value);
    }

    private String send(String page, String... fields) throws IOException, InterruptedException {
        var form = new StringJoiner("&").add("form=" + URLEncoder.encode(proof, StandardCharsets.UTF_8));
        for (int i = 0; i < fields.length; i += 2) {
            form.add(fields[i] + "=" + URLEncoder.encode(fields[i + 1], StandardCharsets.UTF_8));
        }
        return post(page, "application/x-www-form-urlencoded", BodyPublishers.ofString(form.toString()));
    }

    /** @return where it leads, which it must: a page that shows the same form again has found a fault */
    private String post(String page, String type, BodyPublisher body) throws IOException, InterruptedException {
        var answer = http.send(
                HttpRequest.newBuilder(URI.create(server.url(FORM + page + draft)))
                        .header("Content-Type", type)
                        .POST(body)
                        .build(),
                BodyHandlers.ofString());
        if (answer.statusCode() != 303) {
            throw new BenchTrouble("%s%s was answered with %d.".formatted(FORM, page, answer.statusCode()));
        }
        return answer.headers().firstValue("Location").orElse(FORM);
    }

    private String read(String path) throws IOException, InterruptedException {
        var answer =
                http.send(HttpRequest.newBuilder(URI.create(server.url(path))).build(), BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            throw new BenchTrouble("%s was answered with %d.".formatted(path, answer.statusCode()));
        }
        return answer.body();
    }
}
