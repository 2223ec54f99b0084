-- Each voucher type in use, as it is written, and the one of Tally's own that it goes by: users add types, each with a parent. Where the table
-- of types is not there, or does not have it, a type goes by its own name. One that leads to none of Tally's own, or that has two parents, is not known.
WITH RECURSIVE own (name) AS (VALUES
  ('sales'), ('purchase'), ('receipt'), ('payment'), ('contra'), ('journal'), ('credit note'), ('debit note'), ('payroll'), ('memorandum'), ('reversing journal'),
  ('attendance'), ('sales order'), ('purchase order'), ('job work in order'), ('job work out order'), ('delivery note'), ('receipt note'), ('rejections in'),
  ('rejections out'), ('material in'), ('material out'), ('stock journal'), ('physical stock')
),
made (called, above) AS (
  SELECT lower(trim(name)), iif(count(DISTINCT lower(trim(parent))) > 1, '', min(lower(trim(parent)))) FROM mst_vouchertype WHERE lower(trim(parent)) NOT IN ('', lower(trim(name))) GROUP BY 1
),
climbed (name, base, depth) AS (
  SELECT DISTINCT voucher_type, lower(trim(voucher_type)), 0 FROM trn_voucher
  UNION ALL
  SELECT c.name, m.above, c.depth + 1 FROM climbed c JOIN made m ON m.called = c.base
  WHERE c.depth < 20
)
SELECT min(v._row) AS _row, c.name, c.base, c.base IN (SELECT name FROM own) AS is_known FROM trn_voucher v
JOIN (SELECT name, base, max(depth) FROM climbed GROUP BY name) c ON c.name = v.voucher_type
GROUP BY c.name
