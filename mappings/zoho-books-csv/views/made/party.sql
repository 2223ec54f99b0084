-- What customers and vendors have in common: their rows in the words of the mapping.
WITH listed AS (
  SELECT _row, 'customer' AS side, "Display Name" AS name, "Currency Code" AS currency, "Opening Balance" AS opening, "First Name" AS first, "Last Name" AS last,
    "EmailID" || "Phone" || "MobilePhone" || "Department" || "Designation" AS rest, "Contact First Name" AS other_first, "Conact Last Name" AS other_last,
    "Conact Display Name" AS other_shown, "Conact EmailID" || "Conact Phone" || "Conact MobilePhone" || "Conact Department" || "Conact Designation" AS other_rest, "Status" AS status
  FROM customer_file
  UNION ALL
  SELECT _row, 'vendor', "Display Name", "Currency Code", "Opening Balance", "First Name", "Last Name",
    "EmailID" || "Phone" || "MobilePhone" || "Department" || "Designation", "Contact First Name", "Conact Last Name",
    "Conact Display Name", "Conact EmailID" || "Conact Phone" || "Conact MobilePhone" || "Conact Department" || "Conact Designation", "Status"
  FROM vendor_file
)
SELECT _row, trim(name) || iif(side = 'vendor' AND lower(trim(name)) IN (SELECT called FROM known WHERE kind = 'customer'), ' (vendor)', '') AS shown,
  iif(upper(trim(currency)) IN ('', upper(:currency)), '', upper(trim(currency))) AS "foreign",
  iif(opening <> '' AND (opening GLOB '*[1-9]*' OR opening NOT GLOB '*0*'), opening, '') AS owed,
  -- Whoever can be written to has a name: the first there is.
  iif(first || last || rest = '', '', coalesce(nullif(first, ''), nullif(last, ''), substr(name, 1, 100))) AS person,
  iif(first = '', '', last) AS person_surname,
  iif(other_first || other_last || other_shown || other_rest = '', '', coalesce(nullif(other_first, ''), nullif(other_last, ''), nullif(other_shown, ''), substr(name, 1, 100))) AS other,
  iif(other_first = '', '', other_last) AS other_surname,
  iif(lower(trim(status)) = 'inactive', 'inactive in Zoho Books: it is made active, and is to be marked as inactive there', '') AS noted
FROM listed
