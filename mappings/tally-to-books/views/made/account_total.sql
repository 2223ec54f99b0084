-- What each account comes to in a document; `nth` tells apart those of a document that come to the same.
SELECT min(_row) AS _row, guid, account, sum(cents) AS cents, row_number() OVER (PARTITION BY guid, sum(cents) ORDER BY min(_row)) AS nth
FROM worth GROUP BY guid, account
