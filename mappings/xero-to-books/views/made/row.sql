-- The rows of both files in the same words, one for each line of a document. Amounts that are no plain number are NULL in cents: 1.234,56 and 12,50
-- are none.
WITH written AS (
  SELECT _row, 'sale' AS side, lower(trim("Type")) AS own_type, lower(trim("Status")) AS own_status, "Currency" AS currency, "ContactName" AS party,
    "InvoiceNumber" AS number, "Reference" AS reference, "InvoiceDate" AS day, "DueDate" AS due, "Total" AS total, "InvoiceAmountPaid" AS paid,
    "InvoiceAmountDue" AS owed, "Description" AS description, "Quantity" AS quantity, "UnitAmount" AS price, "LineAmount" AS amount, "AccountCode" AS account, "TaxAmount" AS tax,
    trim("InventoryItemCode") AS code, trim("Discount") AS discount, "TaxType" AS tax_type, ltrim(iif("TrackingOption1" = '', '', ', ' || "TrackingName1" || ': ' || "TrackingOption1") || iif("TrackingOption2" = '', '', ', ' || "TrackingName2" || ': ' || "TrackingOption2"), ', ') AS tracking,
    "EmailAddress" || "POAddressLine1" || "POAddressLine2" || "POAddressLine3" || "POAddressLine4" || "POCity" || "PORegion" || "POPostalCode" || "POCountry" <> '' AS has_address
  FROM sales_file
  UNION ALL
  SELECT _row, 'purchase', lower(trim("Type")), lower(trim("Status")), "Currency", "ContactName", "InvoiceNumber",
    "Reference", "InvoiceDate", "DueDate", "Total", "InvoiceAmountPaid", "InvoiceAmountDue", "Description", "Quantity", "UnitAmount", "LineAmount", "AccountCode", "TaxAmount",
    trim("InventoryItemCode"), trim("Discount"), "TaxType", ltrim(iif("TrackingOption1" = '', '', ', ' || "TrackingName1" || ': ' || "TrackingOption1") || iif("TrackingOption2" = '', '', ', ' || "TrackingName2" || ': ' || "TrackingOption2"), ', '),
    "EmailAddress" || "POAddressLine1" || "POAddressLine2" || "POAddressLine3" || "POAddressLine4" || "POCity" || "PORegion" || "POPostalCode" || "POCountry" <> ''
  FROM bill_file
),
-- Below zero in parentheses is below zero.
signed AS (
  SELECT _row, side, own_type, own_status, currency, party, number, reference, day, due, description, account, code, discount, tax_type, tracking, has_address, quantity,
    iif(total LIKE '(%)', '-' || trim(total, '() '), total) AS total, iif(paid LIKE '(%)', '-' || trim(paid, '() '), paid) AS paid, iif(owed LIKE '(%)', '-' || trim(owed, '() '), owed) AS owed,
    iif(price LIKE '(%)', '-' || trim(price, '() '), price) AS price, iif(amount LIKE '(%)', '-' || trim(amount, '() '), amount) AS amount, iif(tax LIKE '(%)', '-' || trim(tax, '() '), tax) AS tax
  FROM written
),
both AS (
  SELECT w._row, side, own_type, own_status, currency, coalesce(p.name, '') AS party, trim(number) AS number, reference, day, due, description, trim(account) AS account, code, discount, tax_type, tracking, has_address,
    iif(total LIKE '%.%,%' OR total || '.' NOT GLOB '*,[0-9][0-9][0-9].*', total, replace(total, ',', '')) AS own_total,
    iif(paid LIKE '%.%,%' OR paid || '.' NOT GLOB '*,[0-9][0-9][0-9].*', paid, replace(paid, ',', '')) AS paid,
    iif(owed LIKE '%.%,%' OR owed || '.' NOT GLOB '*,[0-9][0-9][0-9].*', owed, replace(owed, ',', '')) AS owed,
    iif(quantity LIKE '%.%,%' OR quantity || '.' NOT GLOB '*,[0-9][0-9][0-9].*', quantity, replace(quantity, ',', '')) AS quantity,
    iif(price LIKE '%.%,%' OR price || '.' NOT GLOB '*,[0-9][0-9][0-9].*', price, replace(price, ',', '')) AS price,
    iif(amount LIKE '%.%,%' OR amount || '.' NOT GLOB '*,[0-9][0-9][0-9].*', amount, replace(amount, ',', '')) AS own_amount,
    iif(tax LIKE '%.%,%' OR tax || '.' NOT GLOB '*,[0-9][0-9][0-9].*', tax, replace(tax, ',', '')) AS tax
  FROM signed w LEFT JOIN spelling p ON p.written = w.party
),
-- A line without an amount is of price times quantity, less its discount; where these are no plain numbers it stays without.
priced AS (
  SELECT *, iif(trim(own_amount) = '' AND price || quantity || off NOT GLOB '*[^0-9.-]*' AND json_valid('[' || price || ',' || quantity || ',' || off || ']'),
    printf('%.2f', round(round(price * quantity * (100 - off), 6)) / 100.0), own_amount) AS amount
  FROM (SELECT *, coalesce(nullif(rtrim(discount, ' %'), ''), '0') AS off FROM both)
),
-- Type, status and total may stand in one row of a document only: what a row does not say, the one above it with the same number says, or the first
-- below that does; and what is of a type, one of that type.
kinded AS (
  SELECT *, max(own_type) OVER (PARTITION BY side, party, number, types) AS type
  FROM (SELECT *, max(1, count(nullif(own_type, '')) OVER (PARTITION BY side, party, number ORDER BY _row)) AS types FROM priced)
),
stated AS (
  SELECT *, max(own_status) OVER (PARTITION BY side, party, number, type, statuses) AS status
  FROM (SELECT *, max(1, count(nullif(own_status, '')) OVER (PARTITION BY side, party, number, type ORDER BY _row)) AS statuses FROM kinded)
),
totalled AS (
  SELECT *, max(own_total) OVER (PARTITION BY side, party, number, type, status, totals) AS total
  FROM (SELECT *, max(1, count(nullif(own_total, '')) OVER (PARTITION BY side, party, number, type, status ORDER BY _row)) AS totals FROM stated)
),
typed AS (
  SELECT *, status IN ('draft', 'voided', 'deleted', 'submitted', 'awaiting approval') AS is_dead,
    -- All of the others that Xero has, in its files and at its API; a file from elsewhere may have none.
    status NOT IN ('draft', 'voided', 'deleted', 'submitted', 'awaiting approval', 'authorised', 'authorized', 'approved', 'awaiting payment', 'paid', '') AS is_unknown,
    -- What a file without types has below zero is a credit note.
    CASE WHEN type = '' THEN iif(total LIKE '-%', 'credit', 'invoice')
      WHEN type IN ('sales credit note', 'bill credit note', 'purchases credit note', 'supplier credit note', 'credit note', 'accreccredit', 'accpaycredit') THEN 'credit'
      WHEN type IN ('sales invoice', 'invoice', 'accrec') AND side = 'sale' OR type IN ('bill', 'purchases invoice', 'invoice', 'accpay') AND side = 'purchase' THEN 'invoice'
      WHEN type LIKE '%overpayment' OR type LIKE '%prepayment' THEN 'money' ELSE 'unknown' END AS what
  FROM totalled
)
SELECT *, what = 'credit' AS is_credit,
  -- Words that cost nothing: Xero takes a line without an amount, and may write it with zeros.
  trim(amount || price || tax, ' 0.') = '' AS is_words,
  -- Xero's words for no tax, of all its countries.
  trim(tax_type) <> '' AND NOT (lower(trim(tax_type)) = 'none' OR tax_type LIKE 'no %' OR tax_type LIKE '0%' OR tax_type LIKE '%exempt%' OR tax_type LIKE '%zero%' OR tax_type LIKE '%free%' OR tax_type LIKE '%excluded%') AS names_tax,
  -- A number that was voided may have been given again: the dead one is a document of its own. So is what is no invoice or credit note.
  iif(what = 'credit', side || ' credit', side) || ' ' || iif(side = 'purchase', party || ' ', '') || number
    || iif(is_dead, ' (' || status || ')', '') || iif(what IN ('money', 'unknown'), ' (' || type || ')', '') AS document,
  -- Where a credit note's total is below zero, so are its lines; what is left below zero then (a deposit taken off) stays so.
  iif(amount GLOB '*[^0-9.-]*' OR amount LIKE '%.%.%' OR amount LIKE '_%-%' OR amount IN ('-', '.', '-.') OR abs(amount) > 1e15 OR amount = '', NULL, CAST(round(CAST(amount AS REAL) * 100) AS INTEGER) * iif(total LIKE '-%', -1, 1)) AS cents,
  iif(tax GLOB '*[^0-9.-]*' OR tax LIKE '%.%.%' OR tax LIKE '_%-%' OR tax IN ('-', '.', '-.') OR abs(tax) > 1e15, NULL, CAST(round(CAST(tax AS REAL) * 100) AS INTEGER) * iif(total LIKE '-%', -1, 1)) AS tax_cents
FROM typed
