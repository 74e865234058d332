-- Who asked for a reporter's name and why, which custodians agreed, who refused and why, and that it was opened. The reasons go with the report.
ALTER TABLE audit.report_act
    DROP CONSTRAINT report_act_kinds,
    ADD CONSTRAINT report_act_kinds
        CHECK (what IN ('READ', 'ASSIGNED', 'ANSWERED', 'EXAMINED', 'EXTENDED', 'HANDED_OVER', 'CLOSED', 'KEPT', 'DELETED',
                        'IDENTITY_ASKED', 'IDENTITY_AGREED', 'IDENTITY_REFUSED', 'IDENTITY_OPENED')),
    DROP CONSTRAINT report_act_says_what_belongs_to_it,
    ADD CONSTRAINT report_act_says_what_belongs_to_it
        CHECK ((what = 'ASSIGNED') = (auditor IS NOT NULL) AND (what = 'CLOSED') = (outcome IS NOT NULL)
               AND (why IS NULL OR what IN ('READ', 'KEPT', 'IDENTITY_ASKED', 'IDENTITY_REFUSED')));
