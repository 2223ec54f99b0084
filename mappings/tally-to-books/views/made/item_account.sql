-- An item's line needs the account its amount was entered in, and the export does not say which that is. It is told where one ledger of the
-- voucher comes to what its items come to; where the items of each GST rate come to what one ledger does; or where each item finds a leg of its
-- own amount (`leg`). Else the document has no items.
WITH one_ledger AS (
  SELECT t.guid, l.account FROM (SELECT guid, sum(cents) AS cents FROM moved_item GROUP BY guid) t JOIN account_total l ON l.guid = t.guid AND l.cents = t.cents AND l.nth = 1
),
rated AS (
  SELECT r.guid, r.gst_rate, l.account FROM rate_total r JOIN account_total l ON l.guid = r.guid AND l.cents = r.cents AND l.nth = r.nth
),
all_rated AS (
  SELECT r.guid FROM rate_total r LEFT JOIN account_total l ON l.guid = r.guid AND l.cents = r.cents AND l.nth = r.nth
  GROUP BY r.guid HAVING count(*) = count(l.guid)
),
all_matched AS (
  SELECT i.guid FROM moved_item i LEFT JOIN worth w ON w.guid = i.guid AND w.cents = i.cents AND w.nth = i.nth WHERE i.cents <> 0
  GROUP BY i.guid HAVING count(*) = count(w._row)
)
SELECT i._row, i.guid, o.account, NULL AS leg FROM one_ledger o JOIN moved_item i ON i.guid = o.guid
UNION ALL
SELECT i._row, i.guid, r.account, NULL FROM rated r JOIN moved_item i ON i.guid = r.guid AND i.gst_rate = r.gst_rate
WHERE r.guid IN (SELECT guid FROM all_rated) AND r.guid NOT IN (SELECT guid FROM one_ledger)
UNION ALL
SELECT i._row, i.guid, w.account, w._row FROM moved_item i JOIN worth w ON w.guid = i.guid AND w.cents = i.cents AND w.nth = i.nth
WHERE i.cents <> 0 AND i.guid IN (SELECT guid FROM all_matched) AND i.guid NOT IN (SELECT guid FROM one_ledger) AND i.guid NOT IN (SELECT guid FROM all_rated)
