"""Reading the files of DUO and others as they are published: from bytes to checked rows, without the database."""
