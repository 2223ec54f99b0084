-- What of its names is of this move, and what the organisation has already; and why a document cannot be moved as it is.
-- `held`: what the sum of the lines is held against, where nothing of it stays behind.
SELECT *, iif(noted LIKE '%(TCS)%' OR noted LIKE '%(TDS)%' OR noted LIKE '%a tax rate without%', '', "Total") AS held
FROM (
SELECT *, max(unclear) OVER document AS fault, iif(is_billed, customer, '') AS billed_customer,
  iif(upper(trim("Currency Code")) IN ('', upper(:currency)), '', upper(trim("Currency Code"))) AS "foreign",
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
    max(iif("Customer Name" <> '' AND NOT (is_billed AND has_customer),
      'the customer of a line is left out: the line is not billable, or the customer is not in Customer.csv', NULL)) OVER document) AS noted
FROM (
  -- An amount may have its currency before it: INR 1,000.00.
  SELECT f.*, replace(ltrim(upper("Balance"), sign), ',', '') AS open, replace(ltrim(upper("Total"), sign), ',', '') AS whole,
    coalesce(v.name, trim("Vendor Name")) AS vendor, a.name AS new_account, i.name AS known_item, c.name AS customer, c.written IS NOT NULL AS has_customer,
    concat_ws('; ', v.unclear, a.unclear, i.unclear, iif(is_billed, c.unclear, NULL)) AS unclear
  FROM (SELECT *, lower(trim("Is Billable")) IN ('true', 'yes') AS is_billed FROM bill_file JOIN (SELECT 'ABCDEFGHIJKLMNOPQRSTUVWXYZ₹$€£. ' AS sign)) f
    LEFT JOIN meant v ON v.written = 'vendor ' || trim("Vendor Name") LEFT JOIN meant a ON a.written = 'account ' || trim("Account")
    LEFT JOIN meant i ON i.written = 'item ' || trim("Item Name") LEFT JOIN meant c ON c.written = 'customer ' || trim("Customer Name")
) WINDOW document AS (PARTITION BY vendor, trim("Bill Number"))
)
ORDER BY _row
