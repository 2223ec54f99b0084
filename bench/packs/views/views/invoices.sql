-- One row for each invoice: a group over all lines, joined with their customers, and sorted.
SELECT min(s._row) AS _row, s.number, s.customer, min(s.date) AS date, decimal_sum(s.freight) AS freight, c.company || ', ' || count(*) || ' lines' AS notes
FROM sale s JOIN company c ON c.id = s.customer
GROUP BY s.number, s.customer
ORDER BY date, s.number
