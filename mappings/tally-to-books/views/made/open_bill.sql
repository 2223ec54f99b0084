-- The bills that are open where the move begins: of each party and name what was new less what was settled, from before the books and from
-- the entries before the cut-over. One that a party has overpaid is no bill: it is part of what the party has on account.
WITH moved (_row, ledger, kind, name, date, days, cents) AS (
  SELECT o._row, l.guid, l.kind, trim(o.name), o.bill_date, iif(lower(trim(o.bill_credit_period)) GLOB '[0-9]*' AND lower(trim(o.bill_credit_period)) NOT GLOB '*[^0-9 days]*', CAST(trim(o.bill_credit_period) AS INTEGER), NULL), CAST(round(CAST(o.opening_balance AS REAL) * 100) AS INTEGER)
  FROM mst_opening_bill_allocation o JOIN ledger l ON l.name = o.ledger
  WHERE l.contact <> '' AND trim(o.name) <> ''
  UNION ALL
  SELECT _row, ledger, kind, name, date, days, cents FROM bill_reference WHERE :cutover <> '' AND date < :cutover AND date <> ''
)
SELECT group_concat(_row) AS _row, ledger, kind, name, ledger || '/' || name AS key, min(date) AS date, max(days) AS days, abs(sum(cents)) AS cents
FROM moved GROUP BY ledger, name
HAVING sum(cents) <> 0 AND (kind = 'customer') = (sum(cents) < 0)
