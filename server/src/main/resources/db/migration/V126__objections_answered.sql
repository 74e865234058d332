-- Audit answers what a division says of its inputs, once and in public: both are published with the index, word for word.
ALTER TABLE audit.index_objection
    ADD COLUMN answer      text CONSTRAINT index_objection_answer_says_something CHECK (length(answer) BETWEEN 1 AND 1000),
    ADD COLUMN answered_by text,
    ADD COLUMN answered_at timestamptz,
    ADD CONSTRAINT index_objection_answered_by_somebody
        CHECK ((answer IS NULL) = (answered_by IS NULL) AND (answer IS NULL) = (answered_at IS NULL));
GRANT UPDATE (answer, answered_by, answered_at) ON audit.index_objection TO open_audit;
