package city.open.audit.flags;

import city.open.audit.input.Given;
import city.open.ground.calendar.Text;
import city.open.ground.vocabulary.ExtensionReason;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** F11: extended when it was due already, for a reason off the list, or again without consent (Decree 21); or more often than others. */
final class Extend implements Flag {

    @Override
    public Kind kind() {
        return new Kind(
                "F11",
                "EXTEND",
                new Text("규정을 벗어난 연장", "Extended beside the rules"),
                new Text("연장의 사유와 동의", "reasons of extensions, and consent"),
                30,
                new Text("{n}번 연장되었습니다", "Extended {n} times"),
                new Text("어려운 사건", "hard cases"));
    }

    /** @param extension from 1 */
    record Departure(int extension, String why) {}

    @Override
    public Sweep sweep(Around around) {
        return new Both(
                new OneByOne(this, this::departed),
                new Compared(
                        this,
                        around,
                        new Text("{n}건 가운데 {x}건이 연장되었습니다", "{x} of {n} extended"),
                        one -> one.firstDue() != null,
                        one -> !one.extensions().isEmpty()));
    }

    private @Nullable Answer departed(Case one) {
        if (one.firstDue() == null) {
            return null;
        }
        return one.extensions().isEmpty()
                ? Answer.of(false)
                : ask(Map.of(
                        "period_due",
                        one.firstDue(),
                        "extensions",
                        one.extensions().stream()
                                .map(extension -> Map.of(
                                        "recorded", Given.written(extension.recorded()),
                                        "reason", extension.reason(),
                                        "consent", extension.consented(),
                                        "until", extension.until()))
                                .toList()));
    }

    @Override
    public Answer look(Given input) {
        var shares = input.maybe("shares");
        if (shares.isPresent()) {
            return Shares.against(Shares.read(shares.get(), "x"), kind().minimum(), Shares.q(input))
                    .say("n", "more");
        }
        @Nullable LocalDateTime due = input.at("period_due").dueMinute();
        var extensions = input.at("extensions").items();
        var departures = new ArrayList<Departure>();
        int number = 0;
        for (var extension : extensions) {
            number++;
            var recorded = extension.at("recorded").minuteOrDate();
            if (due != null && recorded.isAfter(due)) {
                departures.add(new Departure(number, "after the due"));
            }
            if (!onTheList(extension)) {
                departures.add(new Departure(number, "reason off the list"));
            }
            if (number > 2) {
                departures.add(new Departure(number, "extended more than twice"));
            } else if (number == 2
                    && !extension.maybe("consent").map(Given::truth).orElse(false)) {
                departures.add(new Departure(number, "no consent"));
            }
            due = extension.maybe("until").map(Given::dueMinute).orElse(null);
        }
        return Answer.of(!departures.isEmpty())
                .with("why", List.copyOf(departures))
                .say("n", number);
    }

    /** By its name or by its words in either language. */
    private static boolean onTheList(Given extension) {
        var given = extension.at("reason");
        if (given.isEmpty()) {
            return false;
        }
        var asked = plain(given.text());
        return Stream.of(ExtensionReason.values())
                .filter(ExtensionReason::allowed)
                .flatMap(reason -> Stream.of(
                        reason.name(), reason.words().ko(), reason.words().en()))
                .map(Extend::plain)
                .anyMatch(asked::equals);
    }

    private static String plain(String words) {
        return words.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}]", "");
    }
}
