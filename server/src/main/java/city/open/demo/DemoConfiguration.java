package city.open.demo;

import city.open.border.disclosure.Publisher;
import city.open.ground.calendar.HolidayRegister;
import city.open.inside.approval.Approvals;
import city.open.inside.approval.Deputies;
import city.open.inside.casework.Draws;
import city.open.inside.identity.Accounts;
import city.open.inside.identity.DemoLogins;
import city.open.inside.petition.Petitions;
import city.open.inside.vault.Vault;
import city.open.outside.filing.SampleFilings;
import city.open.outside.record.PublicRecord;
import city.open.outside.survey.SurveyTokens;
import city.open.outside.survey.Surveys;
import city.open.town.catalogue.Catalogue;
import city.open.town.organization.Organization;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Makes the city live where {@code open.demo.enabled} is set: loads it before the start is over, then lets it move. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(DemoSettings.class)
class DemoConfiguration {
    private static final Logger log = LoggerFactory.getLogger(DemoConfiguration.class);

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnProperty("open.demo.enabled")
    static class Living {
        @Bean
        DemoCity demoCity(
                Petitions petitions,
                Organization organization,
                Catalogue catalogue,
                HolidayRegister holidays,
                DemoSettings settings) {
            return new DemoCity(petitions, organization, catalogue, holidays, settings);
        }

        @Bean
        Intranet intranet(
                Petitions petitions, Organization organization, Draws draws, Approvals approvals, Deputies deputies) {
            return new Intranet(petitions, organization, draws, approvals, deputies);
        }

        @Bean(destroyMethod = "stop")
        Simulation simulation(
                DemoCity city, Petitions petitions, Intranet intranet, Clock clock, DemoSettings settings) {
            return new Simulation(city, petitions, intranet, clock, settings);
        }

        @Bean
        ApplicationRunner liveDemo(
                DemoCity city,
                Simulation simulation,
                Petitions petitions,
                Organization organization,
                Approvals approvals,
                Intranet intranet,
                Accounts accounts,
                DemoLogins logins,
                SampleFilings filings,
                Vault vault,
                ObjectProvider<Publisher> publisher,
                PublicRecord record,
                SurveyTokens tokens,
                Surveys surveys,
                Clock clock,
                DemoSettings settings) {
            return (ApplicationArguments _) -> {
                var begun = clock.instant();
                boolean fresh = !city.roster().hasBegun();
                var open = city.load(begun);
                var cast = new Cast(organization, city.roster(), petitions, accounts);
                cast.enter(accounts, logins);
                new Desks(petitions, approvals, organization, cast, intranet).lay(clock.instant());
                new LetterBoxes(filings, vault, cast, logins).fill(clock.instant());
                var loaded = clock.instant();
                publisher.ifAvailable(Publisher::publishAll);
                if (fresh) {
                    new Respondents(record, tokens, surveys, settings.seed()).answer(Instant.EPOCH, begun);
                }
                log.info(
                        "The demo city was loaded in {} ms and public after {} ms; {} petitions are on their way.",
                        Duration.between(begun, loaded).toMillis(),
                        Duration.between(begun, clock.instant()).toMillis(),
                        open.size());
                if (!settings.once()) {
                    simulation.start(open, settings.speed());
                }
            };
        }
    }
}
