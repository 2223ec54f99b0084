-- What of its names is of this move, and what the organisation has already; and why a document cannot be moved as it is.
SELECT *, iif("Account" IN (SELECT "Account Name" FROM coa), "Account", '') AS new_account, iif("Account" NOT IN (SELECT "Account Name" FROM coa), "Account", '') AS old_account,
  iif("Item Name" IN (SELECT "Item Name" FROM item_file), "Item Name", '') AS known_item,
  iif("Currency Code" IN ('', :currency), '', "Currency Code") AS "foreign",
  -- Whatever row says it: the document is moved whole or not at all. Nothing is an empty cell or a zero (INR 0.00), and no other text.
  max(CASE
      WHEN lower("Bill Status") = 'void' THEN 'Zoho Books had it as void'
      WHEN "Entity Discount Amount" <> '' AND ("Entity Discount Amount" GLOB '*[1-9]*' OR "Entity Discount Amount" NOT GLOB '*0*')
        THEN 'a discount on the whole bill: give it to its lines'
      ELSE '' END) OVER (PARTITION BY "Vendor Name", "Bill Number") AS left_out
FROM bill_file ORDER BY _row
