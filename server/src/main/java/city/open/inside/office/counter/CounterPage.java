package city.open.inside.office.counter;

import city.open.ground.page.Inside;
import city.open.inside.office.FormView;
import java.util.List;

/**
 * Reception at the counter: first the procedure is chosen, then the form filled in, then the number given.
 *
 * @param form none until a procedure is chosen
 */
public record CounterPage(Inside inside, List<FormView.Choice> procedures, List<FormView> form, List<Done> done) {

    /** The petition just received, with its public page and, for those who handle it, the case. */
    public record Done(String number, String publicly, String handled) {}
}
