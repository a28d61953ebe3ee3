"""What the model may do: functions, and how each is carried out. Who may is decided in the domain."""
