-- The bills that are open where the move begins: what was new less what was settled, from before the books and from the entries before the
-- cut-over. One that a party has overpaid is no bill: it is part of what the party has on account. Where an amount of it is no plain number, it is
-- NULL: neither the bill nor what is on account can be told. It is called as it was first; its key hangs on no capitals.
-- A party may have a bill's name again in another year: each New Ref of a day of its own is a bill of its own, and what settles the name goes to the
-- nearest day before, as it does among the vouchers that move (claim.sql). The first has the name alone as its key, the others their day behind it.
WITH moved (place, _row, guid, ledger, kind, name, bill, date, days, is_new, cents) AS (
  SELECT 1, o._row, '', l.guid, l.kind, trim(o.name), l.guid || '/' || lower(trim(o.name)), o.bill_date, iif(lower(trim(o.bill_credit_period)) GLOB '[0-9]*' AND lower(trim(o.bill_credit_period)) NOT GLOB '*[^0-9 days]*', CAST(trim(o.bill_credit_period) AS INTEGER), NULL), 1,
    iif(o.opening_balance GLOB '*[^0-9.-]*' OR o.opening_balance LIKE '%.%.%' OR o.opening_balance LIKE '_%-%' OR o.opening_balance IN ('-', '.', '-.') OR abs(o.opening_balance) > 1e15, NULL, CAST(round(CAST(o.opening_balance AS REAL) * 100) AS INTEGER))
  FROM mst_opening_bill_allocation o JOIN ledger_spelling s ON s.spelling = o.ledger JOIN ledger l ON l._row = s.ledger
  WHERE l.contact <> '' AND trim(o.name) <> ''
  UNION ALL
  SELECT 2, _row, guid, ledger, kind, name, bill, date, days, type IN ('new ref', 'advance'), cents FROM bill_reference
  WHERE :cutover <> '' AND date < :cutover AND date GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'
),
-- `owes`: of the side a bill is on; the other is that of payments and notes. What one voucher says of a bill more than once counts together.
netted AS (SELECT bill, guid, date, is_new, sum(cents) AS net FROM moved GROUP BY bill, guid, date, is_new),
sided AS (
  SELECT m.*, m.cents IS NULL OR (m.kind = 'customer') = (n.net < 0) AS owes
  FROM moved m JOIN netted n ON n.bill = m.bill AND n.guid = m.guid AND n.date = m.date AND n.is_new = m.is_new
),
opened AS (SELECT DISTINCT bill, owes, date FROM sided WHERE is_new),
meant AS (
  SELECT s.bill, s.owes, s.date, o.owes AS of_side, o.date AS of_day,
    row_number() OVER (PARTITION BY s.bill, s.owes, s.date ORDER BY o.owes <> s.owes DESC, o.date <= s.date DESC, iif(o.date <= s.date, o.date, NULL) DESC, o.date) AS nearest
  FROM (SELECT DISTINCT bill, owes, date FROM sided WHERE NOT is_new) s JOIN opened o ON o.bill = s.bill
),
placed AS (
  SELECT s.*, iif(s.is_new, s.owes, coalesce(m.of_side, 1)) AS of_side, iif(s.is_new, s.date, coalesce(m.of_day, '')) AS of_day
  FROM sided s LEFT JOIN meant m ON NOT s.is_new AND m.bill = s.bill AND m.owes = s.owes AND m.date = s.date AND m.nearest = 1
),
numbered AS (SELECT *, row_number() OVER (PARTITION BY bill, of_side, of_day ORDER BY place, _row) AS nth FROM placed),
each AS (
  SELECT group_concat(_row) AS _row, ledger, kind, max(iif(nth = 1, name, '')) AS name, bill, of_side, of_day, coalesce(min(iif(owes, date, NULL)), min(date)) AS date,
    max(days) AS days, iif(count(*) = count(cents), sum(iif(kind = 'customer', -1, 1) * cents), NULL) AS cents
  FROM numbered GROUP BY ledger, kind, bill, of_side, of_day
),
told AS (
  SELECT *, count(nullif(of_side, 0)) OVER whole > 1 AND count(iif(of_side AND cents < 0, 1, NULL)) OVER whole > 0 AS is_mixed
  FROM each WINDOW whole AS (PARTITION BY bill)
),
left_open AS (SELECT *, row_number() OVER (PARTITION BY bill ORDER BY of_side DESC, of_day) AS time FROM told WHERE cents IS NULL OR cents > 0)
SELECT _row, ledger, kind, name, bill, bill || iif(time = 1, '', ' ' || of_day || iif(of_side, '', ' credit')) AS key, time, date, days, cents,
  ltrim(iif(is_mixed, '; the party has this name for several bills, and one of them is settled by more than it came to: see which of them is open', '')
    || iif(EXISTS (SELECT 1 FROM odd_reference r WHERE r.bill = o.bill AND r.fate = '' AND NOT r.is_again), '; what a voucher before the cut-over says of it (trn_bill.csv) does not come to what its entries of the party do: see what is open of it', ''), '; ') AS note,
  coalesce((SELECT 'a row of it stands twice in ' || min(r.file) || ', so that nobody can say what is open of it: take the second row out, or export anew' FROM odd_reference r WHERE r.bill = o.bill AND r.fate = '' AND r.is_again), '') AS fault
FROM left_open o
