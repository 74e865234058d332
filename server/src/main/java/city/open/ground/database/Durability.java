package city.open.ground.database;

/** Whether what was acknowledged must survive a power cut. Only tests may say no. */
enum Durability {
    KEPT,
    THROWN_AWAY
}
