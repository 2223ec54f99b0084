SELECT *, "Display Name" AS shown,
  iif("Currency Code" IN ('', :currency), '', "Currency Code") AS "foreign",
  iif("Opening Balance" <> '' AND ("Opening Balance" GLOB '*[1-9]*' OR "Opening Balance" NOT GLOB '*0*'), "Opening Balance", '') AS owed,
  -- Whoever can be written to has a name: the first there is.
  iif("First Name" || "Last Name" || "EmailID" || "Phone" || "MobilePhone" || "Department" || "Designation" = '', '',
    coalesce(nullif("First Name", ''), nullif("Last Name", ''), substr("Display Name", 1, 100))) AS person,
  iif("First Name" = '', '', "Last Name") AS person_surname,
  iif("Contact First Name" || "Conact Last Name" || "Conact Display Name" || "Conact EmailID" || "Conact Phone" || "Conact MobilePhone" || "Conact Department" || "Conact Designation" = '', '',
    coalesce(nullif("Contact First Name", ''), nullif("Conact Last Name", ''), nullif("Conact Display Name", ''), substr("Display Name", 1, 100))) AS other,
  iif("Contact First Name" = '', '', "Conact Last Name") AS other_surname,
  iif(lower("Status") = 'inactive', 'inactive in Zoho Books: it is made active, and is to be marked as inactive there', '') AS noted
FROM customer_file ORDER BY _row
