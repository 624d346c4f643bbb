"""What is kept on disk: while a site is made, so that memory does not grow; and from one run to the next."""
