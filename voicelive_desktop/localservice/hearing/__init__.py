"""From sound to words and turns: voice activity, recognisers, turn detection."""
