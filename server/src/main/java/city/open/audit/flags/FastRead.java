package city.open.audit.flags;

import city.open.audit.input.Given;
import city.open.ground.calendar.Text;

/** F04: the share of papers signed in less than a quarter of the time to read them, beside that of the others. */
final class FastRead implements Flag {
    private static final int LONGEST_MINUTES = 60;

    @Override
    public Kind kind() {
        return new Kind(
                "F04",
                "FASTREAD",
                new Text("읽을 틈 없는 결재", "Signed unread"),
                new Text("결재 문서의 쪽수와 붙임", "pages and attachments of papers"),
                30,
                new Text("{n}건 가운데 {x}건을 너무 빨리 결재했습니다", "{x} of {n} read too fast"),
                new Text("미리 읽음, 정해진 서식", "read before, a standard form"));
    }

    /** Minutes that a paper takes to be read. */
    static double readingMinutes(int pages, int attachments) {
        return Math.min(LONGEST_MINUTES, 2 + pages / 2.0 + attachments);
    }

    static boolean isTooFast(double deskMinutes, int pages, int attachments) {
        return deskMinutes < readingMinutes(pages, attachments) / 4;
    }

    @Override
    public Sweep sweep(Around around) {
        return new NotKept(
                "결재 문서의 쪽수와 붙임 수를 보관하지 않고, 문서를 열어 본 시각도 남기지 않습니다",
                "neither pages and attachments of papers are kept, nor when a paper was opened to be read");
    }

    @Override
    public Answer look(Given input) {
        return Shares.against(Shares.read(input.at("approvals"), "too_fast"), kind().minimum(), Shares.q(input));
    }
}
