"""Files → what is known of all of them: read, compared with each other, counted, and put on the shelf."""
