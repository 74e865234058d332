-- Files whose letter was never sent, for the sweep; a file that arrives belongs to nothing until its letter is dropped in.
CREATE INDEX file_of_nothing ON intake.file (arrived_at) WHERE draft IS NULL AND petition IS NULL AND letter IS NULL;
