"""What to do about a disk that does not answer, by what the system says of it."""

from __future__ import annotations

import errno
from pathlib import Path


def sentence(error: OSError, folder: Path) -> str:
    """What to do about a disk that fails; what was answered is kept in memory meanwhile."""
    if error.errno in (errno.ENOSPC, getattr(errno, "EDQUOT", -1), errno.EFBIG):
        return (
            f"Le disque est plein : la séance ne peut pas être enregistrée dans « {folder} »."
            " Libérez de la place, puis réessayez."
        )
    if error.errno in (errno.EROFS, errno.EACCES, errno.EPERM):
        return (
            f"Il est interdit d’écrire dans « {folder} ». Demandez les droits sur ce dossier, ou"
            " choisissez-en un autre avec la variable COMPTOIR_DONNEES, puis réessayez."
        )
    if error.errno in (errno.ENOENT, errno.ENODEV, errno.ENXIO, errno.EIO, errno.ESTALE):
        return (
            f"Le dossier « {folder} » ne répond plus. Rebranchez la clé USB ou le lecteur"
            " réseau, puis réessayez."
        )
    if error.errno in (errno.ENOTDIR, errno.EEXIST, errno.EISDIR):
        return (
            f"« {folder} » ne peut pas servir de dossier : un fichier porte déjà ce nom."
            " Choisissez un autre dossier avec la variable COMPTOIR_DONNEES."
        )
    reason = error.strerror or "erreur inconnue"
    return f"La séance ne peut pas être enregistrée dans « {folder} » ({reason}). Réessayez."
