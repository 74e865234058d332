package city.open.bench;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * A million entries of a hundred thousand petitions taken away by {@code ./open export}, its start included, in a small heap, beside PostgreSQL giving away the
 * same rows as they lie there. The rows are put into the record as they are; no office has made them.
 */
final class ExportFigures implements Measurement {
    private static final int PETITIONS = 100_000;
    private static final int ENTRIES_EACH = 10;
    private static final int ENTRIES = PETITIONS * ENTRIES_EACH;
    private static final String HEAP = "-Xmx160m";
    private static final double TO_REACH = 50_000;

    private static final String ROWS = """
            INSERT INTO record.entry (year, index, petition, seq, kind, occurred_at, recorded_at, body)
            SELECT 2026, first + i, number, seq, 'step.completed', '2026-11-20T05:12:00Z', '2026-11-20T05:12:41Z',
                   format('{"by":{"agency":"6110000","division":"building-policy","official":"K-7F3A","rank":"officer"},"commitments":{"report":"sha256:%%s"},'
                       '"head":"sha256:%%s","index":%%s,"kind":"step.completed","masked":{"site":"역삼동"},"occurredAt":"2026-11-20T05:12:00Z",'
                       '"open":{"result":{"en":"conforms to the building code in every part","ko":"건축법의 모든 조항에 적합합니다"}},"petition":"%%s",'
                       '"policy":4,"procedure":{"code":"HC-02","version":1},"recordedAt":"2026-11-20T05:12:41Z","seq":%%s,"step":"site-inspection",'
                       '"withheld":[{"field":"report","ground":"9-1-5","until":"decision"}]}',
                       repeat('ab', 32), repeat('cd', 32), first + i, number, seq)
              FROM (SELECT next_index AS first FROM record.head) head,
                   (SELECT i, '2026-6110000-' || lpad((i / %1$d)::text, 7, '0') || '-7' AS number, i %% %1$d + 1 AS seq
                      FROM generate_series(0, %2$d) i) made;
            INSERT INTO record.petition (number, sector, procedure, agency, division, status, received_at, late, stands, updated_at, last_index, view)
            SELECT number, 'housing-construction', 'HC-02', '6110000', 'building-policy', 'UNDER_REVIEW', '2026-11-20T05:12:00Z', false, false,
                   '2026-11-20T05:12:41Z', last_index,
                   jsonb_build_object('number', number, 'procedure', jsonb_build_object('code', 'HC-02', 'version', 1),
                       'procedureName', name, 'sector', 'housing-construction', 'subject', name, 'agency', '6110000', 'agencyName', name,
                       'division', 'building-policy', 'divisionName', name, 'status', 'under-review',
                       'submittedAt', '2026-11-20T05:12:00Z', 'receivedAt', '2026-11-20T05:12:00Z', 'period', '20d', 'due', '2026-12-18',
                       'extensions', 0, 'steps', '{}'::jsonb, 'expected', '{}'::jsonb, 'departures', '[]'::jsonb, 'signatures', '[]'::jsonb,
                       'closed', false, 'late', false, 'imported', false, 'updatedAt', '2026-11-20T05:12:41Z', 'entries', %1$d,
                       'firstIndex', last_index - %1$d + 1, 'lastIndex', last_index)
              FROM (SELECT petition AS number, max(index) AS last_index, '{"ko": "역삼동 6층 복합건물 신축", "en": "Six-storey building, Yeoksam-dong"}'::jsonb AS name
                      FROM record.entry WHERE petition <> '' GROUP BY petition) made;
            UPDATE record.head SET next_index = (SELECT max(index) + 1 FROM record.entry);
            DELETE FROM record.log_checkpoint;
            VACUUM ANALYZE record.entry, record.petition;
            """.formatted(ENTRIES_EACH, ENTRIES - 1);

    @Override
    public List<Figure> measure(Workshop workshop) {
        var data = workshop.folder().resolve("export");
        try (var _ = OpenServer.start(data)) {
            Workshop.say("Making %,d entries".formatted(ENTRIES));
            for (var statement : ROWS.split(";\n")) {
                Login.to(data).execute(statement);
            }
        }
        // Its own database runs beside it each time: rows come from where they always do.
        var rounds = Rounds.inTurn(
                workshop.rounds(), _ -> written(data, "events.csv"), _ -> written(data, "events.xes"), _ -> read(data));
        return List.of(figure(rounds, 0, "table"), figure(rounds, 1, "event log (XES)"));
    }

    private static Figure figure(Rounds rounds, int which, String form) {
        var rate = rounds.median(which);
        return new Figure(
                "Events exported as %s, 1 million of 100,000 petitions, in a heap of 160 MB".formatted(form),
                rate.perSecondInWords(),
                "PostgreSQL reading the same rows in order: " + rounds.median(2).perSecondInWords(),
                rounds.ratio(which, 2),
                "≥ %s/s".formatted(Figure.number(TO_REACH)),
                rate.perSecond() >= TO_REACH);
    }

    private static Rate written(Path data, String format) {
        var file = data.resolveSibling(format);
        long begun = System.nanoTime();
        Child.run(
                Map.of("OPEN_JAVA_OPTIONS", HEAP),
                List.of(OpenServer.script(), "export", format, "--out", file.toString(), "--data", data.toString()));
        return Rate.of(ENTRIES / ((System.nanoTime() - begun) / 1e9));
    }

    private static Rate read(Path data) {
        try (var _ = OpenServer.start(data)) {
            var login = Login.to(data);
            long begun = System.nanoTime();
            login.text(
                    "SELECT count(*) FROM (SELECT coalesce(shown, body) || '' AS text FROM record.entry ORDER BY index) rows WHERE length(text) > 0");
            return Rate.of(ENTRIES / ((System.nanoTime() - begun) / 1e9));
        }
    }
}
