SELECT *, "Display Name" AS shown, iif("Currency Code" IN ('', :currency), '', "Currency Code") AS "foreign" FROM customer_file ORDER BY _row
