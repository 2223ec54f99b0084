SELECT s._row, s.number, s.item, s.description, s.price, s.quantity
FROM sale s JOIN company c ON c.id = s.customer
ORDER BY s.number, s._row
