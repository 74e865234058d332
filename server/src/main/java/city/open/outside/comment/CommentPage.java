package city.open.outside.comment;

import city.open.ground.page.Frame;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * @param subject of the petition that is commented on
 * @param about what comments are invited on
 * @param period from when until when and how it stands, in sentences
 * @param form null where no comment is taken today
 * @param sent what is said to whoever has just sent one, or empty
 * @param waiting how many were looked at, in words
 * @param unseen how many wait for a look, in words, or empty
 */
public record CommentPage(
        Frame frame,
        String number,
        String subject,
        String division,
        String about,
        List<String> period,
        @Nullable Form form,
        String sent,
        List<Given> comments,
        String waiting,
        String unseen) {

    /** @param fault what is wrong with what was typed, or empty */
    public record Form(
            String token,
            String work,
            boolean mail,
            String fault,
            String words,
            String name,
            String email,
            String code) {}

    /**
     * @param who that it came with a neighbour's letter, or empty
     * @param words as it was written, or why it is not shown
     * @param answer null while there is none
     */
    public record Given(
            int number,
            long index,
            String on,
            String who,
            String words,
            boolean shown,
            @Nullable Answer answer) {}

    /** @param made whether it is taken up */
    public record Answer(long index, String on, String made, String words, boolean late) {}
}
