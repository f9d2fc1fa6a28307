"""What stands in the place of a held story; a killed one has the words of every feed."""

from typing import Final

HOLD_TITLE: Final = "HOLD: story withheld"
WITHHELD: Final = "This story is withheld. Do not use any version of it until it is released."
