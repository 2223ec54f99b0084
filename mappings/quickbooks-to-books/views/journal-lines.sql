-- Who is named on a leg, and is not whom the entry is with, stands in its words.
SELECT e._row, e.txn, e.account, e.bank, e.contact, iif(e.cents < 0, 'credit', 'debit') AS side,
  trim(e.memo || iif(e.own_name = '' OR m.contact IN ('customer ' || e.own_name, 'vendor ' || e.own_name), '', ' (' || e.own_name || ')')) AS memo,
  iif(e.cents IS NULL, e.text, printf('%d.%02d', abs(e.cents) / 100, abs(e.cents) % 100)) AS amount
FROM entry e JOIN moved m ON m.txn = e.txn
WHERE m.fate = 'journal' AND e.cents IS NOT 0
ORDER BY e._row
