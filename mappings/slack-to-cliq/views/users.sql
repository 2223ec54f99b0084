-- People. Who has no e-mail address in the export (it has them only where an owner of the workspace allows it) is refused by name, not left out.
SELECT u._row, u.id, p.email, p.name AS display_name, p.first_name, p.last_name, u."profile.phone" AS phone, u."profile.title" AS title, u.tz AS timezone, p.left_out
FROM slack_user u JOIN person p ON p.id = u.id
ORDER BY u._row
