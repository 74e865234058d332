package city.open.inside.piles;

import city.open.ground.calendar.Text;
import city.open.inside.casework.Inbox;

/** A pile on the desk of things that came or remain, each a line of its own; what a petition itself needs lies in {@link Inbox.Queue}. */
public enum Pile {
    /** From applicants and those who were asked, and nobody has acted on it. */
    ARRIVED("들어온 것", "Came in"),
    /** My drafts that came back and were not drafted again. */
    RETURNED("돌아온 기안", "Returned drafts"),
    /** What is to be done once it is decided. */
    AFTER("결정 뒤 할 일", "After the decision"),
    /** What I sent and others have not answered. */
    SENT("보낸 것·기다리는 것", "Sent and awaited");

    private final Text words;

    Pile(String ko, String en) {
        this.words = new Text(ko, en);
    }

    public Text words() {
        return words;
    }

    /** What a line of a pile is about. */
    public enum What {
        SUPPLEMENT_CAME(ARRIVED, "보완 자료", "Supplement"),
        MORE_TIME(ARRIVED, "보완기간 연장", "More time for the supplement"),
        REPLY_CAME(ARRIVED, "협의 회신", "Reply"),
        WITHHOLDING(ARRIVED, "비공개 요청", "Request to withhold"),
        PUBLIC_QUESTION(ARRIVED, "공개 질문", "Public question"),
        COMMENTS(ARRIVED, "답할 의견", "Comments to answer"),
        DELAY(ARRIVED, "지연 사유 밝히기", "Say why it is late"),
        PAPERS(ARRIVED, "추가로 낸 서류", "More papers"),
        CONTACT(ARRIVED, "연락처 정정", "New contact data"),
        DRAFT(RETURNED, "반려된 기안", "Returned draft"),
        OBJECTION(AFTER, "이의신청 결정", "Decide on the objection"),
        NOTIFY(AFTER, "결과 통지", "Notify the result"),
        STEP(AFTER, "남은 단계", "Step left"),
        SUPPLEMENT(SENT, "보완 요구", "Supplement asked for"),
        QUESTION(SENT, "협의 요청", "Question"),
        STANDSTILL(SENT, "처리기간 산입 멈춤", "Period suspended"),
        HEARING(SENT, "의견청취", "Hearing"),
        COMMENT_PERIOD(SENT, "의견 제출 기간", "Comments invited"),
        PAPER(SENT, "결재 올린 문서", "Paper in line");

        private final Pile pile;
        private final Text words;

        What(Pile pile, String ko, String en) {
            this.pile = pile;
            this.words = new Text(ko, en);
        }

        public Pile pile() {
            return pile;
        }

        public Text words() {
            return words;
        }

        /** Whether its official can say that they know it; anything else goes by being done. */
        public boolean canBeSeen() {
            return pile == ARRIVED
                    && this != WITHHOLDING
                    && this != PUBLIC_QUESTION
                    && this != COMMENTS
                    && this != DELAY;
        }

        /** Whether it comes by letter and is no fact of the petition. */
        boolean isLetter() {
            return this == PAPERS || this == CONTACT;
        }
    }
}
