-- An item's line needs the account its amount was entered in, and the export does not say which that is. It is told where one ledger of the
-- voucher comes to what its items come to, or where each item finds a leg of its own amount (`leg`); else the document has no items.
WITH one_ledger AS (
  SELECT guid, account, min(first) AS first FROM (
    SELECT w.guid, w.account, min(w._row) AS first FROM worth w GROUP BY w.guid, w.account
    HAVING sum(w.cents) = (SELECT sum(i.cents) FROM moved_item i WHERE i.guid = w.guid)
  ) GROUP BY guid
),
matched AS (
  SELECT i._row, i.guid, w.account, w._row AS leg FROM moved_item i JOIN worth w ON w.guid = i.guid AND w.cents = i.cents AND w.nth = i.nth
  WHERE i.cents <> 0
),
all_matched AS (
  SELECT m.guid FROM matched m GROUP BY m.guid
  HAVING count(*) = (SELECT count(*) FROM moved_item i WHERE i.guid = m.guid AND i.cents <> 0)
)
SELECT i._row, i.guid, o.account, NULL AS leg FROM one_ledger o JOIN moved_item i ON i.guid = o.guid
UNION ALL
SELECT m._row, m.guid, m.account, m.leg FROM matched m
WHERE m.guid IN (SELECT guid FROM all_matched) AND m.guid NOT IN (SELECT guid FROM one_ledger)
