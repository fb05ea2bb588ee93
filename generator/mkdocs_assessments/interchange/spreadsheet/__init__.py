"""From and to spreadsheets (CSV): a row for each item, and one for each setting beside the items."""
