-- What is no number is no payment of nothing: somebody is told.
SELECT _row, 'paid ' || key AS key, key AS document, number, 'customer ' || party AS contact, paid, 'before' AS through
FROM document WHERE fate = 'invoice' AND trim(paid, ' 0.,') <> ''
ORDER BY _row
