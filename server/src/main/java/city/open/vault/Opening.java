package city.open.vault;

import city.open.petition.By;
import java.time.Instant;

/** Sealed data was opened once: when, by whom and why. */
public record Opening(Instant at, By.OfOffice by, Purpose purpose) {}
