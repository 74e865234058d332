package city.open.inside.casework;

import city.open.ground.calendar.CityTime;
import city.open.ground.calendar.StatutoryClock;
import city.open.inside.identity.Login;
import city.open.inside.petition.Petition;
import city.open.town.catalogue.CleanHands;
import city.open.town.catalogue.CommentPeriods;
import city.open.town.catalogue.Procedure;
import city.open.town.organization.Organization;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.function.IntSupplier;
import java.util.function.Supplier;

/**
 * All that a form is read against.
 *
 * @param rules of the clean-handed contract, as they hold today
 * @param comments what the city says of comments on this procedure
 * @param wantsPaper whether only an approved paper decides it
 * @param passedOver how many petitions that arrived earlier are still unassigned; asked only where it matters
 * @param draw whom the draw chooses; asked only where it matters
 */
record Situation(
        Petition petition,
        Procedure procedure,
        Login login,
        Instant now,
        StatutoryClock clock,
        Organization organization,
        CleanHands.Version rules,
        Optional<CommentPeriods.Invites> comments,
        boolean wantsPaper,
        IntSupplier passedOver,
        Supplier<Draws.Result> draw) {

    LocalDate today() {
        return LocalDate.ofInstant(now, CityTime.ZONE);
    }
}
