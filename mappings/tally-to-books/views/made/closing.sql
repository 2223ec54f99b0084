-- Each ledger's closing balance as the export has it, and what its opening balance and all entries come to: where the two differ, the export is cut
-- short, has rows twice, or is of several days. Some exports leave the column at 0 throughout: then it says nothing. Nor does what is no plain number, or the value of stock, which Tally sets at the
-- end of a year without an entry.
-- The words are the same for all, so that they are counted together.
WITH said AS (
  SELECT l._row, l.guid, l.opening, lower(l.path) LIKE '%stock-in-hand%' AS is_stock,
    iif(m.closing_balance GLOB '*[^0-9.-]*' OR m.closing_balance LIKE '%.%.%' OR m.closing_balance LIKE '_%-%' OR m.closing_balance IN ('', '-', '.', '-.'), NULL,
      CAST(round(CAST(m.closing_balance AS REAL) * 100) AS INTEGER)) AS cents
  FROM ledger l JOIN mst_ledger m ON m._row = l._row
),
entered AS (
  SELECT g.ledger_guid AS guid, iif(count(*) = count(g.cents), sum(g.cents), NULL) AS cents FROM leg g JOIN voucher v ON v.guid = g.guid WHERE v.is_entry GROUP BY g.ledger_guid
),
both AS (
  SELECT s._row, s.guid, s.is_stock, s.cents AS said, s.opening + iif(e.guid IS NULL, 0, e.cents) AS reckoned FROM said s LEFT JOIN entered e ON e.guid = s.guid
  WHERE EXISTS (SELECT 1 FROM said WHERE cents <> 0)
),
told AS (
  SELECT _row, guid, is_stock, said, reckoned, printf('%d.%02d', abs(said) / 100, abs(said) % 100) || CASE WHEN said > 0 THEN ' Cr' WHEN said < 0 THEN ' Dr' ELSE '' END AS said_text,
    printf('%d.%02d', abs(reckoned) / 100, abs(reckoned) % 100) || CASE WHEN reckoned > 0 THEN ' Cr' WHEN reckoned < 0 THEN ' Dr' ELSE '' END AS reckoned_text
  FROM both WHERE said IS NOT NULL
)
SELECT _row, guid, said_text AS said, iif(reckoned IS NULL, '', reckoned_text) AS reckoned,
  iif(said <> reckoned AND NOT is_stock, 'the export is not whole, has rows twice or is of several days, it seems: its closing balance in Tally is not what its opening balance and entries come to (views/ledger-sheet.sql shows both)', '') AS note
FROM told
