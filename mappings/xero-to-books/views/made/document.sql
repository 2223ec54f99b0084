-- Each document, once, with what becomes of it. Drafts, voided and deleted ones are left out, and counted. Where the lines alone come to the
-- total they hold their tax, which is then taken out of them.
SELECT group_concat(_row) AS _row, document AS key, number, max(reference) AS reference, max(day) AS day, max(due) AS due, max(party) AS party, side,
  max(ltrim(total, '-')) AS total, max(ltrim(paid, '-')) AS paid, CAST(round(abs(CAST(max(ltrim(total, '-')) AS REAL)) * 100) AS INTEGER) = sum(cents) AND sum(tax_cents) > 0 AS is_inclusive,
  CASE WHEN lower(max(status)) IN ('draft', 'voided', 'deleted', 'submitted', 'awaiting approval') THEN 'Xero has it as ' || lower(max(status)) ELSE '' END AS left_out,
  CASE
    WHEN lower(max(status)) IN ('draft', 'voided', 'deleted', 'submitted', 'awaiting approval') THEN side || ' left out'
    WHEN side = 'sale' THEN iif(max(is_credit), 'credit note', 'invoice')
    ELSE iif(max(is_credit), 'vendor credit', 'bill') END AS fate
FROM row GROUP BY document
