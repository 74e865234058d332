package city.open.town.organization;

import city.open.ground.calendar.Text;

/** The ranks that act on a petition, lowest first within city hall, the district office and the fire service. */
public enum Rank {
    OFFICER("주무관", "Officer"),
    TEAM_LEADER("팀장", "Team Leader"),
    DIVISION_HEAD("과장", "Division Director"),
    BUREAU_HEAD("국장", "Bureau Director-General"),
    OFFICE_HEAD("실장·본부장", "Office Head"),
    VICE_MAYOR("부시장", "Vice Mayor"),
    MAYOR("시장", "Mayor"),
    DEPUTY_DISTRICT_MAYOR("부구청장", "Deputy District Mayor"),
    DISTRICT_MAYOR("구청장", "District Mayor"),
    FIRE_CHIEF("소방서장", "Fire Station Chief"),
    FIRE_HQ_HEAD("소방재난본부장", "Fire & Disaster HQ Head");

    private final Text title;

    Rank(String ko, String en) {
        this.title = new Text(ko, en);
    }

    /** How high a rank stands, alike in city hall, the districts and the fire service; heads of units side by side stand alike. */
    public int height() {
        return switch (this) {
            case OFFICER -> 0;
            case TEAM_LEADER -> 1;
            case DIVISION_HEAD -> 2;
            case BUREAU_HEAD, OFFICE_HEAD, FIRE_CHIEF, FIRE_HQ_HEAD -> 3;
            case VICE_MAYOR, DEPUTY_DISTRICT_MAYOR -> 4;
            case MAYOR, DISTRICT_MAYOR -> 5;
        };
    }

    /** How the rank is addressed in both languages. */
    public Text title() {
        return title;
    }
}
