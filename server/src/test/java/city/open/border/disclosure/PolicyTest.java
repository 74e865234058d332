package city.open.border.disclosure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import city.open.ground.page.Lang;
import city.open.ground.page.Words;
import city.open.ground.sheet.SheetFault;
import city.open.inside.petition.EventKinds;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class PolicyTest {

    /** A new part of a fact has to be thought about before it can be published, or kept. */
    @Test
    void every_part_of_every_kind_of_fact_has_a_rule() {
        var without = new TreeSet<String>();
        for (var kind : EventKinds.all()) {
            for (var part : kind.getRecordComponents()) {
                boolean envelope = Set.of("step", "procedure", "version").contains(part.getName());
                if (!envelope && ShippedPolicies.NEWEST.treatment(EventKinds.named(kind), part.getName()) == null) {
                    without.add(EventKinds.named(kind) + "." + part.getName());
                }
            }
        }
        assertThat(without).isEmpty();
    }

    @Test
    void no_rule_names_a_part_that_does_not_exist() {
        var unknown = new TreeSet<String>();
        ShippedPolicies.NEWEST
                .rules()
                .forEach((kind, parts) -> parts.keySet().forEach(part -> {
                    boolean exists = Arrays.stream(EventKinds.type(kind).getRecordComponents())
                            .anyMatch(component -> component.getName().equals(part));
                    if (!exists) {
                        unknown.add(kind + "." + part);
                    }
                }));
        assertThat(unknown).isEmpty();
    }

    /** The page of the policy says every rule to people, and nothing that is none. */
    @Test
    void every_rule_can_be_said_in_both_languages() {
        var said = new TreeSet<String>();
        ShippedPolicies.NEWEST.rules().forEach((kind, parts) -> {
            said.add("policy.kind." + kind);
            parts.keySet().forEach(part -> said.add("policy.part." + part));
        });
        for (var lang : Lang.values()) {
            assertThat(Words.in(lang).keys())
                    .filteredOn(key -> key.startsWith("policy.kind.") || key.startsWith("policy.part."))
                    .containsExactlyInAnyOrderElementsOf(said);
        }
    }

    /** The spelling is looked up part by part, so nothing chosen from a list may hide deeper. */
    @Test
    void what_is_chosen_from_a_list_stands_as_a_part_of_its_own() {
        var hidden = new TreeSet<String>();
        for (var kind : EventKinds.all()) {
            for (var part : kind.getRecordComponents()) {
                var type = part.getGenericType().getTypeName();
                boolean plain = part.getType().isEnum()
                        || part.getType().isPrimitive()
                        || type.startsWith("java.lang.")
                        || type.startsWith("java.time.")
                        || type.startsWith("city.open.ground.calendar.")
                        || type.startsWith("city.open.town.catalogue.")
                        || type.startsWith("city.open.town.organization.")
                        || type.matches(
                                "java.util.List<(java.lang.Integer|city.open.(ground.calendar.Text|town.catalogue.StepId|town.organization.OfficialId|inside.petition.Covered))>");
                if (!plain) {
                    hidden.add(EventKinds.named(kind) + "." + part.getName() + ": " + type);
                }
            }
        }
        assertThat(hidden).isEmpty();
    }

    @Test
    void opinions_before_the_decision_wait_for_it() {
        assertThat(ShippedPolicies.NEWEST.treatment("document.drafted", "opinion"))
                .isEqualTo(Treatment.withheld("9-1-5", "decision"));
    }

    /** A sheet is read as a whole, and whoever edits it sees every fault at once. */
    @Test
    void each_fault_of_a_sheet_is_told_with_its_place() {
        assertThatThrownBy(() -> PolicySheets.read("policy/5.json", """
                        {
                          "version": 4,
                          "rules": {
                            "petition.received": {
                              "subject": {"way": "open"},
                              "applicant": {"way": "open", "committed": true},
                              "plate": {"way": "masked"}
                            },
                            "petition.lost": {},
                            "document.drafted": {"opinion": {"way": "committed", "until": "soon"}},
                            "period.extended": {"explanation": {"way": "masked", "committed": true}, "due": {"way": "shut"}}
                          },
                          "special": [{"procedure": "HC-02"}, {"procedure": "HC-02"}]
                        }
                        """, 5))
                .isInstanceOfSatisfying(
                        SheetFault.class,
                        fault -> assertThat(fault.lines())
                                .containsExactly(
                                        "policy/5.json: `version` should be 5 (line 1)",
                                        "policy/5.json: rules, petition.received, subject: words that are shown are `committed`, so that they can be withheld later (line 5)",
                                        "policy/5.json: rules, petition.received, applicant: the journal holds no more than the mask of it: it is masked or committed (line 6)",
                                        "policy/5.json: rules, petition.received: facts of this kind have no part `plate` (line 4)",
                                        "policy/5.json: rules, petition.lost: there is no such kind of fact (line 9)",
                                        "policy/5.json: rules, document.drafted, opinion: what is withheld has a `ground`, 9-1-1 to 9-1-8 (line 10)",
                                        "policy/5.json: rules, document.drafted, opinion: `until` is `decision` or is left out (line 10)",
                                        "policy/5.json: rules, period.extended, explanation: no mask is known for it: it is open or committed (line 11)",
                                        "policy/5.json: rules, period.extended, due: unknown way \"shut\"; expected one of open, masked, committed (line 11)",
                                        "policy/5.json: special for HC-02: this place has rules already (line 13)"));
    }
}
