# La búsqueda: su página, y el campo que la ofrece en otras. Los textos de los hechos están en inglés.

search-title = Buscar
search-description = Búsqueda en el texto de instrumentos, medidas, organismos, redes, proyectos y todo lo demás.
search-refused = No se puede buscar eso:
search-help = Los hechos están descritos en inglés: búsquense palabras inglesas. Se encuentran en todas sus formas, sin distinguir mayúsculas ni acentos. <code>"child victims"</code> se busca palabra por palabra, <code>compens*</code> como comienzo de una palabra, y lo que sigue a un <code>-</code> no debe aparecer.
search-kinds = Clases
search-all = Todas
search-nothing = No se ha encontrado nada. Los hechos están descritos en inglés. Con menos palabras se encuentra más, y solo con exclusiones no se encuentra nada; <code>compens*</code> encuentra todas las palabras que empiezan así.
search-found = { $total ->
    [one] Un resultado.
   *[other] { $total } resultados, primero los mejores.
}
search-pages = Páginas de resultados
search-before = ← Resultados mejores
search-after = Más resultados →

search-form-label = Buscar organismos, instrumentos, redes y todo lo demás
search-form-placeholder = Buscar (en inglés): ICAT, residence permit, “child victims” …
search-form-button = Buscar
search-suggestions = Sugerencias
