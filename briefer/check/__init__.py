"""What an editor would ask about facts and sources: pure functions over frozen values."""
