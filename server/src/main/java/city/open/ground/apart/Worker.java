package city.open.ground.apart;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.PrintStream;

/** The process apart: answers questions from its standard input until there are no more. It ends with the server, whose pipe then closes. */
public final class Worker {
    static final int ANSWERED = 0;
    static final int FAILED = 1;

    private Worker() {}

    /** @param arguments the name of the {@link Job} */
    public static void main(String[] arguments) throws Exception {
        var in = new DataInputStream(System.in);
        var out = new DataOutputStream(System.out);
        // Whatever a library has to say must not come between the answers.
        System.setOut(new PrintStream(System.err, true));
        var job = Class.forName(arguments[0])
                .asSubclass(Job.class)
                .getDeclaredConstructor()
                .newInstance();
        out.writeInt(ANSWERED);
        out.flush();
        while (true) {
            byte[] question;
            try {
                question = in.readNBytes(in.readInt());
            } catch (EOFException noMore) {
                return;
            }
            answer(job, question, out);
        }
    }

    private static void answer(Job job, byte[] question, DataOutputStream out) throws IOException {
        int state = ANSWERED;
        byte[] answer;
        try {
            answer = job.answer(question);
        } catch (Exception | StackOverflowError failed) {
            state = FAILED;
            answer = new byte[0];
        }
        out.writeInt(state);
        out.writeInt(answer.length);
        out.write(answer);
        out.flush();
    }
}
