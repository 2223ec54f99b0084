-- A parent of COA.csv is of this move (new); any other is the organisation's own already (old), and looked up there.
SELECT c.*, iif("Currency" IN ('', :currency), '', "Currency") AS "foreign", iif(fault IS NULL, p.name, '') AS new_parent, iif(fault IS NULL AND p.name IS NULL, "Parent Account", '') AS old_parent,
  fault AS noted
FROM (
  SELECT *, CASE WHEN lower(trim("Parent Account")) = lower(trim("Account Name")) THEN 'its parent account is itself, and is left out'
    WHEN 'bank ' || lower(trim("Parent Account")) IN (SELECT called FROM known) THEN 'its parent account is a bank or card, below which only its like can be, and is left out' END AS fault
  FROM coa WHERE replace(lower(trim("Account Type")), '_', ' ') NOT IN ('bank', 'credit card')
) c LEFT JOIN known p ON p.called = 'account ' || lower(trim("Parent Account"))
ORDER BY c._row
