package city.open.outside.follow;

import city.open.ground.page.Lang;
import java.util.List;

/**
 * A mail as its reader sees it; printed once as text and once as a page.
 *
 * @param lead what this mail is about
 * @param code to be typed, or empty
 * @param links what can be done now
 * @param more how many entries did not find room, in words, or empty
 * @param end why it came and how to end it
 */
public record Mail(
        Lang lang,
        String subject,
        String lead,
        String codeName,
        String code,
        List<Link> links,
        List<Petition> petitions,
        String more,
        List<Link> moreLinks,
        String why,
        List<Link> end) {
    public Mail {
        links = List.copyOf(links);
        petitions = List.copyOf(petitions);
        moreLinks = List.copyOf(moreLinks);
        end = List.copyOf(end);
    }

    public record Link(String name, String address) {}

    /**
     * A petition with what is new of it.
     *
     * @param facts where it stands, until when, and what comes next, each with its name
     * @param todo what the applicant has to do, or empty
     */
    public record Petition(
            String title,
            String number,
            String procedure,
            List<News> news,
            List<Line> facts,
            String todoName,
            List<String> todo,
            List<Link> links) {
        public Petition {
            news = List.copyOf(news);
            facts = List.copyOf(facts);
            todo = List.copyOf(todo);
            links = List.copyOf(links);
        }
    }

    /**
     * One entry.
     *
     * @param when in the city
     * @param told the sentences of the public page, and what they mean
     */
    public record News(String when, String headline, List<String> told, Link proof) {
        public News {
            told = List.copyOf(told);
        }
    }

    public record Line(String name, String value) {}

    /** For readers without pages. */
    String text() {
        var text = new StringBuilder();
        paragraph(text, lead);
        if (!code.isEmpty()) {
            paragraph(text, codeName + ": " + code);
        }
        links.forEach(link -> link(text, link));
        for (var petition : petitions) {
            text.append('\n').append("— ").append(petition.title()).append('\n');
            text.append("  ")
                    .append(petition.number())
                    .append(" · ")
                    .append(petition.procedure())
                    .append("\n\n");
            for (var one : petition.news()) {
                text.append(one.when()).append("  ").append(one.headline()).append('\n');
                one.told().forEach(line -> text.append("  ").append(line).append('\n'));
                text.append("  ")
                        .append(one.proof().name())
                        .append(": ")
                        .append(one.proof().address())
                        .append("\n\n");
            }
            if (!petition.todo().isEmpty()) {
                text.append("* ").append(petition.todoName()).append('\n');
                petition.todo().forEach(line -> text.append("  ").append(line).append('\n'));
                text.append('\n');
            }
            petition.facts()
                    .forEach(line -> text.append(line.name())
                            .append(": ")
                            .append(line.value())
                            .append('\n'));
            petition.links().forEach(link -> link(text, link));
        }
        if (!more.isEmpty()) {
            text.append('\n').append(more).append('\n');
            moreLinks.forEach(link -> link(text, link));
        }
        text.append("\n--\n").append(why).append('\n');
        end.forEach(link -> link(text, link));
        return text.toString();
    }

    private static void paragraph(StringBuilder text, String words) {
        text.append(words).append("\n\n");
    }

    private static void link(StringBuilder text, Link link) {
        text.append(link.name()).append(": ").append(link.address()).append('\n');
    }
}
