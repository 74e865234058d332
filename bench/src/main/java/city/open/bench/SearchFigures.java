package city.open.bench;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The page of a search that nobody has asked for before, beside PostgreSQL answering the same question. */
final class SearchFigures implements Measurement {
    private static final int CONNECTIONS = 4;
    private static final int SECONDS = 2;
    private static final int QUESTIONS = 4_000;
    /** Korean and English, whole and in part; 음식겸 and restaurent are as people type. */
    private static final List<String> WORDS = List.of(
            "음식점",
            "음식겸",
            "다세대주택",
            "도로점용",
            "광고물",
            "공장",
            "어린이집",
            "주민등록",
            "소음",
            "restaurant",
            "restaurent",
            "apartment",
            "occupy",
            "outdoor",
            "factory",
            "licence",
            "resident",
            "noise",
            "강남구",
            "건축");

    private static final String QUESTION = """
            \\set day random(0, 20000)
            SELECT petition.view, petition.late
              FROM record.petition petition JOIN record.words words USING (number)
             WHERE (words.words LIKE '%%%s%%' OR words.words %%> '%s')
               AND petition.received_at >= '1950-01-01'::timestamptz + make_interval(days => :day)
             ORDER BY petition.received_at DESC, petition.number DESC LIMIT 21;
            """;

    @Override
    public List<Figure> measure(Workshop workshop) throws IOException, InterruptedException {
        var city = workshop.city();
        List<String> paths = new ArrayList<>();
        for (int i = 0; i < QUESTIONS * workshop.rounds() + QUESTIONS; i++) {
            // A day before the first petition changes the address and not the answer.
            paths.add("/ko/petitions?q=%s&from=%s"
                    .formatted(
                            URLEncoder.encode(WORDS.get(i % WORDS.size()), StandardCharsets.UTF_8),
                            LocalDate.of(1950, 1, 1).plusDays(i)));
        }
        var wrk = new Wrk(workshop.folder(), "searches", paths);
        var login = Login.to(city.data());
        login.execute("ALTER ROLE open_owner SET pg_trgm.word_similarity_threshold = 0.3");
        var pgbench = new PgBench(login, workshop.folder());
        List<Path> questions = new ArrayList<>();
        for (var word : WORDS) {
            questions.add(pgbench.script(QUESTION.formatted(word, word)));
        }
        int port = city.server().port();
        wrk.once(port, CONNECTIONS, SECONDS, QUESTIONS * workshop.rounds(), QUESTIONS);
        var rounds = Rounds.inTurn(
                workshop.rounds(),
                round -> wrk.once(port, CONNECTIONS, SECONDS, round * QUESTIONS, QUESTIONS),
                _ -> pgbench.run(questions, CONNECTIONS, SECONDS, Map.of()));
        return List.of(Figure.beside(
                "Search, 4 connections, each question new",
                rounds.median(0).inWords(),
                "pgbench, same select: " + rounds.median(1).inWords(),
                rounds.ratio(0, 1)));
    }
}
