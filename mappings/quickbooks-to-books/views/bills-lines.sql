-- Every leg but the party's. Debits are positive.
SELECT e._row, e.txn, e.shown AS name, e.memo, e.account, e.bank, printf('%s%d.%02d', iif(e.cents < 0, '-', ''), abs(e.cents) / 100, abs(e.cents) % 100) AS rate
FROM entry e JOIN moved m ON m.txn = e.txn
WHERE m.fate = 'bill' AND e.contact = '' AND (e.cents <> 0 OR e.kind <> 'unknown')
ORDER BY e._row
