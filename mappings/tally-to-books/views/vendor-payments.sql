-- The reference is the cheque's or transfer's number, where the export has it; there must be room behind it for the program's own marker.
SELECT v._row, v.guid, v.date, v.contact, m.account, m.bank, v.narration, m.kind AS money, b.transaction_type AS mode,
  substr(coalesce(nullif(trim(b.instrument_number), ''), nullif(trim(v.reference), ''), trim(v.type || ' ' || v.number)), 1, 80) AS reference,
  printf('%d.%02d', abs(v.party) / 100, abs(v.party) % 100) AS amount, t.fault, t.note
FROM voucher v JOIN ledger m ON m.guid = v.money_ledger
LEFT JOIN (SELECT guid, max(instrument_number) AS instrument_number, max(transaction_type) AS transaction_type FROM trn_bank GROUP BY guid) b ON b.guid = v.guid
LEFT JOIN told t ON t.guid = v.guid
WHERE v.fate = 'vendor payment'
ORDER BY v.date, v._row
