"""The page "Functions" and the dialogs that it opens. How a call reads belongs to gui.wording."""
