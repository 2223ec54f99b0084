-- The legs of all vouchers, with what their ledgers become. Credits are positive, as in the export. A leg of a ledger that is not among the
-- masters keeps its name as the account: whoever refers to it is told so. So is an amount that is no plain number (`cents` is NULL).
SELECT a._row, a.guid, a.ledger, a.amount, l.guid AS ledger_guid, coalesce(l.kind, 'unknown') AS kind, coalesce(l.head, '') AS head, coalesce(l.account_type, '') AS account_type,
  coalesce(l.account, a.ledger) AS account, coalesce(l.bank, '') AS bank, coalesce(l.contact, '') AS contact, coalesce(l.is_round_off, 0) AS is_round_off,
  iif(a.amount GLOB '*[^0-9.-]*' OR a.amount LIKE '%.%.%' OR a.amount LIKE '_%-%' OR a.amount IN ('-', '.', '-.') OR abs(a.amount) > 1e15, NULL, CAST(round(CAST(a.amount AS REAL) * 100) AS INTEGER)) AS cents,
  -- More than two decimals; what binary fractions leave behind is none.
  abs(CAST(a.amount AS REAL) * 100 - round(CAST(a.amount AS REAL) * 100)) > 0.001 AS is_finer,
  CAST(a.amount_forex AS REAL) <> 0 AND abs(CAST(a.amount_forex AS REAL) - CAST(a.amount AS REAL)) >= 0.005 AS is_foreign
FROM trn_accounting a LEFT JOIN ledger_spelling s ON s.spelling = a.ledger LEFT JOIN ledger l ON l._row = s.ledger
WHERE CAST(a.amount AS REAL) <> 0 OR a.amount GLOB '*[^0-9.-]*' OR a.amount LIKE '%.%.%' OR a.amount LIKE '_%-%' OR a.amount IN ('-', '.', '-.') OR abs(a.amount) > 1e15
