"""What item views show: the state as Qt models, changed row by row."""
