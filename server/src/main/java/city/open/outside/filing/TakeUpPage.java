package city.open.outside.filing;

import city.open.ground.page.Frame;

/**
 * Asks whether to take up the draft of a link.
 *
 * @param address where the answer goes
 * @param key what the link held
 */
public record TakeUpPage(Frame frame, String name, String address, String form, String key) {
    @Override
    public String toString() {
        return "TakeUpPage[secret]";
    }
}
