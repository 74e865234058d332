package city.open.ground.apart;

/** What a process apart does. It is made once in the process by its constructor without arguments, and asked one thing after the other. */
public interface Job {
    /** @throws Exception where it cannot; the asker is told that it failed, not why */
    byte[] answer(byte[] question) throws Exception;
}
