package city.open.inside.approval;

import city.open.town.organization.Official;
import city.open.town.organization.OfficialId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * 결재선: who signs a document and in which order. Reviews follow each other, concurrences stand side by side, the approver comes last.
 * Pure: it looks at nothing but its boxes.
 */
public record Line(List<Box> boxes) {
    public Line {
        boxes = List.copyOf(boxes);
        if (boxes.size() < 2
                || boxes.getFirst().part() != Part.DRAFT
                || boxes.getLast().part() != Part.APPROVE) {
            throw new IllegalArgumentException("a line begins with a draft and ends with an approval");
        }
        var seen = new HashSet<OfficialId>();
        for (var box : boxes) {
            if (!seen.add(box.official())) {
                throw new IllegalArgumentException("%s stands in the line twice".formatted(box.official()));
            }
        }
    }

    /** Nobody has signed yet. */
    static Line of(Official drafter, List<Official> reviewers, List<Official> concurring, Official approver) {
        var boxes = new ArrayList<Box>();
        int stage = 0;
        boxes.add(box(1, stage, Part.DRAFT, drafter));
        for (var reviewer : reviewers) {
            boxes.add(box(boxes.size() + 1, ++stage, Part.REVIEW, reviewer));
        }
        if (!concurring.isEmpty()) {
            stage++;
            for (var other : concurring) {
                boxes.add(box(boxes.size() + 1, stage, Part.CONCUR, other));
            }
        }
        boxes.add(box(boxes.size() + 1, stage + 1, Part.APPROVE, approver));
        return new Line(boxes);
    }

    private static Box box(int place, int stage, Part part, Official official) {
        return new Box(
                place,
                stage,
                part,
                official.agency(),
                official.unit(),
                official.id(),
                official.rank(),
                part == Part.APPROVE && !Ladder.decidesInOwnName(official.rank()),
                null);
    }

    public Box approver() {
        return boxes.getLast();
    }

    public OfficialId drafter() {
        return boxes.getFirst().official();
    }

    public Optional<Box> at(int place) {
        return boxes.stream().filter(box -> box.place() == place).findFirst();
    }

    /** The boxes that can be signed now: the open ones of the first stage that has any. */
    public List<Box> turn() {
        return boxes.stream()
                .filter(box -> !box.isDone())
                .findFirst()
                .map(first -> boxes.stream()
                        .filter(box -> !box.isDone() && box.stage() == first.stage())
                        .toList())
                .orElse(List.of());
    }

    Line with(int place, Signature signature) {
        return new Line(boxes.stream()
                .map(box -> box.place() == place ? box.with(signature) : box)
                .toList());
    }

    /** What a rule of the line answers. */
    sealed interface Ruling {
        /** The signature goes into this box; {@code acting} where a deputy puts it there. */
        record Signs(Box box, boolean acting) implements Ruling {}

        /** This very signature stands there already: a retry. */
        record Stands() implements Ruling {}

        record Refuses(Refusal refusal) implements Ruling {}
    }

    /**
     * Whether this official may put this into that box now.
     *
     * @param standsInFor those who are absent today and have this official as deputy
     */
    Ruling judge(Sign sign, OfficialId signer, Set<OfficialId> standsInFor) {
        var box = at(sign.place()).orElse(null);
        if (box == null) {
            return new Ruling.Refuses(Refusal.NOT_IN_LINE);
        }
        var before = box.signature();
        if (before != null) {
            return before.signer().equals(signer) && before.kind() == sign.kind()
                    ? new Ruling.Stands()
                    : new Ruling.Refuses(Refusal.ALREADY_SIGNED);
        }
        return switch (sign.kind()) {
            case SIGNED -> signs(sign, box, signer, standsInFor);
            case SKIPPED -> skips(sign, box, signer, standsInFor);
            case RETURNED -> sendsBack(sign, box, signer, standsInFor);
        };
    }

    private Ruling signs(Sign sign, Box box, OfficialId signer, Set<OfficialId> standsInFor) {
        if (!isBoxOf(box, signer, standsInFor)) {
            return new Ruling.Refuses(Refusal.NOT_YOUR_BOX);
        }
        if (signer.equals(drafter())) {
            return new Ruling.Refuses(Refusal.FOUR_EYES);
        }
        if (!turn().contains(box)) {
            return new Ruling.Refuses(Refusal.NOT_YET);
        }
        if (sign.dissent() && box.part() == Part.APPROVE) {
            return new Ruling.Refuses(Refusal.APPROVER_DOES_NOT_DISSENT);
        }
        return sign.dissent() && sign.text() == null
                ? new Ruling.Refuses(Refusal.DISSENT_NEEDS_OPINION)
                : new Ruling.Signs(box, !box.official().equals(signer));
    }

    /** Whoever waits for an absent reviewer, or the drafter, passes the box over with the reason that goes into it. */
    private Ruling skips(Sign sign, Box box, OfficialId signer, Set<OfficialId> standsInFor) {
        if (box.part() != Part.REVIEW) {
            return new Ruling.Refuses(Refusal.ONLY_REVIEWS_ARE_SKIPPED);
        }
        boolean waits =
                boxes.stream().anyMatch(later -> later.stage() > box.stage() && isBoxOf(later, signer, standsInFor));
        if (!waits && !signer.equals(drafter())) {
            return new Ruling.Refuses(Refusal.NOT_IN_LINE);
        }
        if (!turn().contains(box)) {
            return new Ruling.Refuses(Refusal.NOT_YET);
        }
        return sign.text() == null ? new Ruling.Refuses(Refusal.REASON_REQUIRED) : new Ruling.Signs(box, false);
    }

    private Ruling sendsBack(Sign sign, Box box, OfficialId signer, Set<OfficialId> standsInFor) {
        if (!signer.equals(drafter()) && !isBoxOf(box, signer, standsInFor)) {
            return new Ruling.Refuses(Refusal.NOT_YOUR_BOX);
        }
        if (!turn().contains(box)) {
            return new Ruling.Refuses(Refusal.NOT_YET);
        }
        if (sign.text() == null) {
            return new Ruling.Refuses(Refusal.REASON_REQUIRED);
        }
        return new Ruling.Signs(
                box, !signer.equals(drafter()) && !box.official().equals(signer));
    }

    private static boolean isBoxOf(Box box, OfficialId signer, Set<OfficialId> standsInFor) {
        return box.official().equals(signer) || standsInFor.contains(box.official());
    }
}
