-- The reference is what it is in QuickBooks: Zoho asks for none that is nobody else's.
SELECT _row, key, num AS number, day, note, contact, amount, other_account AS account, other_bank AS bank, told, fault FROM moved WHERE fate = 'customer payment' ORDER BY _row
