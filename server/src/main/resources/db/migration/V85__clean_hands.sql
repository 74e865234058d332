-- The clean-handed contract: everyone asks for what is contracted, pledged, recommended and sanctioned anywhere in the city, so these few facts are found by
-- their kind.
CREATE INDEX entry_clean_hands ON record.entry (petition, seq)
 WHERE kind IN ('contract.stated', 'pledge.signed', 'visit.announced', 'visit.held', 'recommendation.made',
                'recommendation.answered', 'sanction.imposed');

-- Inside, the ombudsman asks which contracts are watched.
CREATE INDEX journal_contracts ON office.journal (recorded_at) WHERE kind = 'contract.stated';
