package city.open.inside.identity;

import city.open.ground.calendar.Text;

/** Everything for which an official needs leave. Who has it where and when stands in {@link Rights}. */
public enum Right {
    /** What of a petition only the inside sees. */
    SEE_INSIDE(Kind.READING, "내부 화면 보기", "see the inside of a petition"),
    /** Who the applicant is and how to reach them; each reading is written down. */
    OPEN_SEALED(Kind.ACTING, "봉인된 개인정보 열람", "open sealed personal data"),
    /** The papers in its file; each reading is written down, and the applicant can see it. */
    READ_PAPERS(Kind.ACTING, "봉인된 서류 열람", "open sealed papers"),
    /** Steps, completeness, inspections, consultations, committees, expected dates, notices and the notification. */
    RECORD(Kind.ACTING, "처리 단계 기록", "record steps"),
    TAKE(Kind.ACTING, "미배정 민원 맡기", "take an unassigned petition"),
    ASSIGN(Kind.ACTING, "담당자 배정", "assign an official"),
    SUPPLEMENT(Kind.ACTING, "보완 요구", "request a supplement"),
    EXTEND(Kind.ACTING, "처리기간 연장", "extend the period"),
    SUSPEND(Kind.ACTING, "처리기간 산입 멈춤", "suspend and resume the period"),
    TRANSFER(Kind.ACTING, "이송", "transfer to another division"),
    DRAFT(Kind.ACTING, "기안", "draft"),
    DECIDE(Kind.ACTING, "처리 결과 결정", "decide"),
    /** For those whose rank could have approved the paper there is none of. */
    DECIDE_WITHOUT_PAPER(Kind.ACTING, "결재 문서 없이 결정", "decide without an approved paper"),
    /** 직권취소·변경·철회: for those who could have approved the decision. */
    REOPEN(Kind.ACTING, "직권취소·변경 개시", "take a decision up again"),
    CORRECT(Kind.ACTING, "정정", "correct an earlier entry"),
    ANSWER_CONSULTATION(Kind.ACTING, "협의 회신", "answer a consultation"),
    REVIEW(Kind.ACTING, "검토", "review a draft"),
    CONCUR(Kind.ACTING, "협조", "concur in a draft"),
    APPROVE(Kind.ACTING, "결재", "approve a draft"),
    RETURN_DRAFT(Kind.ACTING, "반려(기안 반송)", "return a draft to its drafter"),
    /** What no one outside ever sees; each reading is written down. */
    NOTES(Kind.ACTING, "내부 메모·통화 기록", "write and read notes on a petition"),
    OBJECTION(Kind.ACTING, "이의신청 처리", "handle an objection"),
    /** 청렴서약: for those who head whoever handles it, and bind themselves and these. */
    PLEDGE(Kind.ACTING, "발주 기관의 청렴서약", "sign the agency's pledge"),
    /** What the ombudsman does about a contract that is watched. */
    OVERSEE(Kind.ACTING, "계약 감시(방문·권고)", "visit and recommend"),
    SANCTION(Kind.ACTING, "입찰참가자격 제한", "keep a contractor from bidding"),
    /** Never barred: whoever has an interest must be able to say so. */
    DECLARE_CONFLICT(Kind.READING, "이해충돌 신고", "declare a conflict of interest"),
    RECEIVE(Kind.OFFICE, "창구 접수", "receive a petition at the counter"),
    /** 상용 문안: the texts that a division uses again and again. */
    KEEP_WORDINGS(Kind.OFFICE, "상용 문안 쓰기·고치기", "write and change the division's texts"),
    RETIRE_WORDINGS(Kind.OFFICE, "상용 문안 없애기", "retire one of the division's texts"),
    SEARCH_ALL(Kind.OFFICE, "전체 민원 검색", "search all petitions"),
    SEE_WORKLOAD(Kind.OFFICE, "업무량 보기", "see the workload"),
    EXPORT_WORKLOAD(Kind.OFFICE, "업무량 내려받기", "export the workload"),
    /** 임시공휴일: due dates of the whole city hang on it, so one proposes and another agrees. */
    NAME_HOLIDAYS(Kind.OFFICE, "공휴일 지정·철회", "announce and withdraw public holidays"),
    SEE_EXCHANGE(Kind.OFFICE, "시스템 연계 보기", "see the exchange with other systems"),
    /** Systems and their keys, subscribers, and what becomes of events that could not be applied. */
    KEEP_EXCHANGE(Kind.OFFICE, "시스템 연계 관리", "keep the exchange with other systems"),
    /** Also for administrators: what is done with accounts is done in the open. */
    SEE_PRIVILEGES(Kind.OFFICE, "권한 변경 이력 보기", "see what became of accounts and rights"),
    /** Who does not see the whole city sees what is theirs: nobody is counted behind their back. */
    SEE_WATCH(Kind.OFFICE, "점검 보기", "see the watch"),
    SEE_DIAL(Kind.OFFICE, "공개 기준·절차 초안 보기", "see drafts of the disclosure policy and of procedures"),
    /** Whoever wrote a draft cannot review or release it; who closed something alone cannot ratify it. */
    TURN_DIAL(
            Kind.OFFICE,
            "공개 기준·절차 기안·검토, 긴급 비공개",
            "draft and review the disclosure policy and procedures, close a part at once"),
    RELEASE_POLICY(Kind.OFFICE, "공개 기준·절차 시행", "release the disclosure policy and procedures"),
    /** The postcard to the mayor: who is named in one, or set aside by it, does not see it, whatever the role. */
    READ_REPORTS(Kind.OFFICE, "부패 제보 열람·답변", "read and answer reports of corruption"),
    /** Who wrote a report, where they said so: two custodians open it together, on somebody else's reason. */
    HOLD_IDENTITIES(Kind.OFFICE, "제보자 신원 봉인 열기", "open who a reporter is, together with another one"),
    /** What the watch has seen of a division's petitions, and what the Audit Division orders: the division sees its own. */
    SEE_ORDERS(Kind.OFFICE, "감사 조치 요구 보기", "see orders of the Audit Division"),
    /** Not to one's own division: that is left to another auditor. */
    GIVE_ORDERS(Kind.OFFICE, "조치 요구·경고·종결", "order, judge answers, warn and close"),
    ANSWER_ORDERS(Kind.OFFICE, "조치 요구에 답변", "answer orders of the Audit Division"),
    /** Red flags, and what comes of them: also of persons, so that nobody but Audit sees any. Not of one's own division to judge. */
    SEE_FLAGS(Kind.OFFICE, "적신호 보기·판단", "see and judge red flags"),
    /** What is late, where it is stuck, which orders stand open: counts of the whole city, and of red flags no more than counts. */
    SEE_OVERVIEW(Kind.OFFICE, "시정 현황 보기", "see the city on one screen"),
    SEE_CONTRACTS(Kind.OFFICE, "감시 대상 계약 목록", "see which contracts are watched"),
    /** 파기: destroys for good what is sealed. Left to those who do not handle petitions. */
    ERASE(Kind.OFFICE, "봉인된 정보 파기", "erase sealed data"),
    MANAGE_ACCOUNTS(Kind.OFFICE, "계정 관리", "manage accounts"),
    MANAGE_DELEGATION(Kind.OFFICE, "위임전결·직무대리 관리", "manage delegation and deputies");

    /** Whether a right is about one petition, and whether a declared conflict of interest bars it. */
    enum Kind {
        READING,
        ACTING,
        OFFICE
    }

    private final Kind kind;
    private final Text words;

    Right(Kind kind, String ko, String en) {
        this.kind = kind;
        this.words = new Text(ko, en);
    }

    public Text words() {
        return words;
    }

    /** Whether it is asked for one petition; else it belongs to the office as a whole. */
    public boolean isAboutPetition() {
        return kind != Kind.OFFICE;
    }

    /** Whether it changes a petition, so that a declared conflict of interest bars it. */
    public boolean isActing() {
        return kind == Kind.ACTING;
    }
}
