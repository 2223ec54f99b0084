SELECT v._row, v.guid, v.date, n.number, v.type, v.number AS voucher_number, v.reference, substr(v.narration, 1, 2000) AS narration, v.contact, v.place_of_supply,
  printf('%d.%02d', abs(v.party) / 100, abs(v.party) % 100) AS total, t.fault, t.note,
  (SELECT nullif(max(CAST(b.days AS INTEGER)), 0) FROM bill_reference b WHERE b.guid = v.guid AND b.type = 'new ref') AS days,
  (SELECT nullif(printf('%.2f', sum(g.cents) / 100.0), '0.00') FROM leg g WHERE g.guid = v.guid AND g.is_round_off AND g.contact = '') AS round_off
FROM voucher v JOIN number n ON n.key = v.guid LEFT JOIN told t ON t.guid = v.guid
WHERE v.fate = 'invoice'
ORDER BY v.date, v._row
