package city.open.ground.gate;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NetworkTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "2001:db8:1:2::1",
                "2001:0db8:0001:0002:0000:0000:0000:0001",
                "2001:DB8:1:2:ffff:ffff:ffff:ffff",
                "2001:db8:1:2::7%eth0"
            })
    void one_ipv6_network_is_one_address_however_it_is_written(String address) {
        assertThat(Network.of(address)).isEqualTo("20010db800010002/64");
    }

    @Test
    void the_next_network_is_another() {
        assertThat(Network.of("2001:db8:1:3::1")).isNotEqualTo(Network.of("2001:db8:1:2::1"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"192.0.2.7", "::ffff:192.0.2.7"})
    void an_ipv4_address_is_itself_also_where_it_comes_as_ipv6(String address) {
        assertThat(Network.of(address)).isEqualTo("192.0.2.7");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "unknown", "_hidden", "999.1.1.1"})
    void what_is_no_address_is_never_looked_up(String name) {
        assertThat(Network.of(name)).isEqualTo(name);
        assertThat(Network.of("x".repeat(5_000))).hasSize(100);
    }
}
