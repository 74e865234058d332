package city.open.ground.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DatabaseUrlTest {

    @Test
    void a_url_names_host_database_owner_password_and_options() {
        assertThat(DatabaseUrl.parse("postgresql://seoul:p%40ss@db.example:5433/open?sslmode=require"))
                .isEqualTo(new DatabaseUrl("db.example:5433", "open", "seoul", "p@ss", Map.of("sslmode", "require")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "postgres://seoul:secret@db/open",
                "jdbc:postgresql://seoul:secret@db/open",
                "jdbc:postgresql://db/open?user=seoul&password=secret"
            })
    void the_usual_spellings_mean_the_same(String url) {
        assertThat(DatabaseUrl.parse(url)).isEqualTo(new DatabaseUrl("db", "open", "seoul", "secret", Map.of()));
    }

    @Test
    void the_driver_gets_no_password_in_its_address() {
        assertThat(DatabaseUrl.parse("postgresql://seoul:secret@a:1,b:2/open?sslmode=require")
                        .jdbc())
                .isEqualTo("jdbc:postgresql://a:1,b:2/open?sslmode=require");
    }

    @Test
    void printing_it_shows_no_password() {
        assertThat(DatabaseUrl.parse("postgresql://seoul:secret@db:5432/open")).hasToString("open at db:5432");
    }

    @ParameterizedTest
    @CsvSource({
        "mysql://u:p@h/d, does not begin with postgresql://",
        "postgresql://u:p@h, names no database after the host",
        "postgresql://u:p@h/, names no database after the host",
        "postgresql://h/d, names no user or no password",
        "postgresql://u@h/d, names no user or no password",
        "postgresql://u:%zz@h/d, has a % that is not followed by two hexadecimal digits",
        "postgresql://u:p@h/d?ssl, has an option without a value"
    })
    void what_cannot_be_read_is_told_with_the_way_to_write_it(String url, String fault) {
        assertThatThrownBy(() -> DatabaseUrl.parse(url))
                .isInstanceOf(DatabaseTrouble.class)
                .hasMessage("The database URL %s: write it as postgresql://user:password@host:5432/name.", fault);
    }
}
