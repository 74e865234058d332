package city.open.outside.telling;

import city.open.ground.calendar.HolidayRegister;
import city.open.ground.page.Frame;
import city.open.ground.page.Framing;
import city.open.ground.page.Lang;
import city.open.ground.page.Words;
import city.open.ground.vocabulary.PetitionNumber;
import city.open.outside.record.Durations;
import city.open.outside.record.PublicCase;
import city.open.outside.record.PublicRecord;
import city.open.town.catalogue.CleanHands;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Petitions exactly as the public sees them, for whichever room shows them: read from the public record like every public page. */
@Component
public class PublicCases {
    /** How long like petitions take was learnt since, and says nothing about then. */
    private static final Durations NOT_KNOWN_THEN = Durations.NONE;

    private final PublicRecord record;
    private final Tellers tellers;
    private final Names names;
    private final CleanHands rules;
    private final Drawings drawings;
    private final HolidayRegister holidays;
    private final Framing framing;
    private final Clock clock;

    PublicCases(
            PublicRecord record,
            Tellers tellers,
            Names names,
            CleanHands rules,
            Drawings drawings,
            HolidayRegister holidays,
            Framing framing,
            Clock clock) {
        this.record = record;
        this.tellers = tellers;
        this.names = names;
        this.rules = rules;
        this.drawings = drawings;
        this.holidays = holidays;
        this.framing = framing;
        this.clock = clock;
    }

    /**
     * The petition as it is at this moment, or nothing while its reception is not in the public record yet.
     *
     * @param path of the page it is shown on, without its language
     */
    public Optional<CasePage> page(Lang lang, PetitionNumber number, String path, boolean oldestFirst) {
        return record.find(number.value()).map(one -> page(lang, one, path, oldestFirst));
    }

    /** A petition as it is at this moment, on the page at {@code path}. */
    public CasePage page(Lang lang, PublicCase one, String path, boolean oldestFirst) {
        var words = Words.in(lang);
        var view = one.view();
        var about = "/petitions/" + view.number();
        return new CasePage(
                framing.frame(words, words.of(view.subject()), path, "browse")
                        .listening(
                                new Frame.Live("/live" + about + "?after=" + view.lastIndex(), 30),
                                "/" + lang.tag() + about + ".atom",
                                true),
                one,
                tellers.procedure(view.procedure()).orElse(null),
                record.durations(view.procedure().code()),
                drawings,
                names,
                rules,
                holidays.known(),
                clock.instant(),
                record.ahead(view),
                oldestFirst);
    }

    /**
     * A petition as everyone could see it at an earlier moment, or nothing where that was not kept.
     *
     * @param entries how many there were
     * @param path of the page it is shown on, with what the reader asked for
     * @param now the moment itself, from which days and delays are counted
     */
    public Optional<CasePage> then(
            Lang lang, PublicCase today, int entries, String path, Instant now, boolean oldestFirst) {
        return record.asItWas(today, entries).map(one -> then(lang, one, path, now, oldestFirst));
    }

    private CasePage then(Lang lang, PublicCase one, String path, Instant now, boolean oldestFirst) {
        var words = Words.in(lang);
        var view = one.view();
        return new CasePage(
                framing.frame(words, words.of(view.subject()), path, "browse")
                        .listening(null, "/" + lang.tag() + "/petitions/" + view.number() + ".atom", false),
                one,
                tellers.procedure(view.procedure()).orElse(null),
                NOT_KNOWN_THEN,
                drawings,
                names,
                rules,
                holidays.known(),
                now,
                -1,
                oldestFirst);
    }
}
