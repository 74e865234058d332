-- Every commitment is under a salt of its own; the form that could not be opened part by part was never released.
ALTER TABLE vault.salt DROP COLUMN form;
