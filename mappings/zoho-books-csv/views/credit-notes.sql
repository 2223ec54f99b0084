-- What of its names is of this move, and what the organisation has already; and why a document cannot be moved as it is.
SELECT *, iif("Account" IN (SELECT "Account Name" FROM coa), "Account", '') AS new_account, iif("Account" NOT IN (SELECT "Account Name" FROM coa), "Account", '') AS old_account,
  iif("Item Name" IN (SELECT "Item Name" FROM item_file), "Item Name", '') AS known_item,
  iif("Associated Invoice Number" IN (SELECT "Invoice Number" FROM invoice_file), "Associated Invoice Number", '') AS known_invoice,
  iif("Currency Code" IN ('', :currency), '', "Currency Code") AS "foreign",
  -- Whatever row says it: the document is moved whole or not at all.
  max(CASE WHEN lower("Credit Note Status") = 'void' THEN 'Zoho Books had it as void' WHEN CAST("Entity Discount Amount" AS REAL) <> 0 OR CAST("Entity Discount Percent" AS REAL) <> 0 THEN 'a discount on the whole credit note: give it to its lines' WHEN CAST("Discount" AS REAL) <> 0 OR CAST("Discount Amount" AS REAL) <> 0 THEN 'a discount, which the API does not take for credit notes: take it off the price'
    WHEN CAST("Shipping Charge" AS REAL) <> 0 OR CAST("Adjustment" AS REAL) <> 0 THEN 'a shipping charge or adjustment, which the API does not take for credit notes: make it a line'
    ELSE '' END) OVER (PARTITION BY "Credit Note Number") AS left_out
FROM credit_file ORDER BY _row
