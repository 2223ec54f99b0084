-- What of its names is of this move, and what the organisation has already; and why a document cannot be moved as it is.
SELECT *, iif("Account" IN (SELECT "Account Name" FROM coa), "Account", '') AS new_account, iif("Account" NOT IN (SELECT "Account Name" FROM coa), "Account", '') AS old_account,
  iif("Item Name" IN (SELECT "Item Name" FROM item_file), "Item Name", '') AS known_item,
  CASE WHEN CAST("Discount Amount" AS REAL) <> 0 THEN "Discount Amount" WHEN CAST("Discount" AS REAL) <> 0 THEN "Discount" || '%' ELSE '' END AS line_discount,
  iif("Currency Code" IN ('', :currency), '', "Currency Code") AS "foreign",
  -- Whatever row says it: the document is moved whole or not at all.
  max(CASE WHEN lower("Invoice Status") = 'void' THEN 'Zoho Books had it as void' WHEN CAST("Entity Discount Amount" AS REAL) <> 0 OR CAST("Entity Discount Percent" AS REAL) <> 0 THEN 'a discount on the whole invoice: give it to its lines' ELSE '' END) OVER (PARTITION BY "Invoice Number") AS left_out
FROM invoice_file ORDER BY _row
