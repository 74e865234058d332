-- Queries, plans, reports, demands and decisions go out as papers, each with a number of its year, without a gap.
ALTER TABLE audit.matter_act
    ADD COLUMN paper_year integer,
    ADD COLUMN paper      integer,
    ADD CONSTRAINT matter_act_paper CHECK ((paper IS NULL) = (paper_year IS NULL)),
    ADD CONSTRAINT matter_act_paper_once UNIQUE (paper_year, paper);
