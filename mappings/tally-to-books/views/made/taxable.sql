-- The lines of taxed documents that a tax can be of: no liabilities, no advances, such as what was kept back (TDS), and nothing that rounding has
-- left, which is less than a rupee where its ledger is not known for it. With each the rate its item
-- or ledger names, in thousandths of a percent. CROSS JOIN keeps the order: with the ledgers first, each of them would be held against every
-- document, which takes minutes where both are many.
SELECT d._row, d.guid, d.item, d.cents, CAST(round(coalesce(nullif(CAST(i.gst_rate AS REAL), 0), CAST(m.tax_rate AS REAL), 0) * 1000) AS INTEGER) AS rate
FROM document_tax t CROSS JOIN document_line d ON d.guid = t.guid
CROSS JOIN ledger l ON l.guid = d.account JOIN mst_ledger m ON m._row = l._row
LEFT JOIN item_spelling p ON p.spelling = d.item LEFT JOIN mst_stock_item i ON i._row = p.item
WHERE t.other = 0 AND (t.igst = 0) <> (t.cgst = 0 AND t.sgst = 0)
  AND l.account_type NOT IN ('other_current_liability', 'long_term_liability', 'other_current_asset', 'equity') AND NOT l.is_round_off AND abs(d.cents) >= 100
