# Una dirección que fija una edición que no está aquí.

edition-not-here = La edición { $version } no está aquí
edition-was-here = Este servidor tiene la edición { $version } del conjunto de datos. Esta dirección fija la { $pinned }, que estuvo aquí hasta el { $day } y no se conserva.
edition-not-remembered = Este servidor tiene la edición { $version } del conjunto de datos. Esta dirección fija la { $pinned }, que no recuerda.
edition-same-page = La misma página en la edición { $version }
edition-changes = Qué ha cambiado desde { $version }
