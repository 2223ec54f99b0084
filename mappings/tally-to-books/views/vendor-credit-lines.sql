-- What it is made of, and what it goes to.
SELECT _row, guid, 'line' AS part, place, item, name, account, quantity, rate, remark, tax, tax_group, '' AS voucher, '' AS opening, '' AS amount
FROM priced_line WHERE fate = 'vendor credit'
UNION ALL
SELECT s._row, s.guid, 'credit', 3, '', '', '', '', '', '', '', '', s.voucher, s.opening, s.amount FROM settlement s JOIN voucher v ON v.guid = s.guid
WHERE v.fate = 'vendor credit'
ORDER BY place, 1
