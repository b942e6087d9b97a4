"""What was found, as people read it: on the terminal, in a spreadsheet, as JSON, on a page to print."""
