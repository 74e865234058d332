package city.open.outside.telling;

import static org.assertj.core.api.Assertions.assertThat;

import biweekly.Biweekly;
import biweekly.property.Status;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import org.junit.jupiter.api.Test;

class CalendarFileTest {
    private static final String BROKEN = "배출\u000b시설\u0000 \u202e허가\ufffe\ud800 <&>]]>";
    private static final Instant NOW = Instant.parse("2026-06-01T01:00:00Z");

    @Test
    void a_calendar_holds_no_control_characters() {
        var file = new CalendarFile(BROKEN, "http://x");
        file.event(
                "1",
                LocalDate.of(2026, 6, 1),
                LocalDate.of(2026, 6, 1),
                null,
                BROKEN,
                BROKEN,
                Status.confirmed(),
                1,
                NOW,
                "http://x");
        var text = new String(file.bytes(), StandardCharsets.UTF_8);
        assertThat(text).doesNotContain("\u000b", "\u0000", "\u202e");
        assertThat(Biweekly.parse(text)
                        .first()
                        .getEvents()
                        .getFirst()
                        .getSummary()
                        .getValue())
                .isEqualTo("배출 시설 허가 <&>]]>");
    }

    @Test
    void a_minute_is_one_in_seoul() throws Exception {
        var file = new CalendarFile("이름", "https://open.example/ko/petitions");
        var day = LocalDate.of(2026, 11, 24);
        file.event(
                "uid",
                day,
                day,
                LocalTime.of(14, 30),
                "처리기한",
                "즉시",
                Status.confirmed(),
                1,
                NOW,
                "https://open.example/ko/petitions/1");
        var written = new String(file.bytes(), StandardCharsets.UTF_8);
        assertThat(written).contains("DTSTART;TZID=Asia/Seoul:20261124T143000\r\n");
        assertThat(Biweekly.parse(written)
                        .first()
                        .getEvents()
                        .getFirst()
                        .getDateStart()
                        .getValue())
                .isEqualTo(Instant.parse("2026-11-24T05:30:00Z"));
    }
}
