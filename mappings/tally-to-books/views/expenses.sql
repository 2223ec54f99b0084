-- Payments of one expense from one bank or cash account, and to no vendor.
SELECT v._row, v.guid, v.date, m.account, m.bank, e.account AS expense, substr(v.narration, 1, 100) AS narration,
  substr(coalesce(nullif(trim(v.reference), ''), trim(v.type || ' ' || v.number)), 1, 80) AS reference,
  printf('%d.%02d', abs(v.money) / 100, abs(v.money) % 100) AS amount, t.fault, t.note
FROM voucher v JOIN ledger m ON m.guid = v.money_ledger JOIN ledger e ON e.guid = v.other_ledger LEFT JOIN told t ON t.guid = v.guid
WHERE v.fate = 'expense'
ORDER BY v.date, v._row
