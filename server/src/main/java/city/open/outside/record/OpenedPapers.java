package city.open.outside.record;

import java.util.Optional;

/** Where the writer finds a paper that an entry opens to everyone. Until then it lies inside, of which the record knows nothing. */
@FunctionalInterface
public interface OpenedPapers {
    /** The bytes that have this hash (SHA-256, in hexadecimal digits); nothing where the paper is another by now, or gone. */
    Optional<byte[]> pdf(String petition, String id, String sha256);
}
