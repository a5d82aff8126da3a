"""Numbers: what students type, formulas, sheets and coins."""
