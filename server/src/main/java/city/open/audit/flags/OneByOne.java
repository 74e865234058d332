package city.open.audit.flags;

import city.open.audit.flags.Answer.Verdict;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A rule that looks at each case alone, and has no probability: beside its answer stands how many of the same procedure and version answered alike. */
final class OneByOne implements Sweep {
    private final Flag flag;
    private final Looking looking;
    private final Map<String, Class> classes = new HashMap<>();

    interface Looking {
        /** Null where the flag is not about such a case. */
        @Nullable
        Answer at(Case one);
    }

    private record Fired(Case one, Answer answer) {}

    private static final class Class {
        private long scope;
        private long filled;
        private final List<Fired> fired = new ArrayList<>();
    }

    OneByOne(Flag flag, Looking looking) {
        this.flag = flag;
        this.looking = looking;
    }

    @Override
    public void see(Case one) {
        var answer = looking.at(one);
        if (answer == null) {
            return;
        }
        var like = classes.computeIfAbsent(one.procedure() + " v" + one.version(), _ -> new Class());
        like.scope++;
        like.filled += answer.verdict() == Verdict.NOT_COMPUTABLE ? 0 : 1;
        if (answer.verdict() == Verdict.FLAG) {
            like.fired.add(new Fired(one, answer));
        }
    }

    @Override
    public Swept over() {
        long scope = 0;
        long computable = 0;
        var raised = new ArrayList<Raised>();
        for (var like : classes.values()) {
            scope += like.scope;
            if (Shares.covered(like.filled, like.scope)) {
                computable += like.filled;
                like.fired.forEach(fired -> raised.add(raised(fired, like)));
            }
        }
        return new Swept(scope, computable, 0, raised, null);
    }

    private Raised raised(Fired fired, Class like) {
        var one = fired.one();
        int others = Math.toIntExact(like.filled - 1);
        int alike = like.fired.size() - 1;
        var decision = one.decision();
        var entry = decision == null ? one.number() : one.number() + " #" + decision.seq();
        return new Raised(
                entry,
                one.agency(),
                one.division(),
                one.official(),
                others,
                flag.sentence(fired.answer(), one.names(), others, Shares.alike(alike), entry),
                fired.answer().figures(),
                null,
                List.of(one.number()));
    }
}
