SELECT _row, 'paid ' || key AS key, key AS document, number, 'vendor ' || party AS contact, paid, 'before' AS through
FROM document WHERE fate = 'bill' AND CAST(paid AS REAL) > 0
ORDER BY _row
