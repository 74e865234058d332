package city.open.outside.log;

import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Who outside the city stands for the log.
 *
 * @param witnesses each its address, a space, and its key as {@code name+id+key}
 * @param witnessesNeeded how many of them pages ask to have cosigned; 0, the default, tells how many have and asks for none
 */
@ConfigurationProperties("open")
public record WitnessSettings(@DefaultValue List<String> witnesses, int witnessesNeeded) {
    public WitnessSettings {
        witnesses = List.copyOf(witnesses);
        if (witnessesNeeded < 0 || witnessesNeeded > witnesses.size()) {
            throw new IllegalArgumentException(
                    "open.witnesses-needed asks for %d cosignatures, and open.witnesses names %d witnesses: correct one of them."
                            .formatted(witnessesNeeded, witnesses.size()));
        }
    }
}
