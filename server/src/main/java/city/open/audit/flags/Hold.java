package city.open.audit.flags;

import city.open.audit.input.Given;
import city.open.ground.calendar.Holidays;
import city.open.ground.calendar.Lag;
import city.open.ground.calendar.Text;
import city.open.ground.statistics.Fences;
import java.util.Comparator;

/** F14: waited beyond the upper fence unexplained, and was done within a working day of a contact or a new agent. */
final class Hold implements Flag {
    private static final long SOON_MINUTES = 8 * 60;

    @Override
    public Kind kind() {
        return new Kind(
                "F14",
                "HOLD",
                new Text("붙들려 있던 사건", "Held until somebody called"),
                new Text("접촉 기록", "a log of contacts"),
                30,
                new Text("{t}시간 기다렸고 {contact} 접촉 뒤에 끝났습니다", "Waited {t} h, done after {contact}"),
                new Text("기록 없이 도착한 서류", "a paper came unlogged"));
    }

    @Override
    public Sweep sweep(Around around) {
        return new NotKept("신청인이나 대리인과 한 접촉을 기록하지 않습니다", "contacts with applicants or agents are not logged");
    }

    @Override
    public Answer look(Given input) {
        var reference = Express.hours(input.at("reference_working_hours"));
        double waited = input.at("waited_working_hours").numberFrom(0, 1e9);
        boolean explained =
                input.maybe("suspension_or_reason").map(Given::truth).orElse(false);
        var done = input.at("done");
        var at = done.minute();
        var contacts = input.maybe("contacts");
        if (reference.size() < kind().minimum() || contacts.isEmpty()) {
            return Answer.notComputable().with("upper_fence", null).with("working_minutes_after_contact", null);
        }
        var fences = Fences.around(reference);
        var last = contacts.get().items().stream()
                .map(Given::minute)
                .filter(contact -> !contact.isAfter(at))
                .max(Comparator.naturalOrder());
        var after = last.map(contact ->
                done.counted(() -> Lag.between(contact, at, Holidays.builtIn()).workingMinutes()));
        return Answer.of(fences.isSlow(waited)
                        && !explained
                        && after.filter(minutes -> minutes <= SOON_MINUTES).isPresent())
                .with("upper_fence", fences.upper())
                .with("working_minutes_after_contact", after.orElse(null))
                .say("t", Math.round(waited))
                .say("contact", last.map(String::valueOf).orElse(""));
    }
}
