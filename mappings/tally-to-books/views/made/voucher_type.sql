-- Each voucher type in use and the one of Tally's own that it goes by: users add types, each with a parent. Where the table of types is not
-- there, or does not have it, a type goes by its own name.
WITH RECURSIVE climbed (name, base, depth) AS (
  SELECT DISTINCT voucher_type, voucher_type, 0 FROM trn_voucher
  UNION ALL
  SELECT c.name, m.parent, c.depth + 1 FROM climbed c JOIN mst_vouchertype m ON m.name = c.base
  WHERE m.parent NOT IN ('', m.name) AND c.depth < 20
)
SELECT min(v._row) AS _row, c.name, c.base FROM trn_voucher v
JOIN (SELECT name, base, max(depth) FROM climbed GROUP BY name) c ON c.name = v.voucher_type
GROUP BY c.name
