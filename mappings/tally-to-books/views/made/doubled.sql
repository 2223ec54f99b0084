-- Vouchers whose legs all stand twice, as where rows were written into the file a second time.
SELECT group_concat(_row) AS _row, guid FROM (SELECT group_concat(_row) AS _row, guid, count(*) AS n FROM leg GROUP BY guid, ledger, amount)
GROUP BY guid HAVING min(n % 2 = 0)
