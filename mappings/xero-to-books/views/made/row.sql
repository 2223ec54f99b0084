-- The rows of both files in the same words, one for each line of a document. Amounts that are no plain number are NULL in cents.
WITH both AS (
  SELECT _row, 'sale' AS side, "Type" AS type, lower("Status") AS status, "Currency" AS currency, coalesce(nullif("*ContactName", ''), "ContactName") AS party,
    coalesce(nullif("*InvoiceNumber", ''), "InvoiceNumber") AS number, "Reference" AS reference, coalesce(nullif("*InvoiceDate", ''), "InvoiceDate") AS day,
    coalesce(nullif("*DueDate", ''), "DueDate") AS due, replace("Total", ',', '') AS total, replace("InvoiceAmountPaid", ',', '') AS paid, replace("InvoiceAmountDue", ',', '') AS owed, coalesce(nullif("*Description", ''), "Description") AS description,
    replace(coalesce(nullif("*Quantity", ''), "Quantity"), ',', '') AS quantity, replace(coalesce(nullif("*UnitAmount", ''), "UnitAmount"), ',', '') AS price, replace("LineAmount", ',', '') AS amount,
    coalesce(nullif("*AccountCode", ''), "AccountCode") AS account, replace("TaxAmount", ',', '') AS tax
  FROM sales_file
  UNION ALL
  SELECT _row, 'purchase', "Type", lower("Status"), "Currency", coalesce(nullif("*ContactName", ''), "ContactName"), coalesce(nullif("*InvoiceNumber", ''), "InvoiceNumber"),
    "Reference", coalesce(nullif("*InvoiceDate", ''), "InvoiceDate"), coalesce(nullif("*DueDate", ''), "DueDate"), replace("Total", ',', ''), replace("InvoiceAmountPaid", ',', ''), replace("InvoiceAmountDue", ',', ''),
    coalesce(nullif("*Description", ''), "Description"), replace(coalesce(nullif("*Quantity", ''), "Quantity"), ',', ''), replace(coalesce(nullif("*UnitAmount", ''), "UnitAmount"), ',', ''),
    replace("LineAmount", ',', ''), coalesce(nullif("*AccountCode", ''), "AccountCode"), replace("TaxAmount", ',', '')
  FROM bill_file
)
SELECT *, status IN ('draft', 'voided', 'deleted', 'submitted', 'awaiting approval') AS is_dead, lower(type) LIKE '%credit%' AS is_credit,
  -- A number that was voided may have been given again: the dead one is a document of its own.
  iif(lower(type) LIKE '%credit%', side || ' credit', side) || ' ' || iif(side = 'purchase', party || ' ', '') || number
    || iif(status IN ('draft', 'voided', 'deleted', 'submitted', 'awaiting approval'), ' (' || status || ')', '') AS document,
  -- Where a credit note's total is below zero, so are its lines; what is left below zero then (a deposit taken off) stays so.
  iif(amount GLOB '*[^0-9.-]*' OR amount = '', NULL, CAST(round(CAST(amount AS REAL) * 100) AS INTEGER) * iif(total LIKE '-%', -1, 1)) AS cents,
  iif(tax GLOB '*[^0-9.-]*', NULL, CAST(round(CAST(tax AS REAL) * 100) AS INTEGER) * iif(total LIKE '-%', -1, 1)) AS tax_cents
FROM both
