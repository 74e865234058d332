package city.open.ground.page;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

/** Who asks outside, of whom nobody wants a name. What answers an address takes one ({@link GuestArgument}). */
public record Guest(Lang lang, HttpServletRequest request, HttpServletResponse response) implements Asker {}
