-- An absence that does not come about is taken out by whoever entered it.
GRANT DELETE ON office.absence TO open_office;
