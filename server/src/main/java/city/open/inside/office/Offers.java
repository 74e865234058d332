package city.open.inside.office;

import city.open.inside.casework.Blanks;
import city.open.inside.casework.Wording;
import city.open.inside.casework.Wordings;
import city.open.inside.identity.Login;
import city.open.inside.office.FormView.Choice;
import city.open.inside.office.FormView.Field;
import city.open.inside.office.FormView.Kind;
import city.open.inside.petition.Petition;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** What a form offers of the division's texts, and asks for what they leave open. */
@Component
public class Offers {
    private final Wordings wordings;

    Offers(Wordings wordings) {
        this.wordings = wordings;
    }

    /**
     * The texts that can be put into a form about this petition, each under its field.
     *
     * @param uses for what the form has a field, and how that is called
     */
    public List<Choice> of(Login login, Petition petition, Map<Wording.Use, String> uses) {
        if (uses.isEmpty()) {
            return List.of();
        }
        return wordings.usable(login, petition.procedure()).stream()
                .filter(one -> uses.containsKey(one.use()))
                .map(one -> new Choice(one.id().toString(), one.name(), uses.getOrDefault(one.use(), ""), false))
                .toList();
    }

    /** The one that was chosen, if the division has it and it serves here. */
    public Optional<Wording> chosen(Login login, Petition petition, String id) {
        return wordings.usable(login, petition.procedure()).stream()
                .filter(one -> one.id().toString().equals(id))
                .findFirst();
    }

    /** A field for each blank of these texts. */
    public static List<Field> blanks(String form, Stream<String> texts) {
        List<Field> blanks = new ArrayList<>();
        for (var name : Blanks.in(texts)) {
            blanks.add(new Field(
                    form + "-blank-" + (blanks.size() + 1),
                    Blanks.POSTED + name,
                    name,
                    Kind.LINE,
                    "",
                    "",
                    true,
                    true,
                    List.of(),
                    ""));
        }
        return blanks;
    }
}
