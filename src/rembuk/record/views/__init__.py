"""The pages of a talk's record: the public's, and the desk's."""
