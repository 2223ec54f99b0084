-- What of its names is of this move, and what the organisation has already; and why a document cannot be moved as it is.
SELECT f.*, coalesce(c.name, "Customer Name") AS customer, a.name AS new_account, i.name AS known_item, max(concat_ws('; ', c.unclear, a.unclear, i.unclear)) OVER document AS fault,
  iif("Discount Amount" <> '' AND ("Discount Amount" GLOB '*[1-9]*' OR "Discount Amount" NOT GLOB '*0*'), "Discount Amount", '') AS line_discount,
  iif("Discount" <> '' AND ("Discount" GLOB '*[1-9]*' OR "Discount" NOT GLOB '*0*'), rtrim("Discount", ' %') || '%', '') AS line_percentage,
  iif(upper(trim("Currency Code")) IN ('', upper(:currency)), '', upper(trim("Currency Code"))) AS "foreign",
  iif(lower(trim("Invoice Status")) IN ('', 'sent', 'approved', 'open', 'unpaid', 'viewed', 'overdue', 'partially paid', 'partially_paid', 'paid', 'closed'), 'yes', '') AS is_sent,
  -- Whatever row says it: the document is moved whole or not at all. Nothing is an empty cell or a zero (INR 0.00), and no other text.
  max(CASE
      WHEN lower(trim("Invoice Status")) = 'void' THEN 'Zoho Books had it as void'
      WHEN "Entity Discount Amount" <> '' AND ("Entity Discount Amount" GLOB '*[1-9]*' OR "Entity Discount Amount" NOT GLOB '*0*')
        OR "Entity Discount Percent" <> '' AND ("Entity Discount Percent" GLOB '*[1-9]*' OR "Entity Discount Percent" NOT GLOB '*0*')
        THEN 'a discount on the whole invoice: give it to its lines'
      ELSE '' END) OVER document AS left_out,
  concat_ws('; ',
    max(CASE
      WHEN lower(trim("Invoice Status")) IN ('paid', 'closed', 'partially paid', 'partially_paid') THEN 'Zoho Books had it as paid, or in part: it is open until its payments are entered'
      WHEN lower(trim("Invoice Status")) NOT IN ('', 'draft', 'sent', 'approved', 'open', 'unpaid', 'viewed', 'overdue') THEN 'a status that the pack does not know: it stays a draft'
      END) OVER document,
    max(iif("TCS Tax Name" || "Nature Of Collection" || "TCS Payable Account" || "TCS Receivable Account" GLOB '*[^0. ]*' OR "TCS Percentage" || "TCS Amount" GLOB '*[1-9]*', 'tax collected at source (TCS), which is not moved: the total is less by it', NULL)) OVER document,
    max(iif("TDS Name" || "TDS Section Code" GLOB '*[^0. ]*' OR "TDS Percentage" || "TDS Amount" GLOB '*[1-9]*', 'tax deducted at source (TDS), which is not moved: enter it in Zoho Books', NULL)) OVER document,
    max(iif(("Shipping Charge Tax Name" GLOB '*[^0. ]*' OR "Shipping Charge Tax %" GLOB '*[1-9]*') AND "Shipping Charge" GLOB '*[1-9]*', 'a tax on its shipping charge, which is not moved', NULL)) OVER document,
    max(iif("Reverse Charge Tax Name" <> '', 'a reverse charge, which is not moved: say it in Zoho Books', NULL)) OVER document,
    max(iif("Item Tax" = '' AND "Item Tax %" GLOB '*[1-9]*', 'a tax rate without the name of its tax, which is not moved', NULL)) OVER document) AS noted
FROM invoice_file f LEFT JOIN meant c ON c.written = 'customer ' || trim("Customer Name") LEFT JOIN meant a ON a.written = 'account ' || trim("Account")
  LEFT JOIN meant i ON i.written = 'item ' || trim("Item Name")
WINDOW document AS (PARTITION BY trim("Invoice Number")) ORDER BY f._row
