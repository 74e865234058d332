-- Comments are sealed to the office, whose key outlives an erasure: they go with the petition, and none comes after. So do the codes of letters.
CREATE TRIGGER comment_to_the_living BEFORE INSERT ON intake.comment
    FOR EACH ROW EXECUTE FUNCTION intake.letter_to_the_living();
GRANT DELETE ON intake.neighbour TO open_office;
DELETE FROM intake.comment USING vault.erased WHERE erased.petition = comment.petition;
DELETE FROM intake.neighbour USING vault.erased WHERE erased.petition = neighbour.petition;

-- How many wait for a look is public; those whose mailbox was not confirmed do not wait yet.
GRANT SELECT (follower) ON intake.comment TO open_portal;
