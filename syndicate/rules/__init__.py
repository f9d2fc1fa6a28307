"""What makes a dispatch right: pure functions over the model, and tables of facts."""
