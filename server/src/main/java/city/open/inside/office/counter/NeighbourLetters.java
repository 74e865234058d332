package city.open.inside.office.counter;

import city.open.ground.page.Inside;
import java.util.List;

/**
 * Letters to print, each on a sheet of its own.
 *
 * @param lines what all of them say
 * @param address of the page, as somebody types it
 */
public record NeighbourLetters(
        Inside inside,
        String number,
        String back,
        String subject,
        List<String> lines,
        String address,
        List<One> letters) {

    /** @param code empty in a letter with the result */
    public record One(List<String> to, String code) {}
}
