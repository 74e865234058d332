package city.open.demo;

import city.open.inside.identity.DemoLogins;
import city.open.inside.vault.Vault;
import city.open.outside.filing.SampleFilings;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** What citizens have filed online a while ago: it waits for the officer of the {@link Cast}, and a visitor can be one of the applicants. */
final class LetterBoxes {
    private static final List<Map<String, String>> FILED = List.of(
            Map.of(
                    "kind", "self",
                    "name", "서은찬",
                    "phone", "010-0000-1101",
                    "address", "서울특별시 중구 세종대로 110",
                    "subject", "민원 서류 검토를 요청합니다",
                    "details", "필요한 서류는 뒤에 내겠습니다."),
            Map.of(
                    "kind", "agent",
                    "name", "임가온",
                    "phone", "010-0000-1102",
                    "address", "서울특별시 종로구 새문안로 55",
                    "principal", "배하늘",
                    "subject", "대리인으로 신청합니다",
                    "details", "위임장은 방문하여 내겠습니다."),
            Map.of(
                    "kind", "self",
                    "name", "Noa Lindqvist",
                    "phone", "010-0000-1103",
                    "address", "서울특별시 용산구 이태원로 29",
                    "subject", "Application by a resident from abroad",
                    "details", "Please write to me in English."));

    private final SampleFilings filings;
    private final Vault vault;
    private final Cast cast;
    private final DemoLogins logins;

    LetterBoxes(SampleFilings filings, Vault vault, Cast cast, DemoLogins logins) {
        this.filings = filings;
        this.vault = vault;
        this.cast = cast;
        this.logins = logins;
    }

    /** At each start, as access codes are kept by nobody. */
    void fill(Instant now) {
        if (!vault.hasKey()) {
            return;
        }
        vault.prepareLetterBox();
        var officer = cast.login(Cast.OFFICER);
        filings.file(officer.agency(), officer.division(), FILED, now).stream()
                .findFirst()
                .ifPresent(filed -> logins.offer(filed.number().value(), filed.code()));
    }
}
