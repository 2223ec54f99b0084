SELECT v._row, v.guid, v.date, n.number, v.type, v.number AS voucher_number, v.reference, substr(v.narration, 1, 5000) AS narration, v.contact, v.place_of_supply,
  printf('%d.%02d', abs(v.party) / 100, abs(v.party) % 100) AS total, t.fault, t.note
FROM voucher v JOIN number n ON n.key = v.guid LEFT JOIN told t ON t.guid = v.guid
WHERE v.fate = 'credit note'
ORDER BY v.date, v._row
