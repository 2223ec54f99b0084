-- What of its names is of this move, and what the organisation has already; and why a document cannot be moved as it is.
-- `held`: what the sum of the lines is held against, where nothing of it stays behind.
SELECT *, iif(noted LIKE '%(TCS)%' OR noted LIKE '%(TDS)%' OR noted LIKE '%a tax rate without%', '', "Total") AS held
FROM (
SELECT *, coalesce((SELECT name FROM known WHERE called = 'vendor ' || lower(trim("Vendor Name"))), "Vendor Name") AS vendor,
  (SELECT name FROM known WHERE called = 'account ' || lower(trim("Account"))) AS new_account,
  (SELECT name FROM known WHERE called = 'item ' || lower(trim("Item Name"))) AS known_item,
  iif("Currency Code" IN ('', :currency), '', "Currency Code") AS "foreign",
  iif(lower(trim("Is Billable")) IN ('true', 'yes'), (SELECT name FROM known WHERE called = 'customer ' || lower(trim("Customer Name"))), '') AS billed_customer,
  -- Whatever row says it: the document is moved whole or not at all. Nothing is an empty cell or a zero (INR 0.00), and no other text.
  max(CASE
      WHEN lower(trim("Bill Status")) = 'void' THEN 'Zoho Books had it as void'
      WHEN lower(trim("Bill Status")) LIKE '%pending%' OR lower(trim("Bill Status")) LIKE '%reject%' THEN 'it is not approved, and the API makes no draft of a bill'
      WHEN lower(trim("Bill Status")) = 'draft' THEN 'a draft, and the API makes no draft of a bill'
      WHEN "Entity Discount Amount" <> '' AND ("Entity Discount Amount" GLOB '*[1-9]*' OR "Entity Discount Amount" NOT GLOB '*0*')
        THEN 'a discount on the whole bill: give it to its lines'
      ELSE '' END) OVER document AS left_out,
  concat_ws('; ',
    max(iif(lower(trim("Bill Status")) IN ('paid', 'closed', 'partially paid', 'partially_paid') OR open <> '' AND CAST(open AS REAL) <> CAST(whole AS REAL),
      'Zoho Books had it as paid, or in part: it is open until its payments are entered', NULL)) OVER document,
    max(iif(lower(trim("Bill Status")) NOT IN ('', 'open', 'overdue', 'unpaid', 'sent', 'approved', 'viewed', 'paid', 'closed', 'partially paid', 'partially_paid'), 'a status that the pack does not know: it is open', NULL)) OVER document,
    max(iif("TCS Tax Name" || "Nature Of Collection" GLOB '*[^0. ]*' OR "TCS Percentage" || "TCS Amount" GLOB '*[1-9]*', 'tax collected at source (TCS), which is not moved: the total is less by it', NULL)) OVER document,
    max(iif("TDS Name" || "TDS Section Code" GLOB '*[^0. ]*' OR "TDS Percentage" || "TDS Amount" GLOB '*[1-9]*', 'tax deducted at source (TDS), which is not moved: enter it in Zoho Books', NULL)) OVER document,
    max(iif("Tax Name" || "Reverse Charge Tax Name" = '' AND "Tax Percentage" GLOB '*[1-9]*', 'a tax rate without the name of its tax, which is not moved', NULL)) OVER document,
    max(iif("Customer Name" <> '' AND NOT (lower(trim("Is Billable")) IN ('true', 'yes') AND 'customer ' || lower(trim("Customer Name")) IN (SELECT called FROM known)),
      'the customer of a line is left out: the line is not billable, or the customer is not in Customer.csv', NULL)) OVER document) AS noted
FROM (
  -- An amount may have its currency before it: INR 1,000.00.
  SELECT *, replace(ltrim(upper("Balance"), sign), ',', '') AS open, replace(ltrim(upper("Total"), sign), ',', '') AS whole
  FROM bill_file JOIN (SELECT 'ABCDEFGHIJKLMNOPQRSTUVWXYZ₹$€£. ' AS sign)
) WINDOW document AS (PARTITION BY lower(trim("Vendor Name")), trim("Bill Number"))
)
ORDER BY _row
