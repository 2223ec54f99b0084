-- Documents whose tax no rate explains, and journals of Zoho's that bear GST and are none in Tally: the tax moves as a line of its own, and Zoho's
-- tax reports do not know of it. No stream reads this;
-- `zohomigrate preview` writes it out (docs/tally.md).
SELECT v._row, v.date, v.type, v.number, l.name AS party, printf('%.2f', t.igst / 100.0) AS igst, printf('%.2f', t.cgst / 100.0) AS cgst,
  printf('%.2f', t.sgst / 100.0) AS sgst, printf('%.2f', t.other / 100.0) AS other
FROM document_tax t JOIN voucher v ON v.guid = t.guid JOIN ledger l ON l.guid = v.contact
WHERE (t.igst <> 0 OR t.cgst <> 0 OR t.sgst <> 0 OR t.other <> 0 OR t.is_reverse) AND NOT EXISTS (SELECT 1 FROM line_tax x WHERE x.guid = t.guid)
UNION ALL
SELECT v._row, v.date, v.type, v.number, coalesce((SELECT name FROM ledger WHERE guid = v.contact), ''), printf('%.2f', t.igst / 100.0), printf('%.2f', t.cgst / 100.0), printf('%.2f', t.sgst / 100.0), '0.00'
FROM journal_tax t JOIN voucher v ON v.guid = t.guid
ORDER BY 2, 1
