package city.open.outside.portal;

import city.open.ground.page.Frame;
import city.open.outside.telling.CasePage;

/**
 * A petition to be shown elsewhere: a sheet to hang up where something happens, and pictures for the pages of others.
 *
 * @param address of the petition's page, in full
 * @param shortAddress the same as people would type it
 * @param qr leads there
 * @param scan what the code is for, in the other language
 * @param at the minute that the sheet is of
 */
public record SharePage(
        Frame frame, CasePage page, String address, String shortAddress, String qr, String scan, String at) {

    public String here(String rest) {
        return frame.to("/petitions/" + page.view().number() + rest);
    }

    /** To be copied into a page. */
    public String embed(String picture) {
        return "<a href=\"%s\"><img src=\"%s/%s\" alt=\"%s\"></a>".formatted(address, address, picture, alt());
    }

    /** True whatever the picture says by then. */
    public String alt() {
        return frame.say("share.alt", page.view().number());
    }
}
