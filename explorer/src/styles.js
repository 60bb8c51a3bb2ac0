// GraphiQL's package also offers one style sheet with everything. It repeats the editor's styles, which the editor's own modules
// bring along, and carries two families of fonts; the system's fonts read as well and cost nothing.

import "@graphiql/react/style.css";
import "@graphiql/plugin-doc-explorer/style.css";
import "@graphiql/plugin-history/style.css";
import "@graphiql/plugin-explorer/style.css";
import "graphiql/graphiql.css";
import "./page.css";
