package city.open.inside.exchange.bridge;

import city.open.ground.calendar.Text;
import city.open.ground.guard.PersonalData;
import city.open.ground.guard.Screening;
import city.open.ground.guard.SealedValues;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The data of an event, read field by field; what does not fit is told by the field's name. */
final class EventData {
    private static final int LONGEST_TEXT = 4_000;

    private final JsonNode data;
    private final Screening screening;

    /** @param screening what may not become public of its texts */
    EventData(JsonNode data, Screening screening) {
        this.data = data;
        this.screening = screening;
    }

    /** Something in an event that cannot be used. */
    static final class Unfit extends RuntimeException {
        private static final long serialVersionUID = 1;
        private final transient Text reason;

        Unfit(String ko, String en) {
            super(en, null, false, false);
            this.reason = new Text(ko, en);
        }

        Text reason() {
            return reason;
        }
    }

    EventData part(String field) {
        return new EventData(data.path(field), screening);
    }

    boolean isPresent() {
        return data.isObject();
    }

    @Nullable
    String word(String field) {
        var value = value(field);
        return value == null ? null : word(field, value);
    }

    private static String word(String field, JsonNode value) {
        if (!value.isString() || value.asString().isBlank() || value.asString().length() > LONGEST_TEXT) {
            throw unfit(field, "빈 글이 아닌 4,000자 이내의 글", "a text of 1 to 4,000 letters");
        }
        return value.asString().strip();
    }

    /** An id, a code, a date: a word that has a form. */
    <T> @Nullable T value(String field, Function<String, T> reader, String ko, String en) {
        var word = word(field);
        try {
            return word == null ? null : reader.apply(word);
        } catch (IllegalArgumentException | DateTimeException otherForm) {
            throw unfit(field, ko, en);
        }
    }

    <T> T needed(String field, @Nullable T value) {
        if (value == null) {
            throw new Unfit("data.%s 값이 없습니다.".formatted(field), "The field data.%s is missing.".formatted(field));
        }
        return value;
    }

    /** Words for everybody: {@code {"ko": …, "en": …}}, or one text for both. */
    @Nullable
    Text text(String field) {
        var value = value(field);
        return value == null ? null : text(field, value);
    }

    List<Text> texts(String field) {
        var value = value(field);
        if (value == null) {
            return List.of();
        }
        if (!value.isArray()) {
            throw unfit(field, "글의 목록", "a list of texts");
        }
        List<Text> texts = new ArrayList<>();
        value.forEach(one -> texts.add(text(field, one)));
        return texts;
    }

    /** Numbers of documents, each a word. */
    List<String> words(String field) {
        var value = value(field);
        if (value == null) {
            return List.of();
        }
        if (!value.isArray()) {
            throw unfit(field, "번호의 목록", "a list of numbers");
        }
        List<String> words = new ArrayList<>();
        value.forEach(one -> words.add(word(field, one)));
        return words;
    }

    private Text text(String field, JsonNode value) {
        if (value.isObject()) {
            return new Text(
                    published(word(field + ".ko", value.path("ko"))), published(word(field + ".en", value.path("en"))));
        }
        var word = published(word(field, value));
        return new Text(word, word);
    }

    /** There is nobody to ask whether a number that looks like a person's may stay, so none does. */
    private String published(String word) {
        return PersonalData.masked(word, screening.of(word, SealedValues.NONE));
    }

    boolean flag(String field) {
        var value = value(field);
        if (value == null) {
            return false;
        }
        if (!value.isBoolean()) {
            throw unfit(field, "true 또는 false", "true or false");
        }
        return value.asBoolean();
    }

    @Nullable
    LocalDate date(String field) {
        return value(field, LocalDate::parse, "2026-11-23과 같은 날짜", "a date like 2026-11-23");
    }

    @Nullable
    Instant instant(String field) {
        return value(
                field,
                text -> OffsetDateTime.parse(text).toInstant(),
                "2026-11-23T14:00:00+09:00과 같은 시각",
                "a moment like 2026-11-23T14:00:00+09:00");
    }

    private @Nullable JsonNode value(String field) {
        var value = data.path(field);
        return value.isMissingNode() || value.isNull() ? null : value;
    }

    private static Unfit unfit(String field, String ko, String en) {
        return new Unfit(
                "data.%s 값은 %s이어야 합니다.".formatted(field, ko), "The field data.%s has to be %s.".formatted(field, en));
    }
}
