package city.open.inside.identity;

import city.open.ground.page.Asker;
import city.open.ground.page.Lang;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

/** Who asks inside. What answers an address inside takes one ({@link VisitArgument}). */
public record Visit(Lang lang, Login login, HttpServletRequest request, HttpServletResponse response)
        implements Asker {}
