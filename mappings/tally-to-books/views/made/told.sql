-- What is said of a voucher beside the document that is made of it: why it cannot be sent (`fault`), and what somebody should look at (`note`).
-- Reasons stand apart by a semicolon. What is said of vouchers before the cut-over is said of their opening balances, and of those that are left out nothing.
WITH document AS (
  SELECT *, fate IN ('customer payment', 'vendor payment', 'credit note', 'vendor credit') AS is_settler FROM voucher WHERE fate <> ''
),
years (year, n) AS MATERIALIZED (
  SELECT substr(date, 1, 4), count(*) FROM document WHERE date GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]' GROUP BY 1
),
-- Years before which lies one in which nothing was entered; `earlier` is how many vouchers do.
gap (year, earlier) AS (
  SELECT y.year, (SELECT sum(n) FROM years b WHERE b.year < y.year) FROM years y
  WHERE EXISTS (SELECT 1 FROM years b WHERE b.year < y.year) AND NOT EXISTS (SELECT 1 FROM years b WHERE b.year = printf('%04d', y.year - 1))
),
-- The texts Zoho takes in the field that the narration goes to (those of payments and bills are not limited).
room (fate, most) AS (VALUES ('invoice', 2000), ('journal', 2000), ('credit note', 5000), ('vendor credit', 5000), ('deposit', 500), ('transfer', 500), ('expense', 100)),
saying (_row, guid, is_fault, text) AS (
  SELECT _row, guid, 1, 'an amount of it has more than two decimals, and rounded to two it does not come out even: correct it in Tally'
  FROM document WHERE is_finer AND difference <> 0
  UNION ALL
  SELECT _row, guid, 0, 'an amount of it has more than two decimals: it moves rounded to two' FROM document WHERE is_finer AND difference = 0
  UNION ALL
  SELECT i._row, i.guid, 1, 'the amount or quantity of an item of it (trn_inventory.csv) is no plain number'
  FROM odd_item i JOIN document d ON d.guid = i.guid WHERE d.fate IN ('invoice', 'bill', 'credit note', 'vendor credit')
  UNION ALL
  SELECT b._row, b.guid, 1, 'the amount of a bill-wise reference of it (trn_bill.csv) is no plain number'
  FROM bill_reference b JOIN document d ON d.guid = b.guid WHERE b.cents IS NULL AND d.fate <> 'journal'
  UNION ALL
  SELECT b._row, b.guid, 0, 'a bill-wise reference of it (trn_bill.csv) is of a ledger that is not among the masters, and settles nothing'
  FROM trn_bill b JOIN ledger_spelling s ON s.spelling = b.ledger JOIN document d ON d.guid = b.guid WHERE s.ledger IS NULL
  UNION ALL
  SELECT b._row, b.guid, 0, 'what it settles (Agst Ref) is no bill that moves, so that it stays on account: apply it by hand where it should'
  FROM bill_reference b JOIN document d ON d.guid = b.guid
  WHERE b.type = 'agst ref' AND d.is_settler AND NOT EXISTS (SELECT 1 FROM settlable s WHERE s.bill = b.bill AND s.type = 'new ref')
  UNION ALL
  SELECT b._row, b.guid, 0, 'its bill-wise reference and a bill of the party are both a New Ref of one name, so that it settles nothing: apply it by hand where it should'
  FROM bill_reference b JOIN document d ON d.guid = b.guid
  WHERE b.type = 'new ref' AND d.is_settler AND EXISTS (SELECT 1 FROM bill_reference o WHERE o.bill = b.bill AND o.type = 'new ref' AND o.fate IN ('invoice', 'bill'))
  UNION ALL
  SELECT b._row, b.guid, 0, 'it takes up (Agst Ref) what no payment or note that moves has left: apply it by hand where it should'
  FROM bill_reference b JOIN document d ON d.guid = b.guid
  WHERE b.type = 'agst ref' AND d.fate IN ('invoice', 'bill')
    AND NOT EXISTS (SELECT 1 FROM bill_reference o WHERE o.bill = b.bill AND o.guid <> b.guid AND o.fate IN ('customer payment', 'vendor payment', 'credit note', 'vendor credit'))
  UNION ALL
  SELECT c._row, c.guid, 0, 'what it settles (Agst Ref) is more than is open of that bill, or than it comes to itself: see what is left, and apply it by hand where it should'
  FROM (SELECT group_concat(_row) AS _row, guid, key, sum(cents) AS cents FROM claim WHERE type = 'agst ref' GROUP BY guid, key) c
  LEFT JOIN settlement s ON s.guid = c.guid AND s.key = c.key
  WHERE c.cents > coalesce(s.against, 0)
  UNION ALL
  SELECT t._row, t.guid, 0, 'what it takes up (Agst Ref) is more than payments and notes have left: see what is open of it, and apply it by hand where it should'
  FROM (SELECT group_concat(b._row) AS _row, b.guid, sum(abs(b.cents)) AS cents FROM bill_reference b
      WHERE b.type = 'agst ref' AND b.fate IN ('invoice', 'bill') AND EXISTS (SELECT 1 FROM claim c WHERE c.key = b.guid AND c.type <> 'agst ref') GROUP BY b.guid) t
  WHERE t.cents > (SELECT coalesce(sum(s.cents - s.against), 0) FROM settlement s WHERE s.key = t.guid)
  UNION ALL
  SELECT b._row, b.guid, 0, 'it settles bills (Agst Ref), which a journal cannot: apply it by hand'
  FROM bill_reference b WHERE b.type = 'agst ref' AND b.fate = 'journal'
  UNION ALL
  SELECT _row, guid, 0, 'its type (' || type || ') goes by none of Tally''s own, so that it is a journal: see its parent in mst_vouchertype.csv'
  FROM document WHERE NOT is_known
  UNION ALL
  SELECT _row, guid, 0, 'it is in a foreign currency: it moves in the currency of the books, at Tally''s rate, and the foreign amount stays behind'
  FROM document WHERE is_foreign
  UNION ALL
  SELECT t._row, t.guid, 0, CASE WHEN t.other <> 0 THEN iif(t.igst <> 0 OR t.cgst <> 0 OR t.sgst <> 0, 'beside GST it bears', 'it bears') || ' a tax that Zoho has no rate for (such as a cess)' WHEN t.igst <> 0 AND (t.cgst <> 0 OR t.sgst <> 0) THEN 'it bears IGST, and CGST or SGST'
      ELSE 'no rate gives the GST it bears' END
    || ', so that its taxes are lines of their ledgers'' accounts, which Zoho''s GST reports do not know of: set the taxes of its lines in Zoho Books by hand (views/untold-taxes.sql lists all such documents)'
  FROM document_tax t WHERE (t.igst <> 0 OR t.cgst <> 0 OR t.sgst <> 0 OR t.other <> 0) AND NOT EXISTS (SELECT 1 FROM line_tax x WHERE x.guid = t.guid)
  UNION ALL
  SELECT _row, guid, 0, 'the GST it bears comes to nothing, as where the buyer owes it (reverse charge), so that its taxes are lines of their ledgers'' accounts: set the reverse charge of its lines in Zoho Books by hand (views/untold-taxes.sql lists all such documents)'
  FROM document_tax WHERE is_reverse
  UNION ALL
  SELECT t._row, t.guid, 0, 'it bears GST and fits no document of Zoho''s (a sale for cash, two parties, an expense), so that it is a journal, which Zoho''s GST reports do not know of: enter it there by hand where they should (views/untold-taxes.sql lists all such vouchers)'
  FROM journal_tax t
  UNION ALL
  SELECT group_concat(g._row), g.guid, 0, 'a ledger of it is called as one of GST (CGST, SGST, IGST) and is none by its duty head and group, so that its amount is a plain line and no tax: give it its duty head in Tally, under Duties & Taxes, and export again'
  FROM document d JOIN leg g ON g.guid = d.guid
  WHERE d.fate IN ('invoice', 'bill', 'credit note', 'vendor credit') AND g.kind = 'account'
    AND (' ' || lower(g.ledger) || ' ' GLOB '*[^a-z][cis]gst[^a-z]*' OR ' ' || lower(g.ledger) || ' ' GLOB '*[^a-z]utgst[^a-z]*')
  GROUP BY g.guid
  UNION ALL
  SELECT _row, guid, 0, 'no voucher of its party has bill-wise references (trn_bill.csv), so that it settles nothing and stays on account, and the party''s bills stay open: apply it in Zoho Books by hand, or keep the party''s balances bill by bill in Tally and export again'
  FROM document WHERE is_settler AND contact NOT IN (SELECT ledger FROM bill_reference) AND contact IN (SELECT contact FROM document WHERE fate IN ('invoice', 'bill'))
  UNION ALL
  SELECT d._row, d.guid, 0, 'a whole year without vouchers lies between its date and those of nearly all others: see whether it is typed right'
  FROM document d JOIN gap g JOIN (SELECT sum(n) AS n FROM years) a
  WHERE g.earlier * 2 < a.n AND g.earlier <= max(2, a.n / 50) AND substr(d.date, 1, 4) < g.year
    OR (a.n - g.earlier) * 2 < a.n AND a.n - g.earlier <= max(2, a.n / 50) AND substr(d.date, 1, 4) >= g.year
  UNION ALL
  SELECT _row, guid, is_again, iif(is_again, 'a bill-wise reference of it stands twice in trn_bill.csv, so that nobody can say what it settles: take the second row out, or export anew',
    'its bill-wise references (trn_bill.csv) do not come to what its entries of the party do: see in Tally what it settles, and apply it by hand where it should')
  FROM odd_reference WHERE fate NOT IN ('', 'journal')
  UNION ALL
  SELECT group_concat(i._row), i.guid, 0, 'rows of its items stand twice in trn_inventory.csv, and its items come to no ledger''s amount, so that its lines are its ledgers: see whether the export has them twice'
  FROM trn_inventory i JOIN document d ON d.guid = i.guid
  WHERE d.fate IN ('invoice', 'bill', 'credit note', 'vendor credit') AND NOT EXISTS (SELECT 1 FROM item_account a WHERE a.guid = i.guid)
  GROUP BY i.guid, i.item, i.quantity, i.rate, i.amount HAVING count(*) > 1
  UNION ALL
  SELECT b._row, b.guid, 0, 'its credit period is no number of days, so that it has no terms: set its due date in Zoho Books by hand'
  FROM bill_reference b JOIN trn_bill t ON t._row = b._row JOIN document d ON d.guid = b.guid
  WHERE b.type = 'new ref' AND d.fate IN ('invoice', 'bill') AND b.days IS NULL AND trim(t.bill_credit_period) <> ''
  UNION ALL
  SELECT d._row, d.guid, 0, 'its narration is cut to the ' || r.most || ' characters that Zoho takes' FROM document d JOIN room r ON r.fate = d.fate WHERE length(d.narration) > r.most
  UNION ALL
  SELECT _row, key, 0, 'another of its kind has its number (in another year, or of another type), so that ' || tail || ' stands behind it (--set repeated_numbers)' FROM number WHERE tail <> ''
  UNION ALL
  SELECT _row, key, 1, fault FROM number WHERE fault <> ''
  UNION ALL
  SELECT _row, guid, 1, 'it stands more than once in trn_voucher.csv: take all rows of it out but one, or export anew' FROM document WHERE is_again
  UNION ALL
  SELECT o._row, o.guid, 0, 'all its entries stand twice in trn_accounting.csv, so that it moves with twice the amounts: see in Tally whether that is right'
  FROM doubled o JOIN document d ON d.guid = o.guid
  UNION ALL
  SELECT _row, key, 0, 'it has no number: the end of its guid stands in its place' FROM number WHERE is_missing
)
SELECT group_concat(_row) AS _row, guid, group_concat(iif(is_fault, text, NULL), '; ') AS fault, group_concat(iif(is_fault, NULL, text), '; ') AS note
FROM (SELECT group_concat(_row) AS _row, guid, is_fault, text FROM saying GROUP BY guid, is_fault, text)
GROUP BY guid
