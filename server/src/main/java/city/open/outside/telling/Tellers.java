package city.open.outside.telling;

import city.open.ground.page.Words;
import city.open.outside.record.CleanContract;
import city.open.outside.record.Entry.ProcedureRef;
import city.open.outside.record.NamedOfficial;
import city.open.town.catalogue.Catalogue;
import city.open.town.catalogue.Procedure;
import city.open.town.catalogue.ProcedureCode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Who tells of a petition in the words of its own procedure. */
@Component
public class Tellers {
    private final Catalogue catalogue;
    private final Names names;

    Tellers(Catalogue catalogue, Names names) {
        this.catalogue = catalogue;
        this.names = names;
    }

    /** Steps and parts are called by their ids where that version was never published here. */
    public Teller of(Words words, ProcedureRef procedure) {
        return of(words, procedure(procedure).orElse(null));
    }

    /** In the words of this procedure, whether or not it was ever published. */
    public Teller of(Words words, @Nullable Procedure procedure) {
        return new Teller(words, names, procedure);
    }

    /** A clean-handed contract in words, as it stands at this moment. */
    public PledgesPart pledges(Words words, CleanContract contract, Instant now) {
        return new PledgesPart(words, names, contract, now);
    }

    /** The version that a petition was received under. */
    public Optional<Procedure> procedure(ProcedureRef reference) {
        try {
            return Optional.of(catalogue.version(new ProcedureCode(reference.code()), reference.version()));
        } catch (IllegalArgumentException unpublished) {
            return Optional.empty();
        }
    }

    /** An official by name or alias and rank, as on the pages of petitions. */
    public String official(Words words, NamedOfficial official) {
        return words.say("by.person", words.of(official.label()), Names.rank(words, official.rank()));
    }

    /** A place as it is written in the reader's language. */
    public String place(Words words, String place) {
        return Romanisation.of(words.lang(), place);
    }

    /** A division by its name on that day, or by its id. */
    public String division(Words words, String agency, String id, LocalDate on) {
        return names.unit(words, agency, id, on);
    }
}
