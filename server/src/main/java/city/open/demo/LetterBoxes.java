package city.open.demo;

import city.open.inside.identity.DemoLogins;
import city.open.inside.vault.Vault;
import city.open.outside.filing.SampleFilings;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What citizens have filed online a while ago: it waits for the officer of the {@link Cast}, and a visitor can be one of the applicants. */
final class LetterBoxes {
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
        filings.file(officer.agency(), officer.division(), filed(), now).stream()
                .findFirst()
                .ifPresent(filed -> logins.offer(filed.number().value(), filed.code()));
    }

    private static List<Map<String, String>> filed() {
        var filed = new ArrayList<Map<String, String>>();
        for (var letter : Phrasebook.sheet("letters.yaml").path("letters")) {
            var answers = new HashMap<String, String>();
            letter.properties()
                    .forEach(answer ->
                            answers.put(answer.getKey(), answer.getValue().asString()));
            filed.add(answers);
        }
        return filed;
    }
}
