-- People. Who has no e-mail address in the export (it has them only where an owner of the workspace allows it) is refused by name, not left out.
-- Titles are for packs that extend this one and make designations of them: in Slack they are free text.
SELECT _row, id, email, name AS display_name, first_name, last_name, phone, title, timezone, left_out, note
FROM person
ORDER BY _row
