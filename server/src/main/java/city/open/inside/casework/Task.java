package city.open.inside.casework;

import city.open.ground.calendar.Text;
import city.open.ground.vocabulary.ContractKind;
import city.open.ground.vocabulary.ExtensionReason;
import city.open.ground.vocabulary.HearingWay;
import city.open.ground.vocabulary.ReopeningGround;
import city.open.ground.vocabulary.SanctionGround;
import city.open.ground.vocabulary.SuspensionGround;
import city.open.inside.casework.Field.Choice;
import city.open.inside.casework.Field.Kind;
import city.open.inside.identity.Right;
import city.open.inside.petition.Outcome;
import city.open.inside.petition.Rule;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Everything an official can do with a petition by form, the right it takes and the fields to fill in. Papers that run through an approval
 * line (draft, review, concur, approve) are signed in {@code approval}.
 */
public enum Task {
    /** Reason: where others arrived earlier, or to take it over from a colleague; public. */
    TAKE(Right.TAKE, "민원 맡기", "Take the petition", reason().ifWished()),
    ASSIGN(Right.ASSIGN, "담당자 지정", "Assign by hand", Field.of(Kind.OFFICIAL, "official", "담당자", "Official"), reason()),
    DRAW(Right.ASSIGN, "추첨 배정", "Assign by draw"),
    DECLARE_CONFLICT(
            Right.DECLARE_CONFLICT,
            "이해충돌 신고",
            "Declare a conflict of interest",
            Field.note("interest", "이해관계(내부용)", "Interest (inside only)")),
    CHECK_COMPLETENESS(
            Right.RECORD,
            "구비서류 확인",
            "Check completeness",
            Field.choice(
                    "complete",
                    "확인 결과",
                    "Finding",
                    new Choice("yes", new Text("구비서류가 모두 갖추어짐", "All papers are there")),
                    new Choice("no", new Text("빠지거나 고칠 서류가 있음", "Papers are missing or faulty"))),
            Field.of(Kind.PAPERS, "missing", "빠지거나 고칠 서류", "Papers missing or faulty")
                    .ifWished(),
            Field.words("note", "확인 내용", "What was found").ifWished(),
            at(),
            expected(),
            expectedReason()),
    START_STEP(
            Right.RECORD,
            "단계 시작",
            "Start a step",
            step(),
            Field.of(Kind.DATE, "expected", "완료 예정일", "Expected by"),
            departure(),
            at()),
    COMPLETE_STEP(
            Right.RECORD,
            "단계 완료",
            "Complete a step",
            step(),
            Field.words("result", "결과", "Result"),
            Field.words("summary", "쉬운 요약", "Summary in plain words").ifWished(),
            Field.note("report", "보고서(결정한 뒤 공개)", "Report (public after the decision)"),
            departure(),
            at(),
            expected(),
            expectedReason()),
    INSPECT(
            Right.RECORD,
            "현장 확인 기록",
            "Record a site inspection",
            step().ifWished(),
            Field.words("findings", "확인 결과", "Findings"),
            Field.note("report", "보고서(결정한 뒤 공개)", "Report (public after the decision)"),
            at(),
            expected(),
            expectedReason()),
    SCHEDULE_COMMITTEE(
            Right.RECORD,
            "위원회 일정 공개",
            "Announce a committee",
            step().ifWished(),
            Field.words("committee", "위원회", "Committee"),
            Field.words("agenda", "안건", "Agenda"),
            Field.of(Kind.DATE, "on", "개최일", "Date")),
    HOLD_COMMITTEE(
            Right.RECORD,
            "위원회 결과 기록",
            "Record a committee's outcome",
            step().ifWished(),
            Field.words("committee", "위원회", "Committee"),
            Field.words("outcome", "심의 결과", "Outcome"),
            Field.of(Kind.NUMBER, "for", "찬성", "Votes for").ifWished(),
            Field.of(Kind.NUMBER, "against", "반대", "Votes against").ifWished(),
            Field.words("early", "알린 날보다 앞서 연 사유(그런 때만)", "Why it sat before the day announced (only then)")
                    .ifWished(),
            at(),
            expected(),
            expectedReason()),
    PUBLISH_NOTICE(
            Right.RECORD,
            "공고",
            "Publish a notice",
            step().ifWished(),
            Field.words("where", "공고한 곳", "Where it was published"),
            Field.of(Kind.DATE, "until", "공고 종료일", "Displayed until").ifWished(),
            at(),
            expected(),
            expectedReason()),
    /** 의견 제출 기간을 공고함; the last day is counted where none is named. */
    INVITE_COMMENTS(
            Right.RECORD,
            "의견을 받는다고 공고",
            "Invite comments",
            Field.words("about", "무엇에 대한 의견을 받는지", "What comments are invited on"),
            Field.of(Kind.DATE, "until", "의견 제출 마지막 날(비우면 가장 이른 날)", "Last day (left empty, the earliest there can be)")
                    .ifWished()),
    REQUEST_SUPPLEMENT(
            Right.SUPPLEMENT,
            "보완 요구",
            "Request a supplement",
            Field.words("what", "보완할 내용", "What is to be supplied"),
            Field.of(Kind.DATE, "until", "보완 기한", "Answer by")),
    EXTEND_SUPPLEMENT(
            Right.SUPPLEMENT,
            "보완기간 연장(민원인 요청)",
            "More time for the applicant, who asked for it",
            Field.of(Kind.DATE, "until", "새 보완 기한", "New date")),
    DEMAND_SUPPLEMENT(
            Right.SUPPLEMENT,
            "마지막 보완 요구",
            "Last demand",
            Field.words("what", "보완할 내용", "What is to be supplied"),
            Field.of(Kind.DATE, "until", "보완 기한(10일 이내)", "Answer by (ten days at most)")),
    /** The applicant's answer, entered for them at the counter. */
    ENTER_SUPPLEMENT(
            Right.SUPPLEMENT,
            "보완서류 접수",
            "Enter the applicant's supplement",
            Field.words("what", "보완된 내용", "What was supplied").ifWished(),
            at()),
    RETURN_PAPERS(Right.DECIDE, "서류 반려", "Return the papers", reason()),
    /** Divisions that work here, several at once. */
    CONSULT(
            Right.RECORD,
            "부서 협의 요청",
            "Consult divisions",
            step().ifWished(),
            Field.of(Kind.UNITS, "units", "협의 부서", "Divisions"),
            Field.words("question", "협의 내용", "Question"),
            Field.of(Kind.DATE, "until", "회신 기한", "Reply by")),
    /** An office that does not work with this system. */
    ASK_OFFICE(
            Right.RECORD,
            "외부 기관 협의 요청",
            "Consult an office outside",
            step().ifWished(),
            Field.words("office", "기관", "Office"),
            Field.words("question", "협의 내용", "Question"),
            Field.of(Kind.DATE, "until", "회신 기한", "Reply by")),
    EXTEND_CONSULTATION(
            Right.ANSWER_CONSULTATION,
            "협의 회신 기한 연장",
            "Extend the reply date",
            Field.of(Kind.ENTRY, "asked", "협의 요청", "Question"),
            reason(),
            Field.of(Kind.DATE, "until", "새 회신 기한", "New date")),
    ANSWER_CONSULTATION(
            Right.ANSWER_CONSULTATION,
            "협의 회신",
            "Answer a consultation",
            Field.of(Kind.ENTRY, "asked", "협의 요청", "Question"),
            Field.words("reply", "회신 내용", "Reply")),
    /** The reply of an office outside, entered by the division that asked. */
    ENTER_REPLY(
            Right.RECORD,
            "외부 기관 회신 입력",
            "Enter the reply of an office outside",
            Field.of(Kind.ENTRY, "asked", "협의 요청", "Question"),
            Field.words("reply", "회신 내용", "Reply"),
            at()),
    EXTEND(
            Right.EXTEND,
            "처리기간 연장",
            "Extend the period",
            Field.choice("ground", "연장 사유", "Ground", grounds()),
            Field.of(Kind.NUMBER, "days", "연장 일수", "By how many days").ifWished(),
            Field.words("explanation", "설명", "Explanation"),
            Field.of(Kind.TICK, "consented", "민원인이 동의함", "The applicant agreed").ifWished()),
    SUSPEND(
            Right.SUSPEND,
            "처리기간 산입 멈춤",
            "Suspend the period",
            Field.choice("ground", "멈춤 사유", "Ground", suspensions()),
            Field.of(Kind.DATE, "until", "끝날 것으로 보는 날", "Expected to end on"),
            Field.words("explanation", "설명", "Explanation"),
            at()),
    RESUME(
            Right.SUSPEND,
            "처리기간 다시 셈",
            "Resume the period",
            Field.words("explanation", "예정보다 길어진 사유(그런 때만)", "Why it lasted longer than was said (only then)")
                    .ifWished(),
            at()),
    TRANSFER(Right.TRANSFER, "이송", "Transfer", Field.of(Kind.UNIT, "to", "받을 부서", "To"), reason()),
    EXPECT(
            Right.RECORD,
            "예정일 변경",
            "Set the expected date of a step",
            step(),
            Field.of(Kind.DATE, "expected", "예정일", "Expected by"),
            reason().ifWished()),
    /** Of the date that passed; the reasons are the city's list. */
    EXPLAIN_DELAY(
            Right.RECORD,
            "지연 사유 밝히기",
            "Say why it is late",
            Field.choice("reason", "사유", "Reason", delays()),
            Field.words("explanation", "설명", "Explanation").ifWished()),
    DECIDE(
            Right.DECIDE,
            "처리 결과 결정",
            "Decide",
            Field.choice("outcome", "결과", "Outcome", outcomes()),
            reason(),
            Field.lines("conditions", "조건", "Conditions"),
            Field.words("remedies", "불복 방법", "Remedies").ifWished()),
    /** By whoever holds the rank that approves; a departure, marked on the page and listed for the auditors. */
    DECIDE_WITHOUT_PAPER(
            Right.DECIDE_WITHOUT_PAPER,
            "결재 문서 없이 결정",
            "Decide without an approved paper",
            Field.choice("outcome", "결과", "Outcome", decisions()),
            reason(),
            Field.lines("conditions", "조건", "Conditions"),
            Field.words("remedies", "불복 방법", "Remedies").ifWished(),
            Field.words("departure", "결재 문서 없이 결정하는 사유", "Why no paper was approved")),
    /** What the applicant said at the counter or on paper. */
    ENTER_WITHDRAWAL(Right.DECIDE, "민원인의 취하 접수", "Enter the applicant's withdrawal", reason(), at()),
    NOTIFY(
            Right.RECORD,
            "결과 통지",
            "Notify the result",
            Field.choice(
                    "channel",
                    "통지 방법",
                    "Channel",
                    new Choice("online", new Text("전자문서", "Electronic document")),
                    new Choice("post", new Text("우편", "Post")),
                    new Choice("counter", new Text("방문 교부", "At the counter"))),
            Field.of(Kind.DATE, "objection", "이의신청 기한(거부한 경우)", "Objection until (for a refusal)")
                    .ifWished(),
            at()),
    /** Entered for the applicant, whose grounds are their own words: they are sealed as a file, and no fact has them. */
    OBJECT(Right.OBJECTION, "이의신청 접수", "Enter an objection", at()),
    EXTEND_OBJECTION(Right.OBJECTION, "이의신청 처리기간 연장", "Extend the time for the objection", reason()),
    DECIDE_OBJECTION(
            Right.OBJECTION,
            "이의신청 결정",
            "Decide on the objection",
            Field.choice(
                    "upheld",
                    "결정",
                    "Decision",
                    new Choice("yes", new Text("인용(다시 처리함)", "Upheld (decided anew)")),
                    new Choice("no", new Text("기각", "Rejected"))),
            reason()),
    /** 직권취소·변경·철회 is begun, with the prior notice to those concerned. */
    REOPEN(
            Right.REOPEN,
            "직권취소·변경 개시",
            "Take the decision up again",
            Field.choice("ground", "법적 근거", "Ground in the law", reopenings()),
            reason(),
            Field.choice(
                    "hearing",
                    "의견청취 방법",
                    "How those concerned are heard",
                    new Choice(HearingWay.OPINION.name(), HearingWay.OPINION.words()),
                    new Choice(HearingWay.HEARING.name(), HearingWay.HEARING.words()),
                    new Choice(HearingWay.PUBLIC_HEARING.name(), HearingWay.PUBLIC_HEARING.words()),
                    new Choice("none", new Text("듣지 않음(사유 필요)", "Nobody is heard (with a reason)"))),
            Field.of(Kind.DATE, "until", "의견 제출 기한·청문일", "Opinions by, or day of the hearing")
                    .ifWished(),
            Field.words("unheard", "의견을 듣지 않는 법적 사유", "Why the law needs no hearing")
                    .ifWished()),
    HEAR_OPINION(
            Right.RECORD,
            "의견청취 결과 기록",
            "Record what those concerned said",
            Field.words("result", "제출된 의견과 반영 결과", "What was said and what is made of it"),
            at()),
    /** What is to be contracted; whether the ombudsman watches follows from the sum. */
    STATE_CONTRACT(
            Right.RECORD,
            "계약 추정가격 밝히기",
            "State what is contracted",
            Field.choice("contract", "계약의 종류", "Kind of contract", contracts()),
            Field.of(
                    Kind.SUM,
                    "amount",
                    "추정가격(원), 단가계약은 단가",
                    "Estimated sum in won; of a unit price contract, the unit price"),
            Field.of(Kind.SUM, "quantity", "예정 수량(단가계약만)", "Quantity planned (unit price contracts only)")
                    .ifWished()),
    /** 청렴서약 of the agency, by whoever heads those who handle it. */
    PLEDGE(
            Right.PLEDGE,
            "청렴서약(발주 기관)",
            "Sign the agency's pledge",
            Field.of(
                    Kind.TICK,
                    "sure",
                    "이 계약에서 금품·향응을 받지 않고, 정보를 흘리지 않으며, 어기면 징계를 받겠습니다",
                    "In this contract we take no gifts, pass on nothing that others do not know, and answer for it where we fail")),
    ANNOUNCE_VISIT(
            Right.OVERSEE,
            "방문 알리기",
            "Announce a visit",
            Field.of(Kind.DATE, "until", "방문일", "Day of the visit"),
            Field.words("purpose", "방문 목적", "Purpose")),
    HOLD_VISIT(Right.OVERSEE, "방문 결과 기록", "Record a visit", Field.words("findings", "확인한 것", "What was seen"), at()),
    RECOMMEND(Right.OVERSEE, "권고", "Recommend", Field.words("recommendation", "권고", "Recommendation")),
    ANSWER_RECOMMENDATION(
            Right.RECORD,
            "옴부즈만 권고에 답변",
            "Answer a recommendation",
            Field.of(Kind.ENTRY, "asked", "권고", "Recommendation"),
            Field.choice(
                    "followed",
                    "답변",
                    "Answer",
                    new Choice("yes", new Text("권고를 따름", "The recommendation is followed")),
                    new Choice("no", new Text("권고를 따르지 않음", "It is not followed"))),
            Field.words("answer", "조치나 이유", "What is done, or why not")),
    /** 입찰참가자격 제한, after the contract committee. */
    SANCTION(
            Right.SANCTION,
            "입찰참가자격 제한",
            "Keep the contractor from bidding",
            Field.choice("ground", "근거", "Ground", sanctions()),
            Field.of(Kind.SUM, "bribe", "제공된 금액(원, 금품 제공만)", "Sum given, in won (gifts or bribes only)")
                    .ifWished(),
            Field.of(Kind.NUMBER, "days", "개월 수(다른 근거만)", "Months (other grounds only)")
                    .ifWished(),
            Field.of(Kind.DATE, "committee", "계약심의위원회 심의일", "Day of the contract committee"),
            Field.of(Kind.DATE, "until", "제한을 시작하는 날", "First day"),
            reason()),
    CORRECT(
            Right.CORRECT,
            "기록 정정",
            "Correct an entry",
            Field.of(Kind.ENTRY, "entry", "정정할 기록", "Entry"),
            Field.words("correction", "바른 내용", "Correction"),
            reason());

    private final Right right;
    private final Text words;
    private final List<Field> fields;

    Task(Right right, String ko, String en, Field... fields) {
        this.right = right;
        this.words = new Text(ko, en);
        this.fields = List.of(fields);
    }

    public Right right() {
        return right;
    }

    public Text words() {
        return words;
    }

    public List<Field> fields() {
        return fields;
    }

    public Optional<Field> field(String name) {
        return fields.stream().filter(field -> field.name().equals(name)).findFirst();
    }

    /** The field that a rule is about, where this task asks for it. */
    public Optional<Field> about(Rule rule) {
        return field(
                switch (rule.about()) {
                    case THE_CASE -> "";
                    case WHEN -> "at";
                    case UNTIL -> "until";
                    case LENGTH -> "days";
                    case CONSENT -> "consented";
                    case GROUND -> "ground";
                    case REASON -> "reason";
                    case OUTLASTING -> "explanation";
                    case EARLINESS -> "early";
                    case SILENCING -> "unheard";
                    case STEP -> "step";
                    case QUESTION -> "asked";
                    case ENTRY -> "entry";
                    case DIVISION -> "to";
                });
    }

    /** How the task is called in an address: {@code check-completeness}. */
    public String slug() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static Optional<Task> of(String slug) {
        return Arrays.stream(values()).filter(task -> task.slug().equals(slug)).findFirst();
    }

    private static Choice[] delays() {
        return Delays.RULES.reasons().stream()
                .map(one -> new Choice(one.id(), one.words()))
                .toArray(Choice[]::new);
    }

    /** Read once, when the first task is asked for. */
    private static final class Delays {
        static final DelayRules RULES = DelayRules.here();
    }

    public static DelayRules delayRules() {
        return Delays.RULES;
    }

    private static Field reason() {
        return Field.words("reason", "사유", "Reason");
    }

    private static Field step() {
        return Field.of(Kind.STEP, "step", "단계", "Step");
    }

    private static Field at() {
        return Field.of(Kind.MOMENT, "at", "일어난 시각", "When it happened").ifWished();
    }

    /** Asked for where another step follows; {@link Form} says so when it is missing. */
    private static Field expected() {
        return Field.of(Kind.DATE, "expected", "다음 단계 예정일", "Next step expected by")
                .ifWished();
    }

    private static Field expectedReason() {
        return Field.words("expected-reason", "예정일을 옮기는 사유", "Why the expected date moves")
                .ifWished();
    }

    private static Field departure() {
        return Field.words("departure", "절차를 벗어난 사유", "Why the procedure is left")
                .ifWished();
    }

    private static Choice[] contracts() {
        return Arrays.stream(ContractKind.values())
                .map(kind -> new Choice(kind.name(), kind.words()))
                .toArray(Choice[]::new);
    }

    private static Choice[] sanctions() {
        return Arrays.stream(SanctionGround.values())
                .map(ground -> new Choice(ground.name(), ground.words()))
                .toArray(Choice[]::new);
    }

    private static Choice[] grounds() {
        return Arrays.stream(ExtensionReason.values())
                .filter(ExtensionReason::allowed)
                .map(reason -> new Choice(reason.name(), reason.words()))
                .toArray(Choice[]::new);
    }

    private static Choice[] suspensions() {
        return Arrays.stream(SuspensionGround.values())
                .map(ground -> new Choice(ground.name(), ground.words()))
                .toArray(Choice[]::new);
    }

    private static Choice[] reopenings() {
        return Arrays.stream(ReopeningGround.values())
                .filter(ground -> ground != ReopeningGround.OBJECTION_UPHELD)
                .map(ground -> new Choice(ground.name(), ground.words()))
                .toArray(Choice[]::new);
    }

    private static Choice[] decisions() {
        return Arrays.stream(outcomes())
                .filter(choice -> !choice.value().equals(Outcome.WITHDRAWN.name()))
                .toArray(Choice[]::new);
    }

    private static Choice[] outcomes() {
        return new Choice[] {
            new Choice(Outcome.GRANTED.name(), new Text("허가·승인·수리", "Granted")),
            new Choice(Outcome.GRANTED_WITH_CONDITIONS.name(), new Text("조건부 허가", "Granted with conditions")),
            new Choice(Outcome.REFUSED.name(), new Text("거부", "Refused")),
            new Choice(Outcome.WITHDRAWN.name(), new Text("민원인의 취하", "Withdrawn by the applicant")),
            new Choice(Outcome.COMPLETED.name(), new Text("처리 완료", "Handled to its end"))
        };
    }
}
