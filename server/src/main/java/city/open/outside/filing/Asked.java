package city.open.outside.filing;

import city.open.ground.page.Lang;
import city.open.ground.page.When;
import city.open.ground.page.Words;
import city.open.town.catalogue.Procedure;
import java.time.Instant;
import java.time.LocalDate;

/**
 * Which filing a request is about, and when it came.
 *
 * @param draft the name of the draft that the request is about, or empty
 */
record Asked(Lang lang, Procedure procedure, FormDefinition form, Instant now, String draft) {
    static final String DOCUMENTS = "documents";
    static final String REVIEW = "review";

    Asked about(DraftKey key) {
        return new Asked(lang, procedure, form, now, key.name());
    }

    Words words() {
        return Words.in(lang);
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
        return "/" + lang.tag() + path(topic);
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
        return "/" + lang.tag() + path();
    }
}
