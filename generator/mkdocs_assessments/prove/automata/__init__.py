"""What reads the parts of a sheet one at a time, in any order, and keeps no more than its result depends on."""
