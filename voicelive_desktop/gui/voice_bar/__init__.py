"""The bar at the bottom and what it draws: waveform, meter, orb, device pickers, Start."""
