# Lo que está mal en una dirección.

refusal-unknown-name = { $of } no tiene ningún parámetro `{ $name }`{ $hint }. Admite: { $allowed }.
refusal-unknown-value = `{ $name }` admite { $allowed }, no `{ $value }`{ $hint }
refusal-repeated = `{ $name }` se da más de una vez
refusal-hint = { " " }(¿quiso decir `{ $nearest }`?)
refusal-hint-called = { " " }(¿quiso decir `{ $nearest }`, de { $called }?)
refusal-none = ninguno
refusal-others = { $taken }: { $words } u otros { $count }
refusal-page = `page` admite un número a partir de 1, no `{ $value }`
refusal-unreadable = No se puede leer la dirección: lo que sigue a `?` ha de ser nombre=valor, unido por `&`.
refusal-late = la respuesta tarda más de { $seconds } segundos; pida menos de una vez
refusal-query-too-long = `query` tiene { $given } caracteres; dé { $most } como máximo
refusal-query-too-many = `query` tiene { $given } palabras y frases; dé { $most } como máximo
refusal-too-many-pairs = habría que comparar { $pairs } pares de { $what ->
    [agencies] organismos
    [databases] bases de datos
   *[other] productos
}; el límite es { $limit }: pregunte por un organismo, una red o un Estado en vez de por todos

refusal-of-chart = Este gráfico
refusal-of-list = Esta lista
refusal-of-page = Esta página
refusal-of-address = Esta dirección
refusal-of-comparison = Esta comparación

taken-a-word = una palabra
taken-a-kind = una clase
taken-a-value = uno de sus valores
taken-a-slug = el nombre que uno tiene en direcciones
taken-a-state = el código de país de dos letras, como `ly`
taken-an-id = el identificador global de uno, como agency:iom
taken-sort = una columna, con `-` delante para empezar por el mayor
taken-columns = nombres de columnas, unidos por comas
taken-columns-at-most = { $most } columnas como máximo
taken-characters-at-most = { $most } caracteres como máximo
taken-words-at-most = { $most } palabras y frases como máximo
taken-a-table = una tabla
taken-nothing-beside-after = nada junto a `after`
taken-a-number = un número entero o un intervalo, como 5, 5..10, 5.. o ..10
taken-a-date = un año, un mes o un día del calendario, como 2017, 2017-04 o 2017-04-03
taken-dates = una fecha o un intervalo, como 2017, 2010..2017, 2010.. o ..2017
taken-forward = un intervalo que no termine antes de empezar
taken-one-kind = cosas de una sola clase a la vez
taken-side-by-side = de { $least } a { $most } cosas
taken-each-once = cada cosa una sola vez
taken-scope-beside-type = un ámbito solo junto a `type`, como type=residence_permit
taken-pixels = un número de píxeles de { $least } a { $most }
