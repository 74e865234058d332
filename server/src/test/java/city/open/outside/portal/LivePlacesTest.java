package city.open.outside.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class LivePlacesTest {

    @Test
    void one_address_holds_so_many_streams_and_keeps_nobody_else_out() {
        var places = new LivePlaces(2);
        var first = places.enter("192.0.2.1");
        places.enter("192.0.2.1");
        assertThatThrownBy(() -> places.enter("192.0.2.1"))
                .isInstanceOfSatisfying(
                        NotServed.class, fault -> assertThat(fault.status()).isEqualTo(429));
        places.enter("192.0.2.2");
        first.close();
        places.enter("192.0.2.1");
        assertThatThrownBy(() -> places.enter("192.0.2.1")).isInstanceOf(NotServed.class);
    }

    @Test
    void addresses_of_one_network_of_ipv6_are_one() {
        var places = new LivePlaces(1);
        places.enter("2001:db8:1:2:3:4:5:6");
        assertThatThrownBy(() -> places.enter("2001:db8:1:2:aaaa:4:5:6")).isInstanceOf(NotServed.class);
        places.enter("2001:db8:1:3:3:4:5:6");
    }
}
