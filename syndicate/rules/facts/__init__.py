"""Tables of facts that rules look things up in: months, places, agencies. No rule lives here."""
