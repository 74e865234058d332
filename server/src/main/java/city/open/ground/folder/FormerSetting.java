package city.open.ground.folder;

/** Somebody means it, and it would be passed over in silence. */
final class FormerSetting extends RuntimeException {
    FormerSetting(String message) {
        super(message);
    }
}
