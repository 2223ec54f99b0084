-- The taxes that lines bear, as India's organisations have them: IGST18; CGST9 and SGST9, which GST18 puts together.
WITH used AS (SELECT min(_row) AS _row, rate, is_inter FROM line_tax WHERE rate > 0 GROUP BY rate, is_inter),
part (_row, kind, rate) AS (
  SELECT _row, 'igst', rate FROM used WHERE is_inter
  UNION ALL SELECT _row, 'cgst', rate / 2.0 FROM used WHERE NOT is_inter
  UNION ALL SELECT _row, 'sgst', rate / 2.0 FROM used WHERE NOT is_inter
)
SELECT _row, kind || ' ' || rtrim(rtrim(printf('%.1f', rate), '0'), '.') AS key, kind, upper(kind) || printf('%g', rate / 1000.0) AS name, printf('%g', rate / 1000.0) AS percentage
FROM part
