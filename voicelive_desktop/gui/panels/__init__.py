"""The parts of the window, each with one purpose. They read state and announce intents."""
