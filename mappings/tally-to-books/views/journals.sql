-- Journals, and whatever fits no other document; and, each with the reason, every voucher of which no document is made, and every bill-wise
-- reference that is of none.
SELECT v._row, v.guid, v.date, substr(v.narration, 1, 2000) AS narration, substr(coalesce(nullif(trim(v.reference), ''), trim(v.type || ' ' || v.number)), 1, 80) AS reference,
  v.left_out, t.fault, t.note
FROM voucher v LEFT JOIN told t ON t.guid = v.guid
WHERE v.fate IN ('journal', '')
UNION ALL
SELECT _row, guid, '', '', '', 'a bill-wise reference (trn_bill.csv) of a voucher that is not in trn_voucher.csv', '', '' FROM trn_bill WHERE guid NOT IN (SELECT guid FROM trn_voucher)
UNION ALL
-- It opens or settles a bill that is open where the move begins, and nobody knows whose.
SELECT b._row, b.guid, '', '', '', 'a bill-wise reference (trn_bill.csv) before the cut-over of a ledger that is not among the masters: what is open of its bill is on account', '', ''
FROM trn_bill b JOIN ledger_spelling s ON s.spelling = b.ledger JOIN voucher v ON v.guid = b.guid WHERE s.ledger IS NULL AND v.is_entry AND v.fate = ''
ORDER BY date, 1
