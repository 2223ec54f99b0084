-- What the files name, by its kind and its name in small letters (`called`): capitals, and blanks at the ends, make no other of it. Of several the
-- first is meant. What is not here the organisation has already, or nobody has.
SELECT min(_row) AS _row, kind || ' ' || lower(trim(name)) AS called, trim(name) AS name
FROM (
  SELECT _row, 'account' AS kind, "Account Name" AS name FROM coa
  UNION ALL SELECT _row, 'bank', "Account Name" FROM coa WHERE replace(lower(trim("Account Type")), '_', ' ') IN ('bank', 'credit card')
  UNION ALL SELECT _row, 'customer', "Display Name" FROM customer_file
  UNION ALL SELECT _row, 'vendor', "Display Name" FROM vendor_file
  UNION ALL SELECT _row, 'item', "Item Name" FROM item_file
  UNION ALL SELECT _row, 'invoice', "Invoice Number" FROM invoice_file
)
WHERE trim(name) <> '' GROUP BY 2
