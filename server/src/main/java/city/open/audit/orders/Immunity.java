package city.open.audit.orders;

import java.util.Locale;

/** 적극행정 면책: whether somebody acted for the public good without intent or gross negligence, asked of every disposition (Public Audit Act art. 23-2). */
enum Immunity {
    NO_GROUND,
    ASKED_AND_REFUSED,
    GRANTED;

    String words() {
        return "orders.immunity." + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
