-- The rows of both files in the same words, one for each line of a document. Amounts that are no plain number are NULL in cents: 1.234,56 and 12,50
-- are none.
WITH written AS (
  SELECT _row, 'sale' AS side, "Type" AS type, lower("Status") AS status, "Currency" AS currency, coalesce(nullif("*ContactName", ''), "ContactName") AS party,
    coalesce(nullif("*InvoiceNumber", ''), "InvoiceNumber") AS number, "Reference" AS reference, coalesce(nullif("*InvoiceDate", ''), "InvoiceDate") AS day,
    coalesce(nullif("*DueDate", ''), "DueDate") AS due, "Total" AS total, "InvoiceAmountPaid" AS paid, "InvoiceAmountDue" AS owed, coalesce(nullif("*Description", ''), "Description") AS description,
    coalesce(nullif("*Quantity", ''), "Quantity") AS quantity, coalesce(nullif("*UnitAmount", ''), "UnitAmount") AS price, "LineAmount" AS amount,
    coalesce(nullif("*AccountCode", ''), "AccountCode") AS account, "TaxAmount" AS tax
  FROM sales_file
  UNION ALL
  SELECT _row, 'purchase', "Type", lower("Status"), "Currency", coalesce(nullif("*ContactName", ''), "ContactName"), coalesce(nullif("*InvoiceNumber", ''), "InvoiceNumber"),
    "Reference", coalesce(nullif("*InvoiceDate", ''), "InvoiceDate"), coalesce(nullif("*DueDate", ''), "DueDate"), "Total", "InvoiceAmountPaid", "InvoiceAmountDue",
    coalesce(nullif("*Description", ''), "Description"), coalesce(nullif("*Quantity", ''), "Quantity"), coalesce(nullif("*UnitAmount", ''), "UnitAmount"),
    "LineAmount", coalesce(nullif("*AccountCode", ''), "AccountCode"), "TaxAmount"
  FROM bill_file
),
both AS (
  SELECT _row, side, type, status, currency, party, number, reference, day, due, description, account,
    iif(total LIKE '%.%,%' OR total || '.' NOT GLOB '*,[0-9][0-9][0-9].*', total, replace(total, ',', '')) AS total,
    iif(paid LIKE '%.%,%' OR paid || '.' NOT GLOB '*,[0-9][0-9][0-9].*', paid, replace(paid, ',', '')) AS paid,
    iif(owed LIKE '%.%,%' OR owed || '.' NOT GLOB '*,[0-9][0-9][0-9].*', owed, replace(owed, ',', '')) AS owed,
    iif(quantity LIKE '%.%,%' OR quantity || '.' NOT GLOB '*,[0-9][0-9][0-9].*', quantity, replace(quantity, ',', '')) AS quantity,
    iif(price LIKE '%.%,%' OR price || '.' NOT GLOB '*,[0-9][0-9][0-9].*', price, replace(price, ',', '')) AS price,
    iif(amount LIKE '%.%,%' OR amount || '.' NOT GLOB '*,[0-9][0-9][0-9].*', amount, replace(amount, ',', '')) AS amount,
    iif(tax LIKE '%.%,%' OR tax || '.' NOT GLOB '*,[0-9][0-9][0-9].*', tax, replace(tax, ',', '')) AS tax
  FROM written
)
SELECT *, status IN ('draft', 'voided', 'deleted', 'submitted', 'awaiting approval') AS is_dead, lower(type) LIKE '%credit%' AS is_credit,
  -- A number that was voided may have been given again: the dead one is a document of its own.
  iif(lower(type) LIKE '%credit%', side || ' credit', side) || ' ' || iif(side = 'purchase', party || ' ', '') || number
    || iif(status IN ('draft', 'voided', 'deleted', 'submitted', 'awaiting approval'), ' (' || status || ')', '') AS document,
  -- Where a credit note's total is below zero, so are its lines; what is left below zero then (a deposit taken off) stays so.
  iif(amount GLOB '*[^0-9.-]*' OR amount LIKE '%.%.%' OR amount LIKE '_%-%' OR amount IN ('-', '.', '-.') OR abs(amount) > 1e15 OR amount = '', NULL, CAST(round(CAST(amount AS REAL) * 100) AS INTEGER) * iif(total LIKE '-%', -1, 1)) AS cents,
  iif(tax GLOB '*[^0-9.-]*' OR tax LIKE '%.%.%' OR tax LIKE '_%-%' OR tax IN ('-', '.', '-.') OR abs(tax) > 1e15, NULL, CAST(round(CAST(tax AS REAL) * 100) AS INTEGER) * iif(total LIKE '-%', -1, 1)) AS tax_cents
FROM both
