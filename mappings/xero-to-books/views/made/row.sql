-- The rows of both files in the same words, one for each line of a document. Amounts that are no plain number are NULL in cents.
WITH both AS (
  SELECT _row, 'sale' AS side, "Type" AS type, "Status" AS status, coalesce(nullif("*ContactName", ''), "ContactName") AS party,
    coalesce(nullif("*InvoiceNumber", ''), "InvoiceNumber") AS number, "Reference" AS reference, coalesce(nullif("*InvoiceDate", ''), "InvoiceDate") AS day,
    coalesce(nullif("*DueDate", ''), "DueDate") AS due, "Total" AS total, "InvoiceAmountPaid" AS paid, coalesce(nullif("*Description", ''), "Description") AS description,
    coalesce(nullif("*Quantity", ''), "Quantity") AS quantity, coalesce(nullif("*UnitAmount", ''), "UnitAmount") AS price, "LineAmount" AS amount,
    coalesce(nullif("*AccountCode", ''), "AccountCode") AS account, "TaxAmount" AS tax
  FROM sales_file
  UNION ALL
  SELECT _row, 'purchase', "Type", "Status", coalesce(nullif("*ContactName", ''), "ContactName"), coalesce(nullif("*InvoiceNumber", ''), "InvoiceNumber"),
    "Reference", coalesce(nullif("*InvoiceDate", ''), "InvoiceDate"), coalesce(nullif("*DueDate", ''), "DueDate"), "Total", "InvoiceAmountPaid",
    coalesce(nullif("*Description", ''), "Description"), coalesce(nullif("*Quantity", ''), "Quantity"), coalesce(nullif("*UnitAmount", ''), "UnitAmount"),
    "LineAmount", coalesce(nullif("*AccountCode", ''), "AccountCode"), "TaxAmount"
  FROM bill_file
)
SELECT *, iif(lower(type) LIKE '%credit%', side || ' credit', side) || ' ' || iif(side = 'purchase', party || ' ', '') || number AS document,
  lower(type) LIKE '%credit%' AS is_credit,
  iif(amount GLOB '*[^0-9.-]*' OR amount = '', NULL, abs(CAST(round(CAST(amount AS REAL) * 100) AS INTEGER))) AS cents,
  iif(tax GLOB '*[^0-9.-]*', NULL, abs(CAST(round(CAST(tax AS REAL) * 100) AS INTEGER))) AS tax_cents
FROM both
