SELECT f.*, p.shown, p."foreign", p.owed, p.person, p.person_surname, p.other, p.other_surname, p.noted
FROM vendor_file f JOIN party p ON p._row = f._row ORDER BY f._row
