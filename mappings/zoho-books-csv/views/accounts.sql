-- A parent of COA.csv is of this move (new); any other is the organisation's own already (old), and looked up there.
SELECT *, iif("Currency" IN ('', :currency), '', "Currency") AS "foreign",
  iif("Parent Account" IN (SELECT "Account Name" FROM coa), "Parent Account", '') AS new_parent,
  iif("Parent Account" NOT IN (SELECT "Account Name" FROM coa), "Parent Account", '') AS old_parent
FROM coa WHERE replace(lower("Account Type"), '_', ' ') NOT IN ('bank', 'credit card') ORDER BY _row
