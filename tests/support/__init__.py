"""What several tests share: small situations, scripted plays, pictures of screens."""
