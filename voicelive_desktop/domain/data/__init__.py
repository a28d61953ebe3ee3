"""What the service offers, as dated tables. Nothing here decides anything; `catalogue` reads them."""
