-- An account of COA.csv is of this move (new); any other is the organisation's own already (old), and looked up there.
SELECT *, iif("Account" IN (SELECT "Account Name" FROM coa), "Account", '') AS new_account, iif("Account" NOT IN (SELECT "Account Name" FROM coa), "Account", '') AS old_account,
  iif("Purchase Account" IN (SELECT "Account Name" FROM coa), "Purchase Account", '') AS new_purchase_account, iif("Purchase Account" NOT IN (SELECT "Account Name" FROM coa), "Purchase Account", '') AS old_purchase_account
FROM item_file ORDER BY _row
