"""The independent parts that a joint proof reads: items alone, and what is taken together to be read as one."""
