-- Parties. Zoho takes no name twice: a vendor that is a customer, too, has a word behind its name.
WITH named AS (
  SELECT min(_row) AS _row, substr(contact, 1, instr(contact, ' ') - 1) AS type, name FROM entry WHERE contact <> '' AND name <> '' AND cents IS NOT 0 GROUP BY contact
  UNION ALL
  SELECT _row, type, name FROM listed
)
SELECT min(_row) AS _row, type, name, type || ' ' || name AS key,
  name || iif(type = 'vendor' AND lower(name) IN (SELECT lower(name) FROM named WHERE type = 'customer'), ' (vendor)', '') AS shown
FROM named GROUP BY type, name
