"""Work of the live room that goes on beside the pages."""
