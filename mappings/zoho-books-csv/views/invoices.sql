-- What of its names is of this move, and what the organisation has already; and why a document cannot be moved as it is.
SELECT *, iif("Account" IN (SELECT "Account Name" FROM coa), "Account", '') AS new_account, iif("Account" NOT IN (SELECT "Account Name" FROM coa), "Account", '') AS old_account,
  iif("Item Name" IN (SELECT "Item Name" FROM item_file), "Item Name", '') AS known_item,
  iif("Discount Amount" <> '' AND ("Discount Amount" GLOB '*[1-9]*' OR "Discount Amount" NOT GLOB '*0*'), "Discount Amount", '') AS line_discount,
  iif("Discount" <> '' AND ("Discount" GLOB '*[1-9]*' OR "Discount" NOT GLOB '*0*'), rtrim("Discount", ' %') || '%', '') AS line_percentage,
  iif("Currency Code" IN ('', :currency), '', "Currency Code") AS "foreign",
  -- Whatever row says it: the document is moved whole or not at all. Nothing is an empty cell or a zero (INR 0.00), and no other text.
  max(CASE
      WHEN lower("Invoice Status") = 'void' THEN 'Zoho Books had it as void'
      WHEN "Entity Discount Amount" <> '' AND ("Entity Discount Amount" GLOB '*[1-9]*' OR "Entity Discount Amount" NOT GLOB '*0*')
        OR "Entity Discount Percent" <> '' AND ("Entity Discount Percent" GLOB '*[1-9]*' OR "Entity Discount Percent" NOT GLOB '*0*')
        THEN 'a discount on the whole invoice: give it to its lines'
      ELSE '' END) OVER (PARTITION BY "Invoice Number") AS left_out
FROM invoice_file ORDER BY _row
