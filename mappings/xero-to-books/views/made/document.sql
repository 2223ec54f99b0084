-- Each document, once, with what becomes of it. Drafts, voided and deleted ones are left out, and what is in another currency than the books,
-- for what it comes to in theirs the files do not say; and money that was paid and not used. What is of a type that is not Xero's, an
-- invoice below zero, or of which nobody can say whether it is one document, has a `fault`. Where the lines alone come to the total they hold their tax, which is then taken out of them.
WITH whole AS (
  SELECT group_concat(_row) AS _row, document AS key, number, max(reference) AS reference, max(day) AS day, max(due) AS due, max(party) AS party, side,
    max(ltrim(total, '-')) AS total, max(iif(is_credit, ltrim(paid, '-'), paid)) AS paid, max(ltrim(owed, '-')) AS owed, max(is_dead) AS is_stopped, max(own_status = '') AS is_part_told, max(status) AS status, max(is_unknown) AS is_unknown, max(is_credit) AS is_credit, max(what) AS what, group_concat(DISTINCT nullif(tracking, '')) AS tracking, max(type) AS type, max(total LIKE '-%') AS is_below,
    count(DISTINCT nullif(party, '')) > 1 OR count(DISTINCT nullif(replace('/' || trim(day), '/0', '/'), '/')) > 1 AS is_mixed,
    max(iif(upper(trim(currency)) IN ('', upper(:currency)), '', currency)) AS "foreign",
    max(amount || price <> '') AS is_priced, group_concat(DISTINCT iif(names_tax AND total = '' AND tax = '', tax_type, NULL)) AS lost_tax,
    CAST(round(CAST(max(ltrim(total, '-')) AS REAL) * 100) AS INTEGER) = sum(cents) AND sum(tax_cents) <> 0 AS is_inclusive
  FROM row GROUP BY document
),
-- Where its rows are of several days and not all say that it was voided, nobody can say that all of it was.
judged AS (SELECT *, is_stopped AND NOT (is_mixed AND is_part_told) AS is_dead FROM whole)
SELECT _row, key, number, reference, day, due, party, side, total, paid, is_inclusive,
  CASE WHEN is_dead THEN 'Xero has it as ' || status WHEN "foreign" <> '' THEN 'in ' || "foreign" || ', which is not the currency of the books: enter it in Zoho Books by hand'
    WHEN what = 'money' THEN 'Xero has it as ' || type || ', which is money and no ' || iif(side = 'sale', 'invoice', 'bill') || ': enter in Zoho Books by hand, as a payment on account, what of it is left' ELSE '' END AS left_out,
  CASE WHEN is_dead OR "foreign" <> '' THEN '' WHEN what = 'unknown' THEN 'its type (' || type || ') is none of an invoice or credit note of this file: correct it in the file, or take the row out'
    WHEN what = 'invoice' AND is_below THEN 'its total is below zero, and it is no credit note: correct its type or its total in the file'
    WHEN is_mixed THEN 'its rows are of several parties or days: where they are several documents, give each a number of its own in the file'
    WHEN NOT is_priced THEN 'none of its rows has an amount or a price: does the file call LineAmount or UnitAmount otherwise?' ELSE '' END AS fault,
  CASE
    WHEN is_dead OR "foreign" <> '' OR what = 'money' THEN side || ' left out'
    WHEN side = 'sale' THEN iif(is_credit, 'credit note', 'invoice')
    ELSE iif(is_credit, 'vendor credit', 'bill') END AS fate,
  -- The files say that credit was used, and never for what.
  ltrim(CASE
    WHEN is_credit AND (owed = '' OR abs(CAST(owed AS REAL) - CAST(total AS REAL)) > 0.004)
      THEN 'what of it was used, and for which ' || iif(side = 'sale', 'invoice', 'bill') || ', the file does not say, so that it is open as a whole: apply it in Zoho Books by hand'
    WHEN NOT is_credit AND owed <> '' AND CAST(total AS REAL) - CAST(paid AS REAL) - CAST(owed AS REAL) > 0.004
      THEN 'a part of it was settled by a credit note or a prepayment, and the file does not say by which: apply that in Zoho Books by hand'
    ELSE '' END
    || iif(is_unknown, '; its status (' || status || ') is none of Xero''s, and it moves as an approved one: where it is none, take its rows out', '')
    || iif(tracking IS NULL, '', '; its tracking (' || tracking || ') stays behind: set it in Zoho Books by hand, as reporting tags')
    || iif(lost_tax IS NULL, '', '; its tax (' || lost_tax || ') has no amount in the file, and stays behind: fill in TaxAmount, or enter it in Zoho Books by hand'), '; ') AS note
FROM judged
