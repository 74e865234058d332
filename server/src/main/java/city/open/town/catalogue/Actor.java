package city.open.town.catalogue;

import city.open.ground.calendar.Text;

/** Who acts in a step: a rank of the responsible office, or somebody beside it. */
public enum Actor {
    PETITIONS_OFFICE("민원실", "Petitions office"),
    OFFICER("담당자", "Officer in charge"),
    TEAM_LEADER("팀장", "Team leader"),
    DIVISION_HEAD("과장", "Division director"),
    BUREAU_HEAD("국장", "Bureau head"),
    OFFICE_HEAD("실장·본부장", "Office head"),
    VICE_MAYOR("부시장", "Vice mayor"),
    MAYOR("시장", "Mayor"),
    DEPUTY_DISTRICT_MAYOR("부구청장", "Deputy district mayor"),
    DISTRICT_MAYOR("구청장", "District mayor"),
    FIRE_CHIEF("소방서장", "Fire chief"),
    FIRE_HQ_HEAD("소방재난본부장", "Fire HQ head"),
    HEARING_OFFICER("청문주재자", "Hearing officer"),
    COMMITTEE("위원회", "Committee"),
    OTHER_DIVISION("관계 부서", "Other division"),
    OTHER_AGENCY("관계 기관", "Other agency"),
    APPLICANT("민원인", "Applicant"),
    PUBLIC("시민", "The public");

    private final Text name;

    Actor(String ko, String en) {
        this.name = new Text(ko, en);
    }

    /** The actor in both languages, short enough for a box of the flow chart. */
    public Text text() {
        return name;
    }
}
