-- Each way in which a ledger's name is written, and the ledger that is meant (its `_row`; none where there is none). Capitals and small letters
-- are the same to Tally, and so are they here. Where two ledgers differ in nothing else, the one that is written just so is meant.
WITH used AS (
  SELECT min(_row) AS _row, ledger AS spelling FROM (
    SELECT _row, ledger FROM trn_accounting UNION ALL SELECT _row, ledger FROM trn_bill UNION ALL SELECT _row, ledger FROM mst_opening_bill_allocation
  ) GROUP BY ledger
)
SELECT u._row, u.spelling, coalesce(
  (SELECT min(l._row) FROM ledger l WHERE l.name = u.spelling), (SELECT min(l._row) FROM ledger l WHERE l.called = lower(trim(u.spelling)))) AS ledger
FROM used u
