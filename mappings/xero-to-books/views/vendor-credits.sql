SELECT _row, key, number, reference, day, due, 'vendor ' || party AS contact, total, fault, note FROM document WHERE fate = 'vendor credit' ORDER BY _row
