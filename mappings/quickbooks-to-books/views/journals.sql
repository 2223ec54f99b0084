-- Journals; and, each with the reason, what of the journal report is in no document.
SELECT _row, txn, key, day, note, left_out, told, fault FROM moved WHERE fate IN ('journal', '')
UNION ALL
SELECT e._row, '', '', '', '', m.type || iif(e.is_finer, ': a line that is 0 when it is rounded to two decimals, which ', ': a line of 0, which ') || iif(m.fate IN ('customer payment', 'vendor payment'), 'no payment takes', iif(m.fate = 'journal', 'no journal takes', 'this document does not take')), '', ''
FROM entry e JOIN moved m ON m.txn = e.txn
WHERE e.cents = 0 AND m.fate <> '' AND (m.fate NOT IN ('invoice', 'bill', 'credit note', 'vendor credit') OR e.contact <> '' OR e.kind = 'unknown')
UNION ALL
SELECT _row, '', '', '', '', lost, '', '' FROM stray_line
ORDER BY 1
