-- People. Who has no e-mail address in the export (it has them only where an owner of the workspace allows it) is refused by name, not left out.
SELECT u._row, u.id, p.email, p.name AS display_name,
  CASE WHEN u."profile.first_name" || u."profile.last_name" <> '' THEN u."profile.first_name"
    WHEN instr(u."profile.real_name", ' ') > 0 THEN substr(u."profile.real_name", 1, instr(u."profile.real_name", ' ') - 1) ELSE u."profile.real_name" END AS first_name,
  CASE WHEN u."profile.first_name" || u."profile.last_name" <> '' THEN u."profile.last_name"
    WHEN instr(u."profile.real_name", ' ') > 0 THEN substr(u."profile.real_name", instr(u."profile.real_name", ' ') + 1) ELSE '' END AS last_name,
  u."profile.phone" AS phone, u."profile.title" AS title, u.tz AS timezone, p.left_out
FROM slack_user u JOIN person p ON p.id = u.id
ORDER BY u._row
