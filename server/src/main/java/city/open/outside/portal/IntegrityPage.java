package city.open.outside.portal;

import city.open.ground.page.Frame;
import city.open.outside.telling.PledgesPart;
import java.util.List;

/**
 * The clean-handed contract, for everyone.
 *
 * @param since the day from which its rules hold, in words
 * @param basis what they rest on
 * @param sums from which contracts are watched, a sentence each
 * @param scale for how long who bribed is kept from bidding, a sentence each
 * @param watched contracts, those with a missing half first
 * @param more how many watched contracts are not listed
 * @param sanctions that run
 * @param agencies by name
 */
public record IntegrityPage(
        Frame frame,
        String since,
        String basis,
        List<String> sums,
        List<String> scale,
        List<Contract> watched,
        int more,
        List<Sanction> sanctions,
        List<Line> agencies,
        Line all) {

    /** @param about agency and procedure, in words */
    public record Contract(String number, String subject, String about, String state, PledgesPart pledges) {}

    public record Sanction(String number, String subject, PledgesPart pledges) {}

    /**
     * What was counted of one agency.
     *
     * @param covered petitions of the procedures that lead to a contract: n of all that follows
     * @param stated of how many of them the sum is known
     * @param both of how many both sides pledged
     * @param answered how many recommendations were answered, of so many
     */
    public record Line(
            String code,
            String name,
            long covered,
            long stated,
            long watched,
            long both,
            long city,
            long contractor,
            long answered,
            long recommended) {
        public String number(long count) {
            return Share.number(count);
        }
    }
}
