package city.open.demo;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the demo city is made.
 *
 * @param enabled whether this installation is a demo, and says so on every page
 * @param speed how many times faster than usual the city moves
 * @param once whether nothing moves after the load
 * @param seed another seed makes another city
 * @param petitions how many petitions the past holds
 */
@ConfigurationProperties("open.demo")
public record DemoSettings(
        @DefaultValue("false") boolean enabled,
        @DefaultValue("1") double speed,
        @DefaultValue("false") boolean once,
        @DefaultValue("20000101") long seed,
        @DefaultValue("3000") int petitions) {}
