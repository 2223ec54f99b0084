-- What the files name, by its kind; `called` is its name in small letters. What is not here the organisation has already, or nobody has.
SELECT min(_row) AS _row, kind, trim(name) AS name, lower(trim(name)) AS called, max(is_bank) AS is_bank
FROM (
  SELECT _row, 'account' AS kind, "Account Name" AS name, replace(lower(trim("Account Type")), '_', ' ') IN ('bank', 'credit card') AS is_bank FROM coa
  UNION ALL SELECT _row, 'customer', "Display Name", 0 FROM customer_file
  UNION ALL SELECT _row, 'vendor', "Display Name", 0 FROM vendor_file
  UNION ALL SELECT _row, 'item', "Item Name", 0 FROM item_file
  UNION ALL SELECT _row, 'invoice', "Invoice Number", 0 FROM invoice_file
)
WHERE trim(name) <> '' GROUP BY 2, 3
