SELECT *, iif(upper(trim("Currency")) IN ('', upper(:currency)), '', upper(trim("Currency"))) AS "foreign",
  iif("Parent Account" <> '', 'a parent account, which the API does not take for banks and cards', '') AS noted
FROM coa WHERE replace(lower(trim("Account Type")), '_', ' ') IN ('bank', 'credit card') ORDER BY _row
