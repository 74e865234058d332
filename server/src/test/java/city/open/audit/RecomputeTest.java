package city.open.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import city.open.audit.input.BadInput;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The vectors of the audit note in the order of its sections, as a stranger recomputes them; rounded to what the note prints. */
class RecomputeTest {
    private static final JsonMapper JSON = JsonMapper.shared();

    @ParameterizedTest(name = "section 1, {0} {1} {2}")
    @CsvSource({"3, 1, 0, 44.4, true", "2, 2, 1, 55.6, true", "1, 1, 1, 33.3, false"})
    void a_procedure_is_disclosed_by_its_score_or_by_a_three(int c1, int c2, int c3, String s, boolean disclose) {
        var answer = one("score", "{'c1':%d,'c2':%d,'c3':%d}".formatted(c1, c2, c3));
        assertThat(rounded(answer.get("s"), 1)).isEqualTo(s);
        assertThat(answer.get("disclose").booleanValue()).isEqualTo(disclose);
    }

    @Test
    void section_2_what_is_disclosed_of_what_is_due() {
        assertThat(one("completeness", "{'acts':200,'in_grace':4,'open':188,'stubs':6}"))
                .isEqualTo(json("{'due':196,'disclosed':194,'stubs':6,'missing':2,'completeness':0.989795918367}"));
    }

    @Test
    void section_2_one_case_overtakes_two_of_the_queue() {
        assertThat(one("queue", """
                {'cases':[{'id':'A','ready':'2026-06-01T09:00','started':'2026-06-02T10:00','due':'2026-06-10'},
                          {'id':'B','ready':'2026-06-01T09:10','started':'2026-06-02T11:00','due':'2026-06-10'},
                          {'id':'C','ready':'2026-06-01T09:20','started':'2026-06-02T09:00','due':'2026-06-10'},
                          {'id':'D','ready':'2026-06-01T09:30','started':'2026-06-02T12:00','due':'2026-06-10'}]}""")).isEqualTo(json("{'overtakes':{'C':2},'items':['C'],'overtaken':2,'pairs':6}"));
    }

    @Test
    void who_is_suspended_or_due_later_is_not_overtaken() {
        assertThat(one("queue", """
                {'cases':[{'id':'A','ready':'2026-06-01T09:00','started':'2026-06-02T10:00','due':'2026-06-11'},
                          {'id':'B','ready':'2026-06-01T09:10','started':'2026-06-02T11:00','suspended':true},
                          {'id':'C','ready':'2026-06-01T09:20','started':'2026-06-02T09:00','due':'2026-06-10'}]}""")).isEqualTo(json("{'overtakes':{},'items':[],'overtaken':0,'pairs':3}"));
    }

    @Test
    void section_5_a_city_division_has_its_index_and_so_has_one_without_orders() {
        var a = one("index", A);
        assertThat(a.get("components")).isEqualTo(json("{'P':74,'T':85,'D':94.5,'A':90}"));
        assertThat(a.get("weights")).isEqualTo(json("{'P':0.6,'T':0.15,'D':0.15,'A':0.1}"));
        assertThat(a.get("deduction")).isEqualTo(json("0.5"));
        assertThat(a.get("index")).isEqualTo(json("79.825"));
        assertThat(rounded(a.get("se"), 3)).isEqualTo("1.618");
        assertThat(rounded(a.get("lo"), 2)).isEqualTo("76.65");
        assertThat(rounded(a.get("hi"), 2)).isEqualTo("83.00");
        var b = one("index", B);
        assertThat(b.get("deduction")).isEqualTo(json("3.5"));
        assertThat(b.get("index")).isEqualTo(json("64.375"));
        assertThat(rounded(b.get("se"), 3)).isEqualTo("1.928");
        var c = one("index", C);
        assertThat(c.get("components").get("A").isNull()).isTrue();
        assertThat(rounded(c.get("weights").get("P"), 4)).isEqualTo("0.6667");
        assertThat(rounded(c.get("index"), 2)).isEqualTo("78.41");
        assertThat(rounded(c.get("se"), 3)).isEqualTo("2.224");
    }

    @Test
    void section_5_ranks_are_ranges() {
        var ranks = one("ranks", "{'units':{'A':%s,'B':%s,'C':%s}}".formatted(A, B, C));
        assertThat(ranks.get("ranks").get("A").get("best").intValue()).isEqualTo(1);
        assertThat(ranks.get("ranks").get("A").get("worst").intValue()).isEqualTo(2);
        assertThat(ranks.get("ranks").get("C").get("best").intValue()).isEqualTo(1);
        assertThat(ranks.get("ranks").get("C").get("worst").intValue()).isEqualTo(2);
        assertThat(ranks.get("ranks").get("B").get("best").intValue()).isEqualTo(3);
        assertThat(ranks.get("ranks").get("B").get("worst").intValue()).isEqualTo(3);
        assertThat(ranks.get("lowest").get("A").doubleValue())
                .isLessThan(79.825)
                .isLessThan(ranks.get("highest").get("A").doubleValue());
    }

    @ParameterizedTest(name = "no index: {0} becomes {1}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {"'survey_n':80 | 'survey_n':29", "'decided':400 | 'decided':49"})
    void section_5_without_enough_answers_or_decisions_there_is_no_index(String enough, String tooFew) {
        var year = A.replace(enough, tooFew).replace("'on_time':357", "'on_time':40");
        assertThat(one("index", year).get("index").isNull()).isTrue();
    }

    @Test
    void section_6_answers_are_weighted_to_all_who_were_asked() {
        var survey = one("survey", "{'strata':[{'all':300,'answered':60,'yes':45},{'all':100,'answered':10,'yes':2}]}");
        assertThat(rounded(survey.get("raw"), 3)).isEqualTo("0.671");
        assertThat(rounded(survey.get("weighted"), 4)).isEqualTo("0.6125");
        assertThat(rounded(survey.get("n_eff"), 6)).isEqualTo("64.000000");
        assertThat(rounded(survey.get("lo"), 3)).isEqualTo("0.490");
        assertThat(rounded(survey.get("hi"), 3)).isEqualTo("0.722");
    }

    @Test
    void section_6_small_counts_are_hidden_and_so_is_what_gives_them_away() {
        assertThat(suppressed("[[12,3,9],[8,14,6],[20,7,11]]"))
                .isEqualTo(json("[[12,'x','x',24],[8,14,6,28],[20,'x','x',38],[40,24,26,90]]"));
        assertThat(suppressed("[[30,2,1],[15,9,8]]"))
                .isEqualTo(json("[['x','x','x',33],['x','x','x',32],[45,11,9,65]]"));
        assertThat(suppressed("[[6,9],[2,3]]")).isEqualTo(json("[['x','x',15],['x','x',5],[8,12,20]]"));
        // A bureau of 23: divisions of 12 and 9 shown would give the third away.
        assertThat(suppressed("[[12,9,2]]").get(0)).isEqualTo(json("[12,'x','x',23]"));
    }

    @Test
    void section_7_a_quarter_of_seven_shows_its_total_alone() {
        assertThat(suppressed("[[4,3]]").get(0)).isEqualTo(json("['x','x',7]"));
    }

    @ParameterizedTest(name = "section 8, {0} won: {1} months")
    @CsvSource({"200000000, 24", "150000000, 12", "10000000, 6", "9999999, 3"})
    void a_bribe_excludes_by_the_scale(long bribe, int months) {
        assertThat(one("pledge", "{'bribe':%d}".formatted(bribe)))
                .isEqualTo(json("{'exclusion_months':%d}".formatted(months)));
    }

    @Test
    void section_8_what_is_watched() {
        assertThat(one("pledge", "{'contract':'goods','unit_price':12000,'planned_quantity':10000}"))
                .isEqualTo(json("{'sum':120000000,'watched':true}"));
        assertThat(one("pledge", "{'contract':'works','sum':2990000000}"))
                .isEqualTo(json("{'sum':2990000000,'watched':false}"));
    }

    /** Table 2 of the founding document, 1995-98 and 1999 to 2005, the public sector to 2003: blanks stay blank. */
    @ParameterizedTest(name = "section 9, {0}: {3}, t {4}, p {5}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "Seoul total | 49,20,263,126 | 72,84,84,92,119,63,40 | welch | 0.642 | 0.564",
                "Seoul bribery | 21,9,72,26 | 28,9,13,22,11,17,12 | welch | 1.139 | 0.332",
                "Seoul dereliction | 26,11,176,95 | 44,18,21,6,30,24,7 | welch | 1.460 | 0.237",
                "Seoul others | 2,0,15,5 | 0,57,50,64,73,22,21 | welch | -3.322 | 0.012",
                "Seoul others, 78 | 2,0,15,5 | 0,57,50,64,78,22,21 | welch | -3.274 | 0.013",
                "housing | 12,7,82,31 | 21,10,9,2,18,5,5 | welch | 1.326 | 0.273",
                "sanitation | 8,1,7,2 | 2,13,6,4,4,7,4 | pooled | -0.543 | 0.600",
                "other sectors | 29,12,174,93 | 49,61,69,86,97,51,31 | welch | 0.360 | 0.741",
                "public total | 5061,5308,5689,6140 | 5866,4507,3682,3898,3641,null,null | pooled | 2.387 | 0.048",
                "public bribery | 653,621,954,946 | 868,610,351,432,262 | pooled | 1.985 | 0.087",
                "public dereliction | 1822,2144,1697,1831 | 1614,867,677,624,544 | pooled | 4.273 | 0.004",
                "public others | 2586,2543,3056,3363 | 3384,3030,2654,2842,2835 | pooled | -0.278 | 0.789",
                "public others, 3038 | 2586,2543,3038,3363 | 3384,3030,2654,2842,2835 | pooled | -0.300 | 0.773",
            })
    void the_table_of_the_founding_document_is_reckoned_again(
            String column, String before, String after, String test, String t, String p) {
        var answer = one("two-sample", "{'before':[%s],'after':[%s]}".formatted(before, after));
        assertThat(answer.get("test").stringValue()).isEqualTo(test);
        assertThat(rounded(answer.get(test).get("t"), 3)).isEqualTo(t);
        assertThat(rounded(answer.get(test).get("p"), 3)).isEqualTo(p);
    }

    @Test
    void section_9_no_arrangement_of_the_years_is_surprised() {
        var permutation = one("two-sample", "{'before':[49,20,263,126],'after':[72,84,84,92,119,63,40]}")
                .get("permutation");
        assertThat(permutation.get("arrangements").intValue()).isEqualTo(330);
        assertThat(permutation.get("exact").booleanValue()).isTrue();
        assertThat(rounded(permutation.get("p"), 2)).isEqualTo("0.49");
    }

    @Test
    void larger_samples_are_drawn_with_a_printed_seed_and_the_same_twice() {
        var input = "{'before':[1,2,3,4,5,6,7,8,9,10,11,12],'after':[2,3,4,5,6,7,8,9,10,11,12,13]}";
        var answer = one("two-sample", input).get("permutation");
        assertThat(answer.get("exact").booleanValue()).isFalse();
        assertThat(answer.get("seed").longValue()).isEqualTo(1999);
        assertThat(one("two-sample", input).get("permutation")).isEqualTo(answer);
    }

    @Test
    void section_10_replay_is_the_cross_check() {
        var model = "['receive','check','consult','review','approve','notify']";
        assertThat(one("replay", "{'model':%s,'trace':['receive','check','approve','notify']}".formatted(model)))
                .isEqualTo(json("{'replay_fitness':0.8}"));
        assertThat(rounded(
                        one(
                                        "replay",
                                        "{'model':%s,'trace':['receive','check','review','consult','approve','notify']}"
                                                .formatted(model))
                                .get("replay_fitness"),
                        3))
                .isEqualTo("0.857");
    }

    @Test
    void section_10_an_agency_fits_on_average_and_wholly() {
        var fitness = "1,".repeat(34) + "0.9,".repeat(4) + "0.8,0.8";
        var agency = one("agency", "{'fitness':[%s]}".formatted(fitness));
        assertThat(agency.get("n").intValue()).isEqualTo(40);
        assertThat(rounded(agency.get("mean").get("value"), 3)).isEqualTo("0.980");
        assertThat(rounded(agency.get("mean").get("lo"), 3)).isEqualTo("0.964");
        assertThat(rounded(agency.get("mean").get("hi"), 3)).isEqualTo("0.996");
        assertThat(rounded(agency.get("perfect").get("share"), 2)).isEqualTo("0.85");
        assertThat(rounded(agency.get("perfect").get("low"), 2)).isEqualTo("0.71");
        assertThat(rounded(agency.get("perfect").get("high"), 2)).isEqualTo("0.93");
        assertThat(one("agency", "{'fitness':[1,0.9]}").get("mean").isNull()).isTrue();
    }

    @Test
    void section_10_two_forms_share_seven_of_their_fields() {
        var answer = one("forms", "{'standard':[%s],'district':[%s]}".formatted(fields(0, 10), fields(3, 11)));
        assertThat(rounded(answer.get("distance"), 3)).isEqualTo("0.364");
        assertThat(answer.get("only_district")).isEqualTo(json("[{'key':'f10','type':'text','required':true}]"));
    }

    private static String fields(int from, int to) {
        var fields = new StringBuilder();
        for (int i = from; i < to; i++) {
            fields.append(i == from ? "" : ",")
                    .append("{'key':'f")
                    .append(i)
                    .append("','type':'text','required':true}");
        }
        return fields.toString();
    }

    @Test
    void section_11_open_cases_are_counted_as_what_they_are() {
        var answer = one("survival", "{'obs':[[3,1],[5,1],[5,1],[8,0],[9,1],[12,0],[14,1]],'elapsed':6}");
        assertThat(answer.get("curve"))
                .isEqualTo(json("[[3,0.857142857143],[5,0.571428571429],[9,0.380952380952],[14,0]]"));
        assertThat(answer.get("quantiles").get("0.5")).isEqualTo(json("[9,3,null]"));
        assertThat(answer.get("forecast").get("curve")).isEqualTo(json("[[9,0.666666666667],[14,0]]"));
        assertThat(answer.get("forecast").get("band").isNull()).isTrue();
        assertThat(median("[[3,1],[5,1],[5,1],[9,1],[14,1]]")).isEqualTo(json("5"));
        assertThat(median("[[2,1],[4,1],[6,0],[7,0]]")).isEqualTo(json("4"));
        assertThat(median("[[2,1],[4,1],[6,1],[7,1]]")).isEqualTo(json("5"));
        assertThat(median("[[4,1],[6,0],[9,0],[9,0]]").isNull()).isTrue();
    }

    @Test
    void section_11_competing_ends_share_what_ends() {
        var answer = one(
                "competing",
                "{'obs':[[2,'granted'],[3,'withdrawn'],[4,'granted'],[5,null],[6,'refused'],[7,'granted'],[9,null]]}");
        assertThat(rounded(answer.get("F").get("granted"), 3)).isEqualTo("0.476");
        assertThat(rounded(answer.get("F").get("refused"), 3)).isEqualTo("0.190");
        assertThat(rounded(answer.get("F").get("withdrawn"), 3)).isEqualTo("0.143");
        assertThat(rounded(answer.get("S"), 3)).isEqualTo("0.190");
        assertThat(rounded(
                        one("survival", "{'obs':[[2,1],[3,0],[4,1],[5,0],[6,0],[7,1],[9,0]]}")
                                .get("curve")
                                .get(2)
                                .get(1),
                        3))
                .as("1 - KM of granted overstates: it would be .657")
                .isEqualTo("0.343");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "survival | {'obs':[[3,2]]} | input[0].obs[0][1]: a whole number from 0 to 1 is needed, not 2",
                "survival | {'obs':[[-3,1]]} | input[0].obs[0][0]: a number from 0 to 1000000000 is needed, not -3",
                "survival | {'obs':[[3]]} | input[0].obs[0]: two values [a, b] are needed, not 1",
                "competing | {'obs':[[3,'']]} | input[0].obs[0][1]: the text is blank",
                "suppress | {'inner':[]} | input[0].inner: a table of 1 to 1,000 cells is needed",
                "suppress | {'inner':[[1,2],[3]]} | input[0].inner[1]: this row has 1 cells, the first one has 2",
                "suppress | {'inner':[[1.5]]} | input[0].inner[0][0]: a whole number from 0 to 1,000,000,000 is needed, not 1.5",
                "two-sample | {'before':[1],'after':[1,2]} | input[0]: each sample needs two values at least, not 1 and 2",
                "survey | {'strata':[]} | input[0]: nobody answered: there is nothing to weight",
                "score | {'c1':4,'c2':0,'c3':0} | input[0].c1: a whole number from 0 to 3 is needed, not 4",
                "agency | {'fitness':[1.1]} | input[0].fitness[0]: a number from 0 to 1 is needed, not 1.1",
            })
    void what_cannot_be_counted_is_refused_with_its_place(String name, String input, String message) {
        assertThatThrownBy(() -> one(name, input)).isInstanceOf(BadInput.class).hasMessage(message);
    }

    private static final String A =
            "{'survey_n':80,'survey_mean':74,'survey_sd':22,'decided':400,'open_overdue':20,'on_time':357,"
                    + "'due_entries':4800,'disclosed':4752,'entries':4800,'lag_ab':4320,'orders':30,'answered':27,"
                    + "'final':{'upheld flag':1}}";
    private static final String B =
            "{'survey_n':60,'survey_mean':62,'survey_sd':22,'decided':400,'open_overdue':20,'on_time':315,"
                    + "'due_entries':4800,'disclosed':4752,'entries':4800,'lag_ab':3840,'orders':30,'answered':18,"
                    + "'final':{'upheld_flag':3,'정직':1}}";
    private static final String C =
            "{'survey_n':45,'survey_mean':72,'survey_sd':22,'decided':200,'open_overdue':10,'on_time':180,"
                    + "'due_entries':2400,'disclosed':2388,'entries':2400,'lag_ab':2256,'orders':6,'answered':6,"
                    + "'final':{}}";

    private static JsonNode median(String observations) {
        return one("survival", "{'obs':%s}".formatted(observations))
                .get("quantiles")
                .get("0.5")
                .get(0);
    }

    private static JsonNode suppressed(String inner) {
        return one("suppress", "{'inner':%s,'k':5}".formatted(inner));
    }

    static JsonNode one(String name, String input) {
        var answer = Recompute.run(name, ("[" + input + "]").replace('\'', '"').getBytes(StandardCharsets.UTF_8));
        assertThat(answer.ignored()).isEmpty();
        return JSON.readTree(answer.json()).get(0);
    }

    static JsonNode json(String text) {
        return JSON.readTree(text.replace('\'', '"'));
    }

    static String rounded(JsonNode number, int decimals) {
        return number.decimalValue().setScale(decimals, RoundingMode.HALF_UP).toPlainString();
    }
}
