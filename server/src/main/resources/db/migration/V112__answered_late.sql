-- Answers to public questions that came after their day are watched from now on: counted from the beginning once more.
UPDATE record.head SET divisions_counted = false;
