package city.open.inside.office;

import city.open.border.letters.VaultFault;
import city.open.inside.identity.Visit;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;

/** Where the vault does not open, officials read a sentence, and whoever looks after the server reads why. */
@ControllerAdvice(basePackages = "city.open.inside.office")
@Order(Ordered.HIGHEST_PRECEDENCE)
class VaultShut {
    private static final Logger log = LoggerFactory.getLogger(VaultShut.class);

    private final Answers answers;

    VaultShut(Answers answers) {
        this.answers = answers;
    }

    @ExceptionHandler
    void shut(VaultFault fault, Visit visit) throws IOException {
        log.error("The vault does not open: {}", fault.getMessage());
        answers.shut(visit);
    }
}
