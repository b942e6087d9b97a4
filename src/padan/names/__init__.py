"""Names as they are written in the field, brought to forms that can be compared."""
