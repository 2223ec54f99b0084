-- What of its names is of this move, and what the organisation has already; and why a document cannot be moved as it is.
SELECT f.*, coalesce(c.name, "Customer Name") AS customer, a.name AS new_account, i.name AS known_item, v.name AS known_invoice,
  max(concat_ws('; ', c.unclear, a.unclear, i.unclear, v.unclear)) OVER document AS fault,
  iif(upper(trim("Currency Code")) IN ('', upper(:currency)), '', upper(trim("Currency Code"))) AS "foreign",
  iif(lower(trim("Credit Note Status")) LIKE '%pending%' OR lower(trim("Credit Note Status")) LIKE '%reject%', 'draft', lower(trim("Credit Note Status"))) AS status,
  -- Whatever row says it: the document is moved whole or not at all. Nothing is an empty cell or a zero (INR 0.00), and no other text.
  max(CASE
      WHEN lower(trim("Credit Note Status")) = 'void' THEN 'Zoho Books had it as void'
      WHEN "Entity Discount Amount" <> '' AND ("Entity Discount Amount" GLOB '*[1-9]*' OR "Entity Discount Amount" NOT GLOB '*0*')
        OR "Entity Discount Percent" <> '' AND ("Entity Discount Percent" GLOB '*[1-9]*' OR "Entity Discount Percent" NOT GLOB '*0*')
        THEN 'a discount on the whole credit note: give it to its lines'
      WHEN "Discount" <> '' AND ("Discount" GLOB '*[1-9]*' OR "Discount" NOT GLOB '*0*')
        OR "Discount Amount" <> '' AND ("Discount Amount" GLOB '*[1-9]*' OR "Discount Amount" NOT GLOB '*0*')
        THEN 'a discount, which the API does not take for credit notes: take it off the price'
      WHEN "Shipping Charge" <> '' AND ("Shipping Charge" GLOB '*[1-9]*' OR "Shipping Charge" NOT GLOB '*0*')
        OR "Adjustment" <> '' AND ("Adjustment" GLOB '*[1-9]*' OR "Adjustment" NOT GLOB '*0*')
        THEN 'a shipping charge or adjustment, which the API does not take for credit notes: make it a line'
      ELSE '' END) OVER document AS left_out,
  concat_ws('; ',
    max(iif(lower(trim("Credit Note Status")) = 'closed', 'Zoho Books had it as used: it is open until it is applied', NULL)) OVER document,
    max(iif(lower(trim("Credit Note Status")) NOT IN ('', 'open', 'draft', 'sent', 'approved', 'closed') AND lower("Credit Note Status") NOT LIKE '%pending%' AND lower("Credit Note Status") NOT LIKE '%reject%', 'a status that the pack does not know: it is open', NULL)) OVER document,
    max(iif("Associated Invoice Number" <> '' AND v.written IS NULL, 'its invoice is not in Invoice.csv, and is left out', NULL)) OVER document,
    max(iif("TCS Tax Name" || "Nature Of Collection" GLOB '*[^0. ]*' OR "TCS Percentage" || "TCS Amount" GLOB '*[1-9]*', 'tax collected at source (TCS), which is not moved: the total is less by it', NULL)) OVER document,
    max(iif("Reverse Charge Tax Name" <> '', 'a reverse charge, which is not moved: say it in Zoho Books', NULL)) OVER document,
    max(iif("Item Tax" = '' AND "Item Tax %" GLOB '*[1-9]*', 'a tax rate without the name of its tax, which is not moved', NULL)) OVER document) AS noted
FROM credit_file f LEFT JOIN meant c ON c.written = 'customer ' || trim("Customer Name") LEFT JOIN meant a ON a.written = 'account ' || trim("Account")
  LEFT JOIN meant i ON i.written = 'item ' || trim("Item Name") LEFT JOIN meant v ON v.written = 'invoice ' || trim("Associated Invoice Number")
WINDOW document AS (PARTITION BY trim("Credit Note Number")) ORDER BY f._row
