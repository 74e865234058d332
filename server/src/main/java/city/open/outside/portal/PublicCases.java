package city.open.outside.portal;

import city.open.ground.page.Lang;
import city.open.ground.vocabulary.PetitionNumber;
import city.open.outside.record.PublicRecord;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Petitions exactly as the public sees them, for other rooms to show: read from the public record like every public page. */
@Component
public class PublicCases {
    private final PublicRecord record;
    private final Pages pages;

    PublicCases(PublicRecord record, Pages pages) {
        this.record = record;
        this.pages = pages;
    }

    /**
     * The petition as it is at this moment, or nothing while its reception is not in the public record yet.
     *
     * @param path of the page it is shown on, without its language
     */
    public Optional<CasePage> page(Lang lang, PetitionNumber number, String path, boolean oldestFirst) {
        return record.find(number.value()).map(one -> pages.casePage(lang, one, path, oldestFirst));
    }
}
