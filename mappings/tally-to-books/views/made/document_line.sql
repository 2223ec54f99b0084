-- The lines of invoices, bills, credit notes and vendor credits. An item's line needs the account its amount was entered in, and the export
-- does not say which that is. It is told where one ledger of the voucher comes to what its items come to, or where each item finds a leg of
-- its own amount; otherwise the lines are the legs, and the books are right without the items. Whatever the items do not take up is a line of
-- its own: freight, discounts (below zero), services.
WITH document AS (
  -- 1 where credits are what the document adds up.
  SELECT guid, iif(fate IN ('invoice', 'vendor credit'), 1, -1) AS sign, fate IN ('credit note', 'vendor credit') AS takes_round_off
  FROM voucher WHERE fate IN ('invoice', 'bill', 'credit note', 'vendor credit')
),
worth AS (
  SELECT g._row, g.guid, g.account, g.ledger, d.sign * g.cents AS cents,
    row_number() OVER (PARTITION BY g.guid, d.sign * g.cents ORDER BY g._row) AS nth
  FROM document d JOIN leg g ON g.guid = d.guid
  WHERE g.kind = 'account' AND (NOT g.is_round_off OR d.takes_round_off)
),
item AS (
  SELECT i._row, i.guid, i.item, CAST(i.quantity AS REAL) AS quantity, i.rate,
    d.sign * CAST(round(CAST(i.amount AS REAL) * 100) AS INTEGER) AS cents,
    row_number() OVER (PARTITION BY i.guid, d.sign * CAST(round(CAST(i.amount AS REAL) * 100) AS INTEGER) ORDER BY i._row) AS nth
  FROM document d JOIN trn_inventory i ON i.guid = d.guid
  WHERE CAST(i.amount AS REAL) <> 0 OR CAST(i.quantity AS REAL) <> 0
),
one_ledger AS (
  SELECT guid, account, min(first) FROM (
    SELECT w.guid, w.account, min(w._row) AS first FROM worth w
    GROUP BY w.guid, w.account
    HAVING sum(w.cents) = (SELECT sum(i.cents) FROM item i WHERE i.guid = w.guid)
  ) GROUP BY guid
),
matched AS (
  SELECT i._row AS item, w._row AS leg, i.guid, w.account FROM item i JOIN worth w ON w.guid = i.guid AND w.cents = i.cents AND w.nth = i.nth
  WHERE i.guid NOT IN (SELECT guid FROM one_ledger) AND i.cents <> 0
),
all_matched AS (
  SELECT guid FROM item WHERE cents <> 0 GROUP BY guid
  HAVING count(*) = (SELECT count(*) FROM matched m WHERE m.guid = item.guid)
),
sold AS (
  SELECT i.*, coalesce(o.account, m.account) AS account
  FROM item i LEFT JOIN one_ledger o ON o.guid = i.guid LEFT JOIN matched m ON m.item = i._row AND m.guid IN (SELECT guid FROM all_matched)
  WHERE o.guid IS NOT NULL OR i.guid IN (SELECT guid FROM all_matched)
)
SELECT _row, guid, item, account, '' AS name, abs(quantity) AS quantity, cents, rate FROM sold
UNION ALL
SELECT w._row, w.guid, '', w.account, w.ledger, 1, w.cents, '' FROM worth w
WHERE NOT EXISTS (SELECT 1 FROM one_ledger o WHERE o.guid = w.guid AND o.account = w.account)
  AND NOT EXISTS (SELECT 1 FROM matched m WHERE m.leg = w._row AND m.guid IN (SELECT guid FROM all_matched))
