"""What all models of settings are: no type is guessed, nothing changes them, and no error shows what was in them."""

from pydantic import BaseModel, ConfigDict


class Base(BaseModel):
    model_config = ConfigDict(strict=True, frozen=True, hide_input_in_errors=True)
