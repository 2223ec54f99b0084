-- What is left of a party's balance beside its open bills: advances, payments nobody has allocated, and all of it where bills were not kept.
WITH left_over AS (
  SELECT p._row, p.guid, p.name, p.kind, p.account, p.cents - (
      -- NULL where one of them cannot be told.
      SELECT iif(count(*) = count(b.cents), coalesce(sum(iif(b.kind = 'customer', -b.cents, b.cents)), 0), NULL) FROM open_bill b WHERE b.ledger = p.guid) AS cents
  FROM opening p WHERE p.contact <> ''
)
SELECT l._row, l.guid, d.date, l.name, l.account, 'parties' AS parties, iif(l.cents > 0, 'credit', 'debit') AS side, iif(l.cents > 0, 'debit', 'credit') AS other_side,
  iif(l.cents IS NULL, 'no plain number', printf('%d.%02d', abs(l.cents) / 100, abs(l.cents) % 100)) AS amount,
  (SELECT 'all' FROM opening_line LIMIT 1) AS openings,
  iif(EXISTS (SELECT 1 FROM odd_reference r WHERE r.ledger = l.guid AND r.fate = '' AND r.is_again),
    'a row of a bill of the party stands twice (trn_bill.csv or mst_opening_bill_allocation.csv), so that nobody can say what is on account: take the second row out, or export anew', '') AS fault,
  ltrim(iif((l.kind = 'customer') = (l.cents > 0) AND EXISTS (SELECT 1 FROM open_bill b WHERE b.ledger = l.guid),
      '; the party has open bills, and this on the other side: see in Tally whether it settles one of them, and apply it by hand where it should', '')
    || iif(EXISTS (SELECT 1 FROM odd_reference r WHERE r.ledger = l.guid AND r.fate = '' AND NOT r.is_again),
      '; what a voucher before the cut-over says of bills of the party (trn_bill.csv) does not come to what its entries do: see in Tally which is right', ''), '; ') AS note
FROM left_over l JOIN opening_date d
WHERE l.cents IS NOT 0
