-- What the items of each GST rate come to in a document.
SELECT min(_row) AS _row, guid, gst_rate, sum(cents) AS cents, row_number() OVER (PARTITION BY guid, sum(cents) ORDER BY gst_rate) AS nth
FROM moved_item GROUP BY guid, gst_rate
