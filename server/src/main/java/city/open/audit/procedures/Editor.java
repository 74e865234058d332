package city.open.audit.procedures;

import city.open.audit.procedures.Done.Refused;
import city.open.audit.procedures.Done.Yes;
import city.open.audit.procedures.ProcedureDraft.Edition;
import city.open.ground.calendar.Legible;
import city.open.ground.calendar.Text;
import city.open.ground.database.AuditDatabase;
import city.open.ground.guard.PersonalData;
import city.open.ground.sheet.Faults;
import city.open.ground.sheet.Faults.Placed;
import city.open.inside.identity.Login;
import city.open.outside.record.PolicySheet.Act;
import city.open.outside.record.RecordJson;
import city.open.town.catalogue.Catalogue;
import city.open.town.catalogue.CatalogueFault;
import city.open.town.catalogue.Procedure;
import city.open.town.catalogue.ProcedureCode;
import city.open.town.catalogue.ProcedureRelease;
import city.open.town.organization.OfficialId;
import city.open.town.organization.Organization;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** How procedures are drafted, checked, reviewed and released, and the rules that say no. Who may try is for the table of rights. */
@Component
class Editor {
    static final int LONGEST_SHEET = 100_000;
    private static final int LONGEST_WHY = 500;

    private final AuditDatabase database;
    private final ProcedureDrafts drafts;
    private final Catalogue catalogue;
    private final Hands officials;
    private final Clock clock;

    Editor(AuditDatabase database, Catalogue catalogue, Organization organization, Clock clock) {
        this.database = database;
        this.drafts = new ProcedureDrafts(database);
        this.catalogue = catalogue;
        this.officials = new Hands(organization);
        this.clock = clock;
    }

    List<ProcedureDraft> drafts() {
        return drafts.all();
    }

    Optional<ProcedureDraft> draft(long id) {
        return drafts.find(id);
    }

    Optional<Procedure> inForce(String code) {
        return code.matches("[A-Z][A-Z0-9-]{1,19}") ? catalogue.find(new ProcedureCode(code)) : Optional.empty();
    }

    /**
     * A sheet as it was read.
     *
     * @param procedure what it says; null while there are faults
     */
    record Read(@Nullable Procedure procedure, List<Placed> faults) {
        Read {
            faults = List.copyOf(faults);
        }
    }

    /** The same rules as at the start, and that the draft stays with its procedure. */
    Read read(String code, String sheet) {
        var faults = new Faults();
        var read = catalogue.draft(sheet, faults).orElse(null);
        List<Placed> all = new ArrayList<>(faults.placed());
        if (read != null && all.isEmpty() && !read.code().value().equals(code)) {
            all.add(new Placed(
                    "procedures/0/code",
                    0,
                    new Text(
                            "절차의 코드는 바뀌지 않습니다. 이 초안은 %s의 것입니다".formatted(code),
                            "the code of a procedure never changes; this draft is of %s".formatted(code))));
        }
        if (read != null && all.isEmpty()) {
            try {
                Catalogue.sound(read);
            } catch (CatalogueFault fault) {
                fault.lines().forEach(line -> all.add(new Placed("", 0, new Text(line, line))));
            }
        }
        return new Read(all.isEmpty() ? read : null, all);
    }

    /** From the version in force, or from what the folder of sheets says otherwise. */
    Done begin(Login login, String code, boolean fromFolder) {
        var inForce = inForce(code).orElse(null);
        if (inForce == null) {
            return Done.no(Hindrance.NO_SUCH_PROCEDURE);
        }
        var from = fromFolder ? catalogue.otherwise(inForce.code()).orElse(inForce) : inForce;
        var sheet = catalogue.sheet(from).orElse(null);
        return sheet == null
                ? Done.no(Hindrance.NO_SHEET_CAN_SAY_IT)
                : inTurn(() -> new Yes(begin(login, code, inForce.version(), sheet)));
    }

    /** One that is new, from a sheet with its two usual branches. */
    Done beginNew(Login login, String code, String sector) {
        if (!code.matches("[A-Z][A-Z0-9-]{1,19}")) {
            return new Refused(Hindrance.CODE_UNFIT, "code");
        }
        if (inForce(code).isPresent()) {
            return new Refused(Hindrance.CODE_TAKEN, "code");
        }
        return catalogue.sector(sector).isEmpty()
                ? new Refused(Hindrance.SECTOR_MISSING, "sector")
                : inTurn(() -> new Yes(begin(login, code, 0, NEW.formatted(sector, code))));
    }

    private String begin(Login login, String code, int base, String sheet) {
        var first = new Edition(1, sheet, new Text("", ""), login.official(), now());
        return Long.toString(drafts.begin(code, base, first));
    }

    /**
     * @param edition the one that was changed: if another has been written since, this one is not kept and nothing of it is lost
     */
    Done save(Login login, long id, int edition, String sheet, String whyKo, String whyEn) {
        return onOpen(id, draft -> {
            var newest = draft.newest();
            if (newest.number() != edition) {
                return new Refused(Hindrance.CHANGED_BY_ANOTHER, "sheet");
            }
            if (sheet.length() > LONGEST_SHEET) {
                return new Refused(Hindrance.SHEET_TOO_LONG, "sheet");
            }
            for (var why : List.of(whyKo, whyEn)) {
                var field = why.equals(whyKo) ? "whyKo" : "whyEn";
                if (why.length() > LONGEST_WHY || !Legible.is(why)) {
                    return new Refused(Hindrance.WORDS_UNFIT, field);
                }
                if (!PersonalData.in(why).isEmpty()) {
                    return new Refused(Hindrance.PERSONAL_DATA_IN_WORDS, field);
                }
            }
            var why = new Text(whyKo, whyEn);
            if (sheet.equals(newest.sheet()) && why.equals(newest.why())) {
                return new Refused(Hindrance.NOTHING_CHANGED, "sheet");
            }
            drafts.add(id, new Edition(newest.number() + 1, sheet, why, login.official(), now()));
            return new Yes(Long.toString(id));
        });
    }

    /** What came of a drawing: as any saving, or what is wrong with the drawing. */
    record Drawn(@Nullable Done done, List<Drawing.Fault> faults) {}

    /** Puts steps and branches as they were drawn into a draft, as its next edition. */
    Drawn draw(Login login, long id, int edition, byte[] file) {
        var draft = drafts.find(id).orElse(null);
        if (draft == null) {
            return new Drawn(Done.no(Hindrance.NO_SUCH_DRAFT), List.of());
        }
        var newest = draft.newest();
        var read = Drawing.into(draft.code(), newest.sheet(), catalogue.shared(), file);
        var sheet = read.sheet();
        return new Drawn(
                sheet == null
                        ? null
                        : save(
                                login,
                                id,
                                edition,
                                sheet,
                                newest.why().ko(),
                                newest.why().en()),
                read.faults());
    }

    /** Puts a draft on the version that was released meanwhile. What it says stays; what differs is shown anew, and reviewed anew. */
    Done standOnNewest(Login login, long id) {
        return onOpen(id, draft -> {
            int newest = inForce(draft.code()).map(Procedure::version).orElse(0);
            if (newest == draft.base()) {
                return Done.no(Hindrance.NOTHING_CHANGED);
            }
            var last = draft.newest();
            drafts.standOn(id, newest);
            drafts.add(id, new Edition(last.number() + 1, last.sheet(), last.why(), login.official(), now()));
            return new Yes(Long.toString(id));
        });
    }

    Done drop(long id) {
        return onOpen(id, _ -> {
            drafts.drop(id, now());
            return new Yes(Long.toString(id));
        });
    }

    /** Why a draft cannot be agreed to or released yet; null when nothing of its own stands in the way. */
    @Nullable
    Hindrance unready(ProcedureDraft draft) {
        var read = read(draft.code(), draft.newest().sheet()).procedure();
        if (read == null) {
            return Hindrance.SHEET_FAULTY;
        }
        var inForce = inForce(draft.code()).orElse(null);
        if (draft.base() != (inForce == null ? 0 : inForce.version())) {
            return Hindrance.BASE_IS_OLD;
        }
        if (inForce != null && Catalogue.isSame(inForce, read)) {
            return Hindrance.ALIKE;
        }
        var why = draft.newest().why();
        return why.ko().isBlank() || why.en().isBlank() ? Hindrance.WHY_MISSING : null;
    }

    Done agree(Login login, long id, int edition) {
        return onOpen(id, draft -> {
            var hindrance = draft.isBy(login.official()) ? Hindrance.OWN_DRAFT : unready(draft);
            if (hindrance == null && draft.newest().number() != edition) {
                hindrance = Hindrance.CHANGED_BY_ANOTHER;
            }
            if (hindrance != null) {
                return Done.no(hindrance);
            }
            if (draft.agreed() == null) {
                drafts.agree(id, edition, login.official(), now());
            }
            return new Yes(Long.toString(id));
        });
    }

    Done release(Login login, long id, int edition) {
        return onOpen(id, draft -> {
            var hindrance = draft.isBy(login.official()) ? Hindrance.OWN_DRAFT : unready(draft);
            var agreed = draft.agreed();
            if (hindrance == null && (agreed == null || draft.newest().number() != edition)) {
                hindrance = Hindrance.NOT_REVIEWED;
            }
            if (hindrance != null || agreed == null) {
                return Done.no(Objects.requireNonNullElse(hindrance, Hindrance.NOT_REVIEWED));
            }
            var read = Objects.requireNonNull(
                    read(draft.code(), draft.newest().sheet()).procedure());
            List<ProcedureRelease.Hand> hands = new ArrayList<>();
            draft.editions().reversed().stream()
                    .map(Edition::by)
                    .distinct()
                    .forEach(author -> hands.add(hand(Act.DRAFTED, author)));
            hands.add(hand(Act.REVIEWED, agreed.by()));
            hands.add(hand(Act.RELEASED, login.official()));
            var released = catalogue.release(
                    database,
                    read,
                    new ProcedureRelease(draft.base(), draft.newest().why(), hands, now()));
            if (released.isEmpty()) {
                return Done.no(Hindrance.BASE_IS_OLD);
            }
            drafts.released(id, released.get().version());
            return new Yes(Integer.toString(released.get().version()));
        });
    }

    private ProcedureRelease.Hand hand(Act act, OfficialId id) {
        return new ProcedureRelease.Hand(
                RecordJson.spelt(act), officials.hand(act, id).who());
    }

    private Done onOpen(long id, Function<ProcedureDraft, Done> work) {
        return inTurn(() -> {
            var draft = drafts.take(id).orElse(null);
            if (draft == null) {
                return Done.no(Hindrance.NO_SUCH_DRAFT);
            }
            return draft.isOver() ? Done.no(Hindrance.DRAFT_IS_OVER) : work.apply(draft);
        });
    }

    /** What is refused half way leaves nothing behind. */
    private Done inTurn(Supplier<Done> work) {
        return Objects.requireNonNull(database.transactions().execute(status -> {
            var done = work.get();
            if (done instanceof Refused) {
                status.setRollbackOnly();
            }
            return done;
        }));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    /** The least that a procedure is made of. Its name and owner are for whoever writes it. */
    private static final String NEW = """
            sector: %s
            procedures:
              - code: %s
                name: {ko: 새 절차, en: New procedure}
                nature: application
                level: city
                owners: []
                period: 14d
                basis: {status: default}
                deemed: none
                steps:
                  - {id: receipt, kind: receive, by: petitions-office, share: 5, name: {ko: 접수, en: Application received}}
                  - {id: completeness-check, kind: complete-check, by: officer, share: 25, name: {ko: 서류 검토, en: Documents checked}}
                  - {id: review, kind: review, by: team-leader, share: 40, name: {ko: 검토, en: Review}}
                  - {id: approval, kind: approve, by: division-head, share: 20, name: {ko: 결재, en: Approval}}
                  - {id: notification, kind: notify, by: officer, share: 10, name: {ko: 결과 통지, en: Result notified}}
                branches: {supplement: completeness-check, refusal: approval}
                disclosure: {profile: base}
            """;
}
