-- A parent of COA.csv is of this move (new); any other is the organisation's own already (old), and looked up there.
SELECT *, iif(upper(trim("Currency")) IN ('', upper(:currency)), '', upper(trim("Currency"))) AS "foreign", iif(noted IS NULL, parent, '') AS new_parent,
  iif(noted IS NULL AND parent IS NULL, "Parent Account", '') AS old_parent
FROM (
  SELECT c.*, p.name AS parent, replace(p.unclear, 'its account', 'its parent account') AS fault, CASE
    WHEN p.name = trim("Account Name") THEN 'its parent account is itself, and is left out'
    WHEN p.name IN (SELECT name FROM known WHERE kind = 'account' AND is_bank) THEN 'its parent account is a bank or card, below which only its like can be, and is left out' END AS noted
  FROM coa c LEFT JOIN meant p ON p.written = 'account ' || trim("Parent Account")
  WHERE replace(lower(trim("Account Type")), '_', ' ') NOT IN ('bank', 'credit card')
)
ORDER BY _row
