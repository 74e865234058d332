package city.open.outside.filing;

import city.open.ground.page.Guest;
import city.open.ground.page.Lang;
import city.open.ground.page.When;
import city.open.ground.page.Words;
import city.open.town.catalogue.Procedure;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.time.LocalDate;

/**
 * Who asks about which filing, and when.
 *
 * @param draft the name of the draft that the request is about, or empty
 */
record Asked(Guest guest, Procedure procedure, FormDefinition form, Instant now, String draft) {
    static final String DOCUMENTS = "documents";
    static final String REVIEW = "review";

    Asked about(DraftKey key) {
        return new Asked(guest, procedure, form, now, key.name());
    }

    Lang lang() {
        return guest.lang();
    }

    HttpServletRequest request() {
        return guest.request();
    }

    Words words() {
        return guest.words();
    }

    When when() {
        return new When(words());
    }

    LocalDate today() {
        return When.dayOf(now);
    }

    String code() {
        return procedure.code().value();
    }

    String name() {
        return words().of(procedure.name());
    }

    /** Without the language. */
    String path() {
        return "/file/" + code();
    }

    /** Without the language; it names the draft. */
    String path(String topic) {
        return path() + "/" + topic + query();
    }

    String query() {
        return draft.isEmpty() ? "" : "?" + Held.DRAFT + "=" + draft;
    }

    String address(String topic) {
        return guest.to(path(topic));
    }

    /** The topic that follows this one. */
    String after(String topic) {
        var topics = form.topics();
        for (int i = 0; i < topics.size(); i++) {
            if (topics.get(i).id().equals(topic)) {
                return i + 1 < topics.size() ? topics.get(i + 1).id() : DOCUMENTS;
            }
        }
        return REVIEW;
    }

    /** The address before this one: of a topic, or of the page before all topics. */
    String before(String topic) {
        var topics = form.topics();
        if (topic.equals(DOCUMENTS)) {
            return address(topics.getLast().id());
        }
        for (int i = 1; i < topics.size(); i++) {
            if (topics.get(i).id().equals(topic)) {
                return address(topics.get(i - 1).id());
            }
        }
        return guest.to(path());
    }
}
