package city.open.audit.orders;

import city.open.ground.calendar.Period;
import city.open.outside.record.AuditResult;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What a special audit can lead to, and the term within which it is carried out (audit note, section 4: Self-audit Standards art. 25 and 28; the terms of
 * caution and accusation are ours).
 */
enum Disposition {
    CORRECTION("2m", null),
    IMPROVEMENT("2m", null),
    RECOMMENDATION("2m", null),
    NOTICE("2m", null),
    CAUTION("1m", null),
    COMPENSATION("3m", null),
    ACCUSATION("1d", null),
    REPRIMAND("1m", "reprimand"),
    PAY_CUT("1m", "pay cut"),
    SUSPENSION("1m", "suspension"),
    DEMOTION("1m", "demotion"),
    DISMISSAL("1m", "dismissal"),
    REMOVAL("1m", "removal");

    private final Period term;
    private final @Nullable String inIndex;

    Disposition(String term, @Nullable String inIndex) {
        this.term = Period.parse(term);
        this.inIndex = inIndex;
    }

    /** Until it is carried out, or brought before the committee where it is discipline. */
    Period term() {
        return term;
    }

    /** What the anti-corruption index calls it, where it counts there. */
    @Nullable
    String inIndex() {
        return inIndex;
    }

    boolean isDiscipline() {
        return inIndex != null;
    }

    /** As everyone is told of it. */
    AuditResult.Demanded inPublic() {
        return isDiscipline() ? AuditResult.Demanded.DISCIPLINE : AuditResult.Demanded.valueOf(name());
    }

    String words() {
        return "orders.disposition." + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
