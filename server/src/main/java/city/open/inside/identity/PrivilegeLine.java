package city.open.inside.identity;

import city.open.ground.page.Inside;
import city.open.ground.page.Words;
import java.util.List;
import java.util.Set;

/**
 * A fact about an account, in a list.
 *
 * @param by whose account did it, in words
 * @param marks what sets it apart: agreed to by whom, or done alone
 * @param isNew whether the official has not been told yet
 */
public record PrivilegeLine(
        long position, String at, String account, String what, String by, String marks, boolean isNew) {

    static List<PrivilegeLine> of(List<Privileges.Entered> facts, long told, Inside inside) {
        return facts.stream().map(one -> of(one, told, inside)).toList();
    }

    private static PrivilegeLine of(Privileges.Entered one, long told, Inside inside) {
        var words = inside.frame().words();
        var fact = one.fact();
        var by = fact.by();
        return new PrivilegeLine(
                one.position(),
                inside.frame().when().minute(one.at()),
                fact.account(),
                fact.post() == null
                        ? words.say("privilege." + fact.kind().onDisk(), said(words, fact.roles()))
                        : words.say("privilege.post." + fact.kind().onDisk(), fact.post()),
                by != null
                        ? words.say("privilege.by", by)
                        : words.say(
                                fact.kind() == PrivilegeFact.Kind.PASSWORD_BY_LINK
                                                || fact.kind() == PrivilegeFact.Kind.FIRST
                                        ? "privilege.by.link"
                                        : "privilege.by.program"),
                fact.second() != null
                        ? words.say("privilege.second", fact.second())
                        : fact.alone() ? words.say("privilege.alone") : "",
                one.position() > told && Privileges.isByOthers(fact));
    }

    static String said(Words words, Set<Role> roles) {
        return roles.isEmpty() ? words.say("privilege.no-roles") : LoginPages.rolesOf(words, roles);
    }
}
