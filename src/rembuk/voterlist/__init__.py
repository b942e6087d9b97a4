"""The public side of the voter list: recaps, responses, recommendations. No voter row ever."""
