"""The window: PySide6 and pyqtgraph. It shows state and announces intents; it knows neither network
nor sound card.
"""
