SELECT _row, key, number, reference, day, due, 'customer ' || party AS contact, total, fault, note FROM document WHERE fate = 'credit note' ORDER BY _row
