-- The bills that are open where the move begins: of each party and name what was new less what was settled, from before the books and from
-- the entries before the cut-over. One that a party has overpaid is no bill: it is part of what the party has on account. Where an amount of it
-- is no plain number, it is NULL: neither the bill nor what is on account can be told. It is called as it was first; its key hangs on no capitals.
WITH moved (place, _row, ledger, kind, name, bill, date, days, cents) AS (
  SELECT 1, o._row, l.guid, l.kind, trim(o.name), l.guid || '/' || lower(trim(o.name)), o.bill_date, iif(lower(trim(o.bill_credit_period)) GLOB '[0-9]*' AND lower(trim(o.bill_credit_period)) NOT GLOB '*[^0-9 days]*', CAST(trim(o.bill_credit_period) AS INTEGER), NULL), 
    iif(o.opening_balance GLOB '*[^0-9.-]*' OR o.opening_balance LIKE '%.%.%' OR o.opening_balance LIKE '_%-%' OR o.opening_balance IN ('-', '.', '-.') OR abs(o.opening_balance) > 1e15, NULL, CAST(round(CAST(o.opening_balance AS REAL) * 100) AS INTEGER))
  FROM mst_opening_bill_allocation o JOIN ledger_spelling s ON s.spelling = o.ledger JOIN ledger l ON l._row = s.ledger
  WHERE l.contact <> '' AND trim(o.name) <> ''
  UNION ALL
  SELECT 2, _row, ledger, kind, name, bill, date, days, cents FROM bill_reference
  WHERE :cutover <> '' AND date < :cutover AND date GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'
),
placed AS (SELECT *, row_number() OVER (PARTITION BY bill ORDER BY place, _row) AS nth FROM moved)
SELECT group_concat(_row) AS _row, ledger, kind, max(iif(nth = 1, name, '')) AS name, bill, bill AS key, min(date) AS date, max(days) AS days,
  iif(count(*) = count(cents), abs(sum(cents)), NULL) AS cents
FROM placed GROUP BY ledger, kind, bill
HAVING count(*) > count(cents) OR (sum(cents) <> 0 AND (kind = 'customer') = (sum(cents) < 0))
