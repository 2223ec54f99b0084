SELECT l._row, l.document, l.name, l.description, l.account, l.rate, l.quantity FROM line l JOIN document d ON d.key = l.document
WHERE d.fate = 'bill'
ORDER BY l.document, l.place, l._row
