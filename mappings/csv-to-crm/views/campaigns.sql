SELECT * FROM campaign_file ORDER BY _row
