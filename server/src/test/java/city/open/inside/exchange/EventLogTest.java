package city.open.inside.exchange;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import city.open.SharedData;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EventLogTest {
    private static final ZoneId SEOUL = ZoneId.of("Asia/Seoul");
    private static final String BEGIN = "<log xes.version='2.0' xmlns='http://www.xes-standard.org/'>\n";
    private static final String RECEIVED =
            "<event><string key='concept:name' value='receive'/><date key='time:timestamp' value='2026-03-02T09:00:00Z'/></event>";

    @TempDir
    private Path folder;

    @Test
    void our_own_small_log_is_read_in_full() throws Exception {
        var summary = summaryOf(cafeLicences());

        assertThat(summary.cases()).isEqualTo(5);
        assertThat(summary.events()).isEqualTo(14);
        assertThat(summary.activities())
                .isEqualTo(Map.of("접수", 5, "Site visit", 4, "Licence", 3, "Ask for papers", 1, "Refusal", 1));
        assertThat(summary.resources()).isEqualTo(Set.of("clerk-a", "clerk-b", "clerk-c"));
        assertThat(summary.groups()).isEqualTo(Set.of("민원실", "위생과"));
        assertThat(summary.eventsWithoutResource()).isEqualTo(1);
        assertThat(summary.variants()).isEqualTo(4);
        assertThat(summary.first()).isEqualTo("2026-03-02T00:00:00Z");
        assertThat(summary.last()).isEqualTo("2026-03-09T08:00:00Z");
        assertThat(summary.late()).as("only the second café waited too long").isEqualTo(1);
        assertThat(summary.open()).as("only the fourth has no end").isEqualTo(1);
        assertThat(summary.remarks()).isEmpty();
    }

    @Test
    void a_case_keeps_its_dates_and_who_did_what() throws Exception {
        try (var log = EventLog.open(cafeLicences(), SEOUL)) {
            assertThat(log.next())
                    .isEqualTo(new LoggedCase(
                            15,
                            "cafe-1",
                            Instant.parse("2026-03-02T00:00:00Z"),
                            Instant.parse("2026-03-05T09:00:00Z"),
                            null,
                            Instant.parse("2026-03-04T02:00:00Z"),
                            List.of(
                                    new LoggedEvent(
                                            20,
                                            Instant.parse("2026-03-02T00:00:00Z"),
                                            "접수",
                                            null,
                                            null,
                                            "clerk-a",
                                            "민원실",
                                            null),
                                    new LoggedEvent(
                                            26,
                                            Instant.parse("2026-03-03T05:00:00Z"),
                                            "Site visit",
                                            null,
                                            "complete",
                                            "clerk-b",
                                            "위생과",
                                            null),
                                    new LoggedEvent(
                                            33,
                                            Instant.parse("2026-03-04T02:00:00Z"),
                                            "Licence",
                                            null,
                                            null,
                                            "clerk-b",
                                            "위생과",
                                            "team lead"))));
        }
    }

    @Test
    void a_packed_log_is_told_by_its_bytes_and_a_byte_order_mark_is_no_fault() throws Exception {
        var packed = new ByteArrayOutputStream();
        try (var out = new GZIPOutputStream(packed)) {
            out.write(new byte[] {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF});
            out.write(Files.readAllBytes(cafeLicences()));
        }
        var file = Files.write(folder.resolve("named-like-a-plain-one.xes"), packed.toByteArray());

        assertThat(summaryOf(file)).isEqualTo(summaryOf(cafeLicences()));
    }

    @Test
    void a_cut_off_packed_log_is_refused() throws Exception {
        var packed = new ByteArrayOutputStream();
        try (var out = new GZIPOutputStream(packed)) {
            out.write(Files.readAllBytes(cafeLicences()));
        }
        var half = Arrays.copyOf(packed.toByteArray(), packed.size() / 2);

        assertThat(faultOf(Files.write(folder.resolve("half.xes.gz"), half)).reason())
                .isEqualTo("The file is packed with gzip but damaged or cut off.");
    }

    @Test
    void a_missing_namespace_or_one_without_its_last_slash_is_read_the_same() throws Exception {
        var text = Files.readString(cafeLicences());
        var whole = summaryOf(cafeLicences());
        var without = summaryOf(log(text.replace(" xmlns=\"http://www.xes-standard.org/\"", "")));
        var slashless =
                summaryOf(log(text.replace("\"http://www.xes-standard.org/\"", "\"http://www.xes-standard.org\"")));

        assertThat(without).isEqualTo(whole);
        assertThat(slashless)
                .usingRecursiveComparison()
                .ignoringFields("remarks")
                .isEqualTo(whole);
        assertThat(slashless.remarks())
                .isEqualTo(List.of(new Remark(
                        3, "The namespace lacks its last slash; it should be http://www.xes-standard.org/.", 1)));
    }

    @Test
    void a_time_without_offset_is_read_in_the_zone_of_the_office_and_said_so() throws Exception {
        var summary = summaryOf(log(BEGIN
                + "<trace><string key='concept:name' value='1'/>\n"
                + RECEIVED.replace("00Z", "00") + RECEIVED.replace("00Z", "00") + "</trace></log>"));

        assertThat(summary.first()).isEqualTo("2026-03-02T00:00:00Z");
        assertThat(summary.remarks())
                .isEqualTo(List.of(
                        new Remark(3, "A time has no offset from UTC and was read as the time in Asia/Seoul.", 2)));
    }

    @Test
    void a_date_that_stands_for_never_is_not_taken_for_a_date() throws Exception {
        var summary = summaryOf(log(BEGIN
                + "<trace><string key='concept:name' value='1'/><date key='enddate' value='2026-03-03T09:00:00Z'/>"
                + RECEIVED + "</trace>\n"
                + "<trace><string key='concept:name' value='2'/><date key='enddate' value='9999-12-31T00:00:00Z'/>"
                + RECEIVED + "</trace></log>"));

        assertThat(summary.open()).isEqualTo(1);
        assertThat(summary.remarks())
                .isEqualTo(List.of(new Remark(
                        3,
                        "A case's 'enddate' lies outside the years 1999 to 2035 that the calendar knows and was not used.",
                        1)));
    }

    @Test
    void a_log_with_more_than_a_hundred_thousand_escaped_signs_is_no_attack() throws Exception {
        var signs = "&amp;&#44032;".repeat(4000);
        var file = folder.resolve("many-signs.xes");
        try (var out = Files.newBufferedWriter(file)) {
            out.write(BEGIN);
            for (int i = 0; i < 50; i++) {
                out.write("<trace><string key='concept:name' value='%d'/><string key='note' value='%s'/>%s</trace>\n"
                        .formatted(i, signs, RECEIVED));
            }
            out.write("</log>");
        }
        assertThat(summaryOf(file).cases()).isEqualTo(50);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            <trace><string key='concept:name' value='1'/><event><date key='time:timestamp' value='2026-03-02T09:00:00Z'/></event></trace> | The event has no name (concept:name).
            <trace><string key='concept:name' value='1'/><event><string key='concept:name' value='a'/></event></trace>                    | The event 'a' has no time (time:timestamp).
            <trace><string key='concept:name' value='1'/><event><string key='concept:name' value='a'/><string key='time:timestamp' value='2026-03-02T09:00:00Z'/></event></trace> | The time of the event 'a' is not given as a <date>.
            <trace><string key='concept:name' value='1'/><event><string key='concept:name' value='a'/><string key='concept:name' value='b'/></event></trace> | The event has two different names.
            <trace><string key='concept:name' value='1'/><event><string key='concept:name' value='a'/><date key='time:timestamp' value='0202-03-02T09:00:00Z'/></event></trace> | The event 'a' happened in the year 202; the calendar knows the years 1999 to 2035.
            <trace><string key='concept:name' value='1'/><date key='enddate' value='2026-02-30T09:00:00Z'/></trace> | The value '2026-02-30T09:00:00Z' of 'enddate' is not a date and time such as 2026-06-01T14:00:00+09:00, as <date> says it is.
            <trace/>                                                | The case has no name (concept:name).
            <trace><string key='concept:name' value='1'/></trace><trace><string key='concept:name' value='1'/></trace> | Two cases have the same name '1'; the other one is at line 2.
            <event/>                                                | An <event> stands in <log> and so belongs to no case; it must stand in a <trace>.
            <trace><trace/></trace>                                 | A <trace> stands in <trace>; it must stand in the <log> itself.
            """)
    void what_would_make_a_fact_wrong_is_refused_with_its_line(String second, String reason) throws Exception {
        var fault = faultOf(log(BEGIN + second + "\n</log>"));

        assertThat(fault.line()).isEqualTo(2);
        assertThat(fault.column()).isPositive();
        assertThat(fault.reason()).isEqualTo(reason);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            <float key='cost' value='nan'/>           | The value 'nan' of 'cost' is not a number, as <float> says it is.
            <boolean key='paid' value='True'/>        | The value 'True' of 'paid' is not true or false, as <boolean> says it is.
            <int key='fee' value='9223372036854775808'/> | The value '9223372036854775808' of 'fee' is not a whole number of at most 64 bits, as <int> says it is.
            <date key='seen' value='2026-02-30'/>     | The value '2026-02-30' of 'seen' is not a date and time such as 2026-06-01T14:00:00+09:00, as <date> says it is.
            <string value='b'/>                       | A <string> has no key.
            <list><string key='a' value='b'/></list>  | A <list> has no key.
            <string key='b'/>                         | The <string> 'b' has no value.
            <text key='a'><b/></text>                 | <text> is not an element that may stand in <event>.
            <container key='c'><float value='3'/></container> | A <float> has no key.
            <string key='a' value='b'><int key='concept:name' value='none'/></string> | The value 'none' of 'concept:name' is not a whole number of at most 64 bits, as <int> says it is.
            """)
    void what_no_fact_depends_on_is_left_out_with_its_line(String odd, String reason) throws Exception {
        var good = "<trace><string key='concept:name' value='1'/>\n" + RECEIVED + "</trace></log>";
        var summary = summaryOf(log(BEGIN + good.replace("</event>", odd + "</event>")));

        assertThat(summary.leftOut()).isEqualTo(List.of(new Remark(3, reason, 1)));
        assertThat(summary)
                .usingRecursiveComparison()
                .ignoringFields("leftOut")
                .isEqualTo(summaryOf(log(BEGIN + good)));
    }

    @Test
    void logs_with_a_fault_that_touches_no_fact_are_read() throws Exception {
        assertThat(summaryOf(SharedData.file("trial/nan-float.xes")).leftOut())
                .isEqualTo(
                        List.of(new Remark(1, "The value 'nan' of 'cost' is not a number, as <float> says it is.", 1)));
        assertThat(summaryOf(SharedData.file("trial/min-nokey.xes")).leftOut())
                .isEqualTo(List.of(new Remark(3, "A <float> has no key.", 1)));
    }

    @Test
    void a_log_broken_at_its_very_end_is_refused() throws Exception {
        var text = Files.readString(cafeLicences());
        var fault = faultOf(log(text.substring(0, text.lastIndexOf("</log>"))));

        assertThat(fault.line()).isEqualTo(118);
        assertThat(fault.reason()).startsWith("The XML is broken: ");
    }

    @Test
    void what_is_no_log_at_all_is_refused_in_a_sentence() throws Exception {
        assertThat(faultOf(log("")).reason()).isEqualTo("The file is empty.");
        assertThat(faultOf(log("PK\u0003\u0004")).reason()).startsWith("The file is a ZIP archive;");
        assertThat(faultOf(log("case,step\n1,a\n")).reason()).startsWith("The XML is broken: ");
        assertThat(faultOf(log("<html/>")).reason())
                .isEqualTo("The file is not an XES log: its outermost element is <html>, not <log>.");
        assertThat(faultOf(log("<log xmlns='urn:other'/>")).reason())
                .isEqualTo(
                        "The file is not an XES log: its namespace is 'urn:other', not http://www.xes-standard.org/.");
    }

    @Test
    void bytes_that_are_not_in_the_encoding_of_the_file_are_refused() throws Exception {
        var bytes = (BEGIN + "<string key='a' value='\u00e9'/></log>").getBytes(ISO_8859_1);

        assertThat(faultOf(Files.write(folder.resolve("latin.xes"), bytes)).reason())
                .isEqualTo("The file's bytes are not in its encoding.");
    }

    @Test
    void a_log_in_another_encoding_is_read_as_it_declares() throws Exception {
        var text = Files.readString(cafeLicences());
        var korean = text.replace("encoding=\"UTF-8\"", "encoding=\"EUC-KR\"").replace("café", "cafe");

        assertThat(summaryOf(Files.writeString(folder.resolve("euc-kr.xes"), korean, Charset.forName("EUC-KR"))))
                .isEqualTo(summaryOf(cafeLicences()));
        assertThat(summaryOf(Files.writeString(folder.resolve("utf-16.xes"), text, UTF_16)))
                .isEqualTo(summaryOf(cafeLicences()));
        assertThat(faultOf(log(text.replace("UTF-8", "KLINGON"))).reason())
                .isEqualTo("The encoding 'KLINGON' of the file is not known.");
    }

    @Test
    void a_log_cannot_make_the_reader_open_another_file() throws Exception {
        var secret = Files.writeString(folder.resolve("secret"), "s3cret");
        var fault = faultOf(log(
                "<!DOCTYPE log [<!ENTITY x SYSTEM '%s'>]><log xes.version='1.0'>&x;</log>".formatted(secret.toUri())));

        assertThat(fault.reason()).startsWith("The file has a document type").doesNotContain("s3cret");
    }

    @Test
    void an_endless_tag_and_endless_nesting_are_refused_before_they_fill_the_memory() throws Exception {
        var endless = folder.resolve("endless.xes.gz");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(endless))) {
            out.write((BEGIN + "<string key='").getBytes(UTF_8));
            var blanks = " ".repeat(1 << 20).getBytes(UTF_8);
            for (int i = 0; i < 64; i++) {
                out.write(blanks);
            }
        }
        assertThat(faultOf(endless).reason()).isEqualTo("One tag or comment is longer than 8 MiB.");

        assertThat(faultOf(log(BEGIN + "<list key='a'>".repeat(1000))).reason())
                .isEqualTo("Attributes are nested more than 32 deep.");
        var tooLong = "<string key='concept:name' value='" + "x".repeat(70_000) + "'/>";
        assertThat(faultOf(log(BEGIN + "<trace>" + tooLong)).reason())
                .isEqualTo("The <string> 'concept:name' is longer than 65,536 characters.");
        assertThat(summaryOf(log(BEGIN + tooLong + "</log>")).leftOut())
                .isEqualTo(List.of(new Remark(2, "The <string> 'concept:name' is longer than 65,536 characters.", 1)));
    }

    @Test
    void a_case_with_too_many_events_is_refused() throws Exception {
        assertThat(faultOf(log(BEGIN + "<trace>" + "<event/>".repeat(XesReader.MOST_EVENTS_IN_A_TRACE + 1)))
                        .reason())
                .isEqualTo("The case has more than 100,000 events.");
    }

    @Test
    void a_file_that_is_not_there_is_an_outage_not_a_fault() {
        assertThatThrownBy(() -> EventLog.open(folder.resolve("nowhere.xes"), SEOUL))
                .isInstanceOf(IOException.class);
    }

    private Path log(String text) throws IOException {
        return Files.writeString(Files.createTempFile(folder, "log", ".xes"), text);
    }

    private static Path cafeLicences() throws Exception {
        return Path.of(EventLogTest.class.getResource("cafe-licences.xes").toURI());
    }

    private static LogSummary summaryOf(Path file) throws IOException, XesFault {
        try (var log = EventLog.open(file, SEOUL)) {
            return LogTally.of(log);
        }
    }

    private static XesFault faultOf(Path file) {
        return catchThrowableOfType(XesFault.class, () -> summaryOf(file));
    }
}
