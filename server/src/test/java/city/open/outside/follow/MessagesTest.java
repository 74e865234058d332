package city.open.outside.follow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import city.open.ground.city.City;
import city.open.ground.folder.CityFolder;
import city.open.ground.mail.MailSettings;
import city.open.ground.vocabulary.FactKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MessagesTest {
    @TempDir
    private Path folder;

    @Test
    void a_city_says_some_of_it_otherwise_and_the_rest_stays() throws IOException {
        Files.writeString(folder.resolve("messages.yaml"), """
                mail:
                  subject: { ko: "[서울] {headline}", en: "[Seoul] {headline}" }
                facts:
                  supplement.requested:
                    own: { ko: "{day}까지 꼭 내십시오.", en: "Hand it in by {day}, please." }
                """);
        var messages = new Messages(settings(null), folder);
        assertThat(messages.around("subject").en()).isEqualTo("[Seoul] {headline}");
        var fact = messages.of(FactKind.SUPPLEMENT_REQUESTED);
        assertThat(fact.headline().en()).isEqualTo("Papers asked for");
        assertThat(Messages.fill(Objects.requireNonNull(fact.own()).en(), Map.of("day", "2026-12-03 (Thu)")))
                .isEqualTo("Hand it in by 2026-12-03 (Thu), please.");
    }

    @Test
    void every_slip_is_told_with_file_entry_and_line() throws IOException {
        var sheet = folder.resolve("our words.yaml");
        Files.writeString(sheet, """
                mail:
                  subjekt: { ko: "가", en: "a" }
                facts:
                  petition.decided:
                    headline: { ko: "{name}님, 결정했습니다", en: "Decided" }
                    text: { ko: "{day}까지", en: "until {day}" }
                  step.started:
                    headline: { ko: "시작" }
                """);
        assertThatThrownBy(() -> new Messages(settings(sheet), null))
                .isInstanceOf(MailFault.class)
                .hasMessageContaining("our words.yaml: mail: unknown key `subjekt`")
                .hasMessageContaining(
                        "facts, petition.decided: `headline`: unknown gap {name}; expected one of {petition}")
                .hasMessageContaining("facts, petition.decided: `text`: unknown gap {day}")
                .hasMessageContaining("facts, step.started, headline: `en` is missing (line 8)");
        assertThatThrownBy(() -> new Messages(settings(folder.resolve("nowhere.yaml")), null))
                .hasMessageContaining("nowhere.yaml: the sheet that open.follow.messages names cannot be read");
    }

    /** What the city writes around the facts goes to everyone who follows. */
    @Test
    void no_number_of_anybody_stands_in_the_words_of_mails() throws Exception {
        var sheet = folder.resolve("words.yaml");
        Files.writeString(sheet, """
                mail:
                  subject: { ko: "{headline} 문의 김주무관 010-9876-5432", en: "{headline}" }
                  lead: { ko: "안녕하세요", en: "Ask kim(at)city.example" }
                facts:
                  petition.decided:
                    headline: { ko: "결정 900115-1234567", en: "Decided" }
                    own: { ko: "확인하십시오", en: "Card 4111 1111 1111 1111" }
                """);
        assertThatThrownBy(() -> new Messages(settings(sheet), null))
                .hasMessageContaining(
                        "mail, subject: `ko` becomes public and holds what looks like a person's telephone")
                .hasMessageContaining("mail, lead: `en` becomes public and holds what looks like a person's")
                .hasMessageContaining("facts, petition.decided, headline: `ko` becomes public")
                .hasMessageContaining("facts, petition.decided, own: `en` becomes public");
    }

    @Test
    void a_sentence_with_a_gap_that_stays_empty_is_left_out() {
        assertThat(Messages.fill("until {day}", Map.of("day", ""))).isEmpty();
        assertThat(Messages.fill("until {day}", Map.of())).isEmpty();
        assertThat(Messages.fill("{what}", Map.of("what", "cost: $1 {x}"))).isEqualTo("cost: $1 {x}");
    }

    @Test
    void a_mailbox_is_taken_as_people_type_it_and_nothing_else_is() {
        assertThat(Mailbox.typed(" minji.kim+open@reader.example ")
                        .orElseThrow()
                        .value())
                .isEqualTo("minji.kim+open@reader.example");
        assertThat(Mailbox.typed("minji@한국.example").orElseThrow().value()).isEqualTo("minji@xn--3e0b707e.example");
        for (var text : new String[] {
            "",
            "minji",
            "@reader.example",
            "minji@",
            "minji@localhost",
            "a b@c.example",
            "minji@reader..example",
            "minji@reader.example\r\nBcc: all@reader.example",
            "민지@reader.example",
            "\"a\"@reader.example",
            "minji@-reader.example",
            "a".repeat(65) + "@reader.example",
            "a@" + "b".repeat(300) + ".example"
        }) {
            assertThat(Mailbox.typed(text)).as(text).isEmpty();
        }
        assertThat(Mailbox.typed("minji@reader.example").orElseThrow()).hasToString("Mailbox[sealed]");
    }

    @Test
    void a_mail_server_needs_a_sender_and_a_site() {
        assertThatThrownBy(() -> new MailSettings("mail", 25, null, null, null, "", true, "https://open.example", 300))
                .hasMessageStartingWith("open.mail.from is missing");
        assertThatThrownBy(() -> new MailSettings("mail", 25, null, null, null, "a@b.example", true, "open", 300))
                .hasMessageStartingWith("open.mail.site is missing");
        assertThat(new MailSettings(null, 25, null, null, null, "", true, "", 300).isOffered())
                .isFalse();
    }

    @Test
    void links_in_mails_begin_with_what_is_set_and_else_with_the_domain_of_the_city() throws IOException {
        assertThat(MailSettings.site("", City.read(CityFolder.builtIn()))).isEmpty();
        CityFolder.writeStart(folder);
        var hanbit = City.read(CityFolder.at(folder));
        assertThat(MailSettings.site("", hanbit)).isEqualTo("https://open.hanbit.example");
        assertThat(MailSettings.site("https://set.example", hanbit)).isEqualTo("https://set.example");
    }

    private static FollowSettings settings(@Nullable Path messages) {
        return new FollowSettings(messages, Duration.ZERO, Duration.ZERO, 20, 5, 60, 20);
    }
}
