"""What a library of scenarios trains, and what it leaves out."""
