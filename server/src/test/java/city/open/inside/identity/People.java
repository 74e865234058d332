package city.open.inside.identity;

import city.open.ground.calendar.Text;
import city.open.town.organization.AgencyCode;
import city.open.town.organization.Official;
import city.open.town.organization.OfficialId;
import city.open.town.organization.Organization;
import city.open.town.organization.Rank;
import city.open.town.organization.UnitId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;

/** Officials with accounts, on the morning of Monday 23 November 2026. */
@TestConfiguration(proxyBeanMethods = false)
class People {
    static final String PASSWORD = "eleven magpies on a wire";
    private static final AgencyCode SEOUL = new AgencyCode("6110000");
    private static final UnitId BUILDING = new UnitId("building-policy");

    private final Organization organization;
    private final Accounts accounts;
    /** With little work in it, so that stories do not wait for it. */
    private final String hash = new Argon2PasswordEncoder(16, 32, 1, 64, 1).encode(PASSWORD);

    People(Organization organization, Accounts accounts) {
        this.organization = organization;
        this.accounts = accounts;
    }

    @Bean
    @Primary
    static MovableClock monday() {
        return new MovableClock(Instant.parse("2026-11-23T00:30:00Z"));
    }

    /** Somebody whom no other test knows. */
    void somebody(String account, Role... roles) {
        organization.add(new Official(
                new OfficialId(account),
                SEOUL,
                BUILDING,
                Rank.OFFICER,
                new Text("김민서", "Kim Min-seo"),
                "K-" + account,
                "02-2133-1211",
                LocalDate.of(2026, 1, 1),
                null));
        accounts.add(account, new OfficialId(account), Set.of(roles));
        accounts.setPasswordHash(account, hash);
    }
}
