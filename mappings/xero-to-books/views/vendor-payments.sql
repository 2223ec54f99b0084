-- What is no number is no payment of nothing: somebody is told.
SELECT _row, 'paid ' || key AS key, key AS document, number, 'vendor ' || party AS contact, paid, 'before' AS through
FROM document WHERE fate = 'bill' AND trim(paid, ' 0.,') <> ''
ORDER BY _row
