package city.open.audit.flags;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import city.open.audit.Recompute;
import city.open.audit.input.BadInput;
import city.open.audit.input.Given;
import city.open.ground.calendar.Text;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Section 3 of the audit note: each flag fires, keeps still, and says when it cannot know. */
class FlagsTest {
    private static final JsonMapper JSON = JsonMapper.shared();

    @Test
    void there_are_seventeen_each_with_its_words() {
        assertThat(Flags.all().stream().map(flag -> flag.kind().code()).toList())
                .isEqualTo(IntStream.rangeClosed(1, 17)
                        .mapToObj("F%02d"::formatted)
                        .toList());
        assertThat(Flags.all()).allSatisfy(flag -> {
            assertThat(flag.kind().name()).matches("[A-Z]+");
            assertThat(flag.kind().observed().ko()).isNotBlank();
            assertThat(flag.kind().innocent().en()).isNotBlank();
        });
    }

    @Test
    void none_is_left_out() {
        var written = new ClassFileImporter()
                .importPackages("city.open.audit.flags").stream()
                        .filter(one -> one.isAssignableTo(Flag.class) && !one.isInterface())
                        .map(JavaClass::getSimpleName)
                        .toList();

        assertThat(Flags.all().stream().map(flag -> flag.getClass().getSimpleName()))
                .containsExactlyInAnyOrderElementsOf(written);
    }

    @ParameterizedTest(name = "{0} {1}: {2}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "SKIP | {'mandatory':['review','approve'],'done':['receive','approve']} | flag",
                "SKIP | {'mandatory':['review','approve'],'done':['receive','review','approve']} | none",
                "SKIP | {'mandatory':[],'done':['receive']} | not computable",
                "ORDER | {'decided':'2026-06-05T10:00','due_before':{'site':'2026-06-05T10:01'}} | flag",
                "ORDER | {'decided':'2026-06-05T10:00','due_before':{'site':'2026-06-05T10:00'}} | none",
                "ORDER | {'decided':'2026-06-05T10:00','due_before':{'site':null}} | not computable",
                "RANK | {'table':'division_head','approver':'team_leader','marks':[]} | flag",
                "RANK | {'table':'과장','approver':'팀장','marks':['delegated']} | flag",
                "RANK | {'table':'division_head','approver':'team_leader','marks':['acting']} | none",
                "RANK | {'table':'division_head','approver':'bureau_head'} | none",
                "RANK | {'table':3,'approver':2,'marks':[]} | flag",
                "RANK | {'table':2,'approver':2,'marks':[]} | none",
                "RANK | {'table':null,'approver':2,'marks':[]} | not computable",
                "BURST | {'day':'2026-06-05','minutes':['09:31','09:31','09:32','09:32','09:33','09:33','09:34','09:36']} | flag",
                "BURST | {'day':'2026-06-05','minutes':['09:31','09:31','09:32','09:32','09:33','09:33','09:34','09:37']} | none",
                "BURST | {'day':'2026-06-05','minutes':['09:37','09:31'],'window_minutes':6,'at_least':2} | flag",
                "BURST | {'day':'2026-06-05','minutes':[null,'09:31'],'window_minutes':5,'at_least':8} | not computable",
                "REFILE | {'returns':['2026-01-05','2026-02-05'],'granted':'2026-03-05','last_returned_documents':['a','b'],'granted_documents':['b','a']} | flag",
                "REFILE | {'returns':['2026-01-05','2026-02-05'],'granted':'2026-03-05','last_returned_documents':['a','b'],'granted_documents':['a','c']} | none",
                "REFILE | {'returns':['2025-01-05','2026-02-05'],'granted':'2026-03-05','last_returned_documents':['a'],'granted_documents':['a']} | none",
                "REFILE | {'returns':['2026-01-05'],'granted':'2026-03-05','last_returned_documents':['a'],'granted_documents':['a']} | none",
                "REFILE | {'returns':['2026-01-05','2026-02-05'],'granted':'2026-03-05','last_returned_documents':[],'granted_documents':[]} | not computable",
                "REROUTE | {'drafts':[{'line':'1','approved':false,'text':'we grant the permit for the hall'},{'line':'2','approved':true,'text':'we grant the permit for the hall'}]} | flag",
                "REROUTE | {'drafts':[{'line':'1','approved':false,'text':'we grant the permit for the hall'},{'line':'1','approved':true,'text':'we grant the permit for the hall'}]} | none",
                "REROUTE | {'drafts':[{'line':'1','approved':false,'text':'we refuse all of it as it is'},{'line':'2','approved':true,'text':'we grant the permit for the hall'}]} | none",
                "REROUTE | {'drafts':[]} | not computable",
                "RUSH | {'decisions_last_30_days':14,'decisions_last_365_days':80} | flag",
                "RUSH | {'decisions_last_30_days':7,'decisions_last_365_days':80} | none",
                "RUSH | {'decisions_last_30_days':19,'decisions_last_365_days':19} | not computable",
                "RUSH | {'decisions_last_30_days':14,'decisions_last_365_days':80,'same_season_in_2_earlier_years':[{'decisions_30_days':14,'decisions_365_days':80},{'decisions_30_days':15,'decisions_365_days':80}]} | none",
                "OVERRIDE | {'decision':'grant','opinions':{'review':'refuse'},'reason':'new facts'} | flag",
                "OVERRIDE | {'decision':'grant','opinions':{'review':'refuse'},'reason':'The applicant has handed in the survey of the site that the review missed.'} | none",
                "OVERRIDE | {'decision':'grant','opinions':{'review':'grant'}} | none",
                "OVERRIDE | {'decision':'grant','opinions':{}} | not computable",
                "EXTEND | {'period_due':'2026-06-15','extensions':[{'recorded':'2026-06-15','reason':'FACTS_TO_CHECK'}]} | none",
                "EXTEND | {'period_due':'2026-06-15','extensions':[{'recorded':'2026-06-16','reason':'FACTS_TO_CHECK'}]} | flag",
                "EXTEND | {'period_due':'2026-06-15','extensions':[{'recorded':'2026-06-12','reason':'overload'}]} | flag",
                "EXTEND | {'period_due':'2026-06-15','extensions':[{'recorded':'2026-06-12','reason':null}]} | flag",
                "EXTEND | {'period_due':'2026-06-15','extensions':[{'recorded':'2026-06-12','reason':'Force majeure'},{'recorded':'2026-06-20','reason':'FORCE_MAJEURE'}]} | flag",
                "EXTEND | {'period_due':'2026-06-15','extensions':[{'recorded':'2026-06-12','reason':'천재지변 등 불가항력'},{'recorded':'2026-06-20','reason':'FORCE_MAJEURE','consent':true}]} | none",
                "EXTEND | {'period_due':'2026-06-15','extensions':[{'recorded':'2026-06-12','reason':'EQUIVALENT','until':'2026-06-29'},{'recorded':'2026-06-30','reason':'EQUIVALENT','consent':true}]} | flag",
                "EXTEND | {'period_due':'2026-06-15','extensions':[]} | none",
                "SPLIT | {'threshold':100,'pieces':[['2026-01-05',60],['2026-04-05',60]]} | flag",
                "SPLIT | {'threshold':100,'pieces':[['2026-01-05',60],['2026-04-06',60]]} | none",
                "SPLIT | {'threshold':100,'pieces':[['2026-01-05',100],['2026-01-06',60]]} | none",
                "SPLIT | {'threshold':100,'pieces':[['2026-01-05',50],['2026-01-06',50]]} | flag",
                "SPLIT | {'threshold':100,'pieces':[['2026-01-05',50],['2026-01-06',49]]} | none",
                "SPLIT | {'threshold':100,'pieces':[['2027-01-05',60],['2026-01-05',60],['2026-02-05',60]]} | flag",
                "SPLIT | {'threshold':100,'pieces':[]} | not computable",
                "SPLIT | {'threshold':100,'pieces':[['2026-01-05',null],['2026-01-06',90]]} | not computable",
                "SPLIT | {'below':17,'near':22} | flag",
                "SPLIT | {'below':10,'near':19} | not computable",
                "SWITCH | {'changed':'2026-06-05T10:00','decided':'2026-06-05T16:00'} | flag",
                "SWITCH | {'changed':'2026-06-05T10:00','decided':'2026-06-05T16:00','absence':true} | none",
                "SWITCH | {'changed':'2026-06-04T10:00','decided':'2026-06-05T16:00'} | none",
                "DUESAVE | {'occurred':'2026-06-15T17:55','recorded':'2026-06-17T10:05','due':'2026-06-15'} | flag",
                "DUESAVE | {'occurred':'2026-06-15T17:55','recorded':'2026-06-15T23:59','due':'2026-06-15'} | none",
                "DUESAVE | {'occurred':'2026-06-16T09:00','recorded':'2026-06-17T10:05','due':'2026-06-15'} | none",
                "DUESAVE | {'occurred':'2026-06-15T14:00','recorded':'2026-06-15T14:01','due':'2026-06-15T14:00'} | flag",
                "DIGIT | {'sums':[1,2,3]} | not computable",
                "DIGIT | {'measured':[11,12]} | not computable",
            })
    void a_flag_answers(String flag, String input, String verdict) {
        assertThat(look(flag, input).get("verdict").stringValue()).isEqualTo(verdict);
    }

    @Test
    void figures_come_with_the_answer() {
        assertThat(look("SPLIT", "{'threshold':100,'pieces':[['2026-01-05',60],['2026-04-05',60.5]]}"))
                .isEqualTo(json("{'verdict':'flag','sum':120.5,'span_days':90}"));
        assertThat(look(
                        "BURST",
                        "{'day':'2026-06-05','minutes':['09:31','09:36','09:37'],'window_minutes':5,'at_least':8}"))
                .isEqualTo(json("{'verdict':'none','most_in_a_window':2}"));
        assertThat(look("DUESAVE", "{'occurred':'2026-06-15T17:55','recorded':'2026-06-17T10:05','due':'2026-06-15'}"))
                .isEqualTo(json("{'verdict':'flag','entry_lag_working_minutes':550,'lag_class':'C'}"));
        assertThat(look(
                        "EXTEND",
                        "{'period_due':'2026-06-15','extensions':[{'recorded':'2026-06-16','reason':'lunch'}]}"))
                .isEqualTo(json("{'verdict':'flag','why':[{'extension':1,'why':'after the due'},"
                        + "{'extension':1,'why':'reason off the list'}]}"));
        assertThat(rounded(look("SPLIT", "{'below':17,'near':22}").get("p"), 4)).isEqualTo("0.0085");
        var rush = look("RUSH", "{'decisions_last_30_days':14,'decisions_last_365_days':80}");
        assertThat(rounded(rush.get("p0"), 6)).isEqualTo("0.082192");
        assertThat(rounded(rush.get("p"), 4)).isEqualTo("0.0054");
    }

    @Test
    void an_official_is_held_beside_the_others() {
        var answer = look(
                "FASTREAD",
                "{'approvals':{'a':{'too_fast':9,'n':40},'b':{'too_fast':15,'n':300},'c':{'too_fast':5,'n':71},"
                        + "'d':{'too_fast':0,'n':29}},'q':0.1}");
        assertThat(answer.get("verdict").stringValue()).isEqualTo("flag");
        assertThat(rounded(answer.get("p").get("a"), 5)).isEqualTo("0.00015");
        assertThat(answer.get("not_tested")).isEqualTo(json("['d']"));
        assertThat(answer.get("flagged")).isEqualTo(json("['a']"));
        assertThat(look("FASTREAD", "{'approvals':{'a':{'too_fast':9,'n':40},'b':{'too_fast':2,'n':99}},'q':0.1}")
                        .get("not_tested"))
                .as("beside a stand 99 others, beside b 40")
                .isEqualTo(json("['a','b']"));
    }

    @ParameterizedTest
    @CsvSource({"EXTEND", "OVERRIDE", "DUESAVE"})
    void shares_are_compared_alike(String flag) {
        assertThat(look(flag, "{'shares':{'a':{'x':9,'n':40},'b':{'x':20,'n':400}}}")
                        .get("flagged"))
                .isEqualTo(json("['a']"));
    }

    @Test
    void a_pair_meets_too_often() {
        var answer = look("PAIR", """
                {'pairs':[{'id':'p','N':120,'K':12,'n':30,'x':8},{'id':'q','N':120,'K':12,'n':30,'x':5},
                          {'id':'r','N':120,'K':4,'n':30,'x':4}],'eligible_officers':4,'q':0.1}""");
        assertThat(rounded(answer.get("p").get("p"), 5)).isEqualTo("0.00159");
        assertThat(rounded(answer.get("p").get("q"), 3)).isEqualTo("0.146");
        assertThat(answer.get("not_tested")).isEqualTo(json("['r']"));
        assertThat(answer.get("flagged")).isEqualTo(json("['p']"));
        assertThat(look("PAIR", "{'pairs':[{'id':1,'N':120,'K':12,'n':30,'x':8}],'eligible_officers':2}"))
                .isEqualTo(json("{'verdict':'not computable','p':{},'not_tested':['1'],'flagged':[]}"));
    }

    @Test
    void fences_are_shown_of_a_small_class_too_but_it_answers_nothing() {
        var few = look(
                "EXPRESS", "{'reference_working_hours':[3,12,15,18,20,22,25,28,30,36,40],'candidates':[3,7.1,40]}");
        assertThat(rounded(few.get("lower_fence"), 2)).isEqualTo("7.01");
        assertThat(rounded(few.get("upper_fence"), 1)).isEqualTo("67.9");
        assertThat(few.get("verdicts")).isEqualTo(json("['flag','none','none']"));
        assertThat(few.get("verdict").stringValue()).isEqualTo("not computable");
        assertThat(look(
                                "EXPRESS",
                                "{'reference_working_hours':[%s30],'candidates':[3,30]}"
                                        .formatted("20,25,40,".repeat(10)))
                        .get("verdict")
                        .stringValue())
                .isEqualTo("flag");
    }

    @ParameterizedTest
    @CsvSource({
        "200, false, 2026-06-05T10:00, flag",
        "200, true, 2026-06-05T10:00, none",
        "30, false, 2026-06-05T10:00, none",
        "200, false, 2026-06-03T10:00, none",
    })
    void a_case_was_held_until_somebody_called(double waited, boolean explained, String contact, String verdict) {
        assertThat(look(
                                "HOLD",
                                "{'reference_working_hours':[%s30],'waited_working_hours':%s,'suspension_or_reason':%s,'contacts':['%s'],'done':'2026-06-05T16:00'}"
                                        .formatted("20,25,40,".repeat(10), waited, explained, contact))
                        .get("verdict")
                        .stringValue())
                .isEqualTo(verdict);
    }

    @Test
    void digits_are_even_or_not() {
        var even = "{'measured':[%s]}"
                .formatted(String.join(
                        ",", IntStream.range(100, 300).mapToObj(String::valueOf).toList()));
        var rounded = "{'measured':[%s]}"
                .formatted(String.join(
                        ",", IntStream.range(10, 130).mapToObj(it -> it + "0").toList()));
        assertThat(look("DIGIT", even)).isEqualTo(json("{'verdict':'none','p':1}"));
        assertThat(look("DIGIT", rounded).get("verdict").stringValue()).isEqualTo("flag");
        var powers = Stream.iterate(BigDecimal.ONE, sum -> sum.multiply(new BigDecimal("1.02")))
                .limit(600)
                .map(sum -> sum.setScale(4, RoundingMode.HALF_UP).toPlainString())
                .toList();
        assertThat(look("DIGIT", "{'sums':[%s]}".formatted(String.join(",", powers)))
                        .get("verdict")
                        .stringValue())
                .isEqualTo("none");
        assertThat(look("DIGIT", "{'tariff_or_threshold':true,'sums':[%s]}".formatted(String.join(",", powers)))
                        .get("verdict")
                        .stringValue())
                .isEqualTo("not computable");
    }

    @Test
    void a_quarter_of_the_time_to_read_is_too_fast() {
        assertThat(FastRead.readingMinutes(10, 3)).isEqualTo(10);
        assertThat(FastRead.readingMinutes(400, 0)).isEqualTo(60);
        assertThat(FastRead.isTooFast(2.4, 10, 3)).isTrue();
        assertThat(FastRead.isTooFast(2.5, 10, 3)).isFalse();
    }

    @Test
    void whoever_decides_reads_a_question() {
        var split = Flags.all().get(11);
        var answer = split.look(Given.array("[{\"threshold\":100,\"pieces\":[[\"2026-01-05\",60],[\"2026-02-05\",60]]}]"
                        .getBytes(StandardCharsets.UTF_8))
                .items()
                .getFirst());
        var sentence = split.sentence(answer, 40, new Text("한 건", "one piece"), "12, 15");
        assertThat(sentence.en())
                .isEqualTo("2 pieces, sum 120. Among 40 like cases: one piece. Entries 12, 15. Often innocent: phases,"
                        + " years. A question, not a finding.");
        assertThat(sentence.ko())
                .isEqualTo("2건으로 나뉘었고 모두 120원입니다. 비슷한 사건 40건에서는 한 건. 기록: 12, 15. 흔한 무고한 사유: 단계별 사업, 여러 해. 판단이 아니라"
                        + " 물음입니다.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "{'flag':'EIGHTEEN','input':{}} | input[0].flag: no flag is called so: they are SKIP, ORDER",
                "{'flag':'SPLIT'} | input[0]: the key \"input\" is missing",
                "{'flag':'SPLIT','input':{'threshold':100,'pieces':[['2026-01-05','60']]}} | input[0].input.pieces[0][1]: a number is needed",
                "{'flag':'SPLIT','input':{'threshold':100,'pieces':[['2026-01-05',-1]]}} | input[0].input.pieces[0][1]: a number not below 0",
                "{'flag':'PAIR','input':{'pairs':[{'id':'p','N':10,'K':6,'n':6,'x':1}],'eligible_officers':4}} | input[0].input.pairs[0].x: a whole number from 2 to 6",
                "{'flag':'FASTREAD','input':{'approvals':{'a':{'too_fast':41,'n':40}}}} | input[0].input.approvals.a.too_fast: a whole number from 0 to 40",
                "{'flag':'RANK','input':{'table':'king','approver':'officer'}} | input[0].input.table: no such rank",
                "{'flag':'RANK','input':{'table':1,'approver':1,'marks':['x']}} | input[0].input.marks[0]: a mark is",
                "{'flag':'BURST','input':{'day':'2026-06-05','minutes':['25:00']}} | input[0].input.minutes[0]: \"25:00\" is in no calendar",
                "{'flag':'EXPRESS','input':{'reference_working_hours':[0],'candidates':[]}} | input[0].input.reference_working_hours[0]: a number from",
            })
    void what_is_no_case_is_refused_with_its_place(String input, String beginning) {
        assertThatThrownBy(() ->
                        Recompute.run("flags", ("[" + input.replace('\'', '"') + "]").getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(BadInput.class)
                .hasMessageStartingWith(beginning);
    }

    private static JsonNode look(String flag, String input) {
        var text = "[{'flag':'%s','input':%s}]".formatted(flag, input).replace('\'', '"');
        return JSON.readTree(Recompute.run("flags", text.getBytes(StandardCharsets.UTF_8))
                        .json())
                .get(0);
    }

    private static JsonNode json(String text) {
        return JSON.readTree(text.replace('\'', '"'));
    }

    private static String rounded(JsonNode number, int decimals) {
        return number.decimalValue().setScale(decimals, RoundingMode.HALF_UP).toPlainString();
    }
}
