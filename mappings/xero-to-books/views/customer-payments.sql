SELECT _row, 'paid ' || key AS key, key AS document, number, 'customer ' || party AS contact, paid, 'before' AS through
FROM document WHERE fate = 'invoice' AND CAST(paid AS REAL) > 0
ORDER BY _row
