"""What is known: the state, what happens, what shall be done, and the values they are made of."""
