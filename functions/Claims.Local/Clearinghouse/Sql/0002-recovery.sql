-- What a payer still has to recover from a provider: carried forward by one remittance, withheld from the next.
CREATE TABLE recoveries (
  payer     TEXT NOT NULL,
  submitter TEXT NOT NULL,
  -- Decimal text, exact.
  amount    TEXT NOT NULL,
  reference TEXT NOT NULL,
  PRIMARY KEY (payer, submitter)
);
