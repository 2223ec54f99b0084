-- The bill-wise references of entries; `bill` is the party and the name, by which one is told
-- from all others, in whatever capitals it is written. On Account has no name and settles nothing; it is not among them. An
-- amount that is no plain number is NULL.
SELECT b._row, b.guid, v.date, v.fate, l.guid AS ledger, l.kind, trim(b.name) AS name, l.guid || '/' || lower(trim(b.name)) AS bill, lower(trim(b.billtype)) AS type, v.party,
  -- A credit period may be a day instead (30-Jun-2024), which is none of so many days.
  iif(lower(trim(b.bill_credit_period)) GLOB '[0-9]*' AND lower(trim(b.bill_credit_period)) NOT GLOB '*[^0-9 days]*', CAST(trim(b.bill_credit_period) AS INTEGER), NULL) AS days, 
  iif(b.amount GLOB '*[^0-9.-]*' OR b.amount LIKE '%.%.%' OR b.amount LIKE '_%-%' OR b.amount IN ('-', '.', '-.') OR abs(b.amount) > 1e15, NULL, CAST(round(CAST(b.amount AS REAL) * 100) AS INTEGER)) AS cents
FROM trn_bill b JOIN voucher v ON v.guid = b.guid JOIN ledger_spelling s ON s.spelling = b.ledger JOIN ledger l ON l._row = s.ledger
WHERE v.is_entry AND trim(b.name) <> '' AND l.contact <> ''
