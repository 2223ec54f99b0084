-- The lines of a document, with its tax as the last. Words that cost nothing are a line of 0, in the account of the document's first line that has one:
-- Zoho takes a price of 0, and no line of a bill without an account.
SELECT r._row, r.document, 0 AS place, substr(coalesce(nullif(r.description, ''), r.account), 1, 100) AS name, trim(r.description || iif(r.code = '', '', ' [' || r.code || ']')
    || iif(is_plain OR is_words OR (is_one AND r.discount = ''), '', coalesce(' (' || nullif(concat_ws(', ', nullif(concat_ws(' at ', nullif(r.quantity, ''), nullif(r.price, '')), ''), 'discount ' || nullif(r.discount, '')), '') || ')', ''))) AS description,
  iif(r.account <> '' OR NOT is_words, r.account, (SELECT o.account FROM row o WHERE o.document = r.document AND o.account <> '' ORDER BY o._row LIMIT 1)) AS account,
  -- Quantity and price as they are where they come to the amount; otherwise (a discount, a tax within) one piece of what it came to, and they in words.
  CASE WHEN is_words THEN '0' WHEN is_plain THEN r.price WHEN net IS NULL THEN r.amount ELSE printf('%s%d.%02d', iif(net < 0, '-', ''), abs(net) / 100, abs(net) % 100) END AS rate,
  iif(is_plain OR is_words AND CAST(r.quantity AS REAL) > 0, r.quantity, '1') AS quantity
FROM (
  SELECT r.*, r.cents - iif(d.is_inclusive, r.tax_cents, 0) AS net,
    NOT d.is_inclusive AND CAST(round(CAST(r.price AS REAL) * CAST(r.quantity AS REAL) * 100) AS INTEGER) = r.cents AND CAST(r.quantity AS REAL) > 0 AS is_plain,
    CAST(r.quantity AS REAL) = 1 AND r.quantity NOT GLOB '*[^0-9.]*' AS is_one
  FROM row r JOIN document d ON d.key = r.document
) r
UNION ALL
-- Where one of its taxes is no plain number, that one's text, so that somebody is told.
SELECT min(_row), document, 1, 'Tax', group_concat(DISTINCT nullif(tax_type, '')), :tax_account, coalesce(max(iif(tax_cents IS NULL, tax, NULL)),
  printf('%s%d.%02d', iif(sum(tax_cents) < 0, '-', ''), abs(sum(tax_cents)) / 100, abs(sum(tax_cents)) % 100)), '1'
FROM row GROUP BY document HAVING sum(tax_cents) <> 0 OR count(*) > count(tax_cents)
