"""What a process gives up, for good, before it reads what nobody vouches for."""
