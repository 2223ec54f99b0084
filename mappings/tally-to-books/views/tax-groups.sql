SELECT min(_row) AS _row, rate, 'GST' || printf('%g', rate / 1000.0) AS name,
  'cgst ' || rtrim(rtrim(printf('%.1f', rate / 2.0), '0'), '.') AS cgst, 'sgst ' || rtrim(rtrim(printf('%.1f', rate / 2.0), '0'), '.') AS sgst
FROM line_tax WHERE rate > 0 AND NOT is_inter GROUP BY rate
